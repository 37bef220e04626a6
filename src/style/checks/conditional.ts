import { fillMessage } from '../message.ts';
import { Pattern } from '../pattern/pattern.ts';
import { RuleFault } from '../rule/fields.ts';
import type { CheckKind } from './check-kind.ts';
import { exceptionsOf } from './existence.ts';
import { exceptionPattern } from './word-pattern.ts';

/** Something that asks for something else before it, as an abbreviation asks for its long form. */
export const conditional: CheckKind = {
  keys: ['first', 'second', 'ignorecase', 'exceptions', 'vocab'],
  scope: ['text'],
  make(fields, { accepted }) {
    const first = fields.text('first');
    const second = fields.text('second');
    if (first === undefined || second === undefined)
      throw new RuleFault([], 'A rule of the kind conditional needs `first` and `second`.');
    const flag = fields.flag('ignorecase') ? '(?i)' : '';
    const wanted = new Pattern(flag + second);
    const met = new Pattern(flag + first);
    const except = exceptionPattern(exceptionsOf(fields, accepted));
    const message = fields.text('message')!;
    return {
      validate: () => {
        wanted.validate();
        met.validate();
        except?.validate();
      },
      mayOccur: (joined) => !met.looksInsideOnly || met.test(joined),
      run({ text }, { seen }) {
        for (const { groups } of wanted.findAll(text))
          for (const group of groups) if (group !== undefined) seen.add(group);
        return met
          .findAll(text)
          .filter((match) => !seen.has(match.text) && !except?.test(match.text))
          .map((match) => ({
            span: { start: match.start, end: match.end },
            message: fillMessage(message, [match.text]),
          }));
      },
    };
  },
};
