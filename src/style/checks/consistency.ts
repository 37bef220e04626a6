import { fillMessage } from '../message.ts';
import type { Pattern } from '../pattern/pattern.ts';
import { RuleFault } from '../rule/fields.ts';
import type { Alert, CheckKind } from './check-kind.ts';
import { wordPattern } from './word-pattern.ts';

/** Two ways to write a word, of which an article must use one only. */
export const consistency: CheckKind = {
  keys: ['either', 'ignorecase', 'nonword'],
  scope: ['text'],
  make(fields, { wordTemplate }) {
    const pairs = fields.pairs('either');
    if (pairs.length === 0) throw new RuleFault([], 'A rule of the kind consistency needs `either`.');
    const options = {
      template: wordTemplate,
      ignoreCase: fields.flag('ignorecase'),
      words: !fields.flag('nonword'),
    };
    const steps = pairs.map(
      ([one, other], index): Step => ({
        pattern: wordPattern(`(?<one>${one})|(?<other>${other})`, options),
        forms: [`${fields.id} ${index} one`, `${fields.id} ${index} other`],
      }),
    );
    const message = fields.text('message')!;
    return {
      validate: () => {
        for (const { pattern } of steps) pattern.validate();
      },
      run({ text }, memory) {
        const alerts: Alert[] = [];
        for (const { pattern, forms } of steps) {
          const found = pattern.findAll(text);
          for (const { named } of found) memory.seen.add(forms[named.one === undefined ? 1 : 0]);
          const last = found.at(-1);
          if (!last || !forms.every((form) => memory.seen.has(form))) continue;
          const word = last.named.one ?? last.named.other ?? last.text;
          const start = last.start + last.text.indexOf(word);
          alerts.push({
            span: { start, end: start + word.length },
            message: fillMessage(message, [word]),
          });
        }
        return alerts;
      },
    };
  },
};

interface Step {
  pattern: Pattern;
  forms: readonly [string, string];
}
