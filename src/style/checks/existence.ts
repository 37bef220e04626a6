import type { RuleFields } from '../rule/fields.ts';
import { RuleFault } from '../rule/fields.ts';
import { fillMessage } from '../message.ts';
import { actionOf } from './action.ts';
import type { CheckKind } from './check-kind.ts';
import { exceptionPattern, wordPattern } from './word-pattern.ts';

/** Words or patterns that must not occur. */
export const existence: CheckKind = {
  keys: ['tokens', 'raw', 'ignorecase', 'nonword', 'append', 'exceptions', 'vocab'],
  scope: ['text'],
  make(fields, { accepted, wordTemplate }) {
    const tokens = fields.list('tokens').filter((token) => token.trim() !== '');
    const raw = fields.list('raw').join('');
    if (tokens.length === 0 && raw === '')
      throw new RuleFault([], 'A rule of the kind existence needs `tokens` or `raw`.');
    const nonword = fields.flag('nonword');
    const pattern = wordPattern(tokens.join('|'), {
      template: wordTemplate,
      ignoreCase: fields.flag('ignorecase'),
      words: !nonword && tokens.length > 0,
      raw,
      append: fields.flag('append'),
    });
    const vocabulary = nonword ? [] : accepted;
    const except = exceptionPattern(exceptionsOf(fields, vocabulary));
    const message = fields.text('message')!;
    const action = actionOf(fields);
    return {
      validate: () => {
        pattern.validate();
        except?.validate();
      },
      mayOccur: (joined) => !pattern.looksInsideOnly || pattern.test(joined),
      run: ({ text }) =>
        pattern
          .findAll(text)
          .filter((match) => !except?.test(match.text.trim()))
          .map((match) => ({
            span: { start: match.start, end: match.end },
            message: fillMessage(message, [match.text]),
            replacements: action(match.text),
          })),
    };
  },
};

/** A rule's own exceptions, and the newsroom's words unless the rule does without them. */
export function exceptionsOf(fields: RuleFields, accepted: readonly string[]): string[] {
  return [...fields.list('exceptions'), ...(fields.flag('vocab', true) ? accepted : [])];
}
