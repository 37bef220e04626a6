import { fillMessage } from '../message.ts';
import { Pattern } from '../pattern/pattern.ts';
import { actionOf } from './action.ts';
import type { Alert, CheckKind } from './check-kind.ts';
import { exceptionsOf } from './existence.ts';
import { exceptionPattern } from './word-pattern.ts';

/** A token that follows itself, as "the the". */
export const repetition: CheckKind = {
  keys: ['tokens', 'max', 'alpha', 'ignorecase', 'exceptions', 'vocab'],
  scope: ['text'],
  make(fields, { accepted }) {
    const tokens = fields.list('tokens');
    const ignoreCase = fields.flag('ignorecase');
    const pattern = new Pattern(
      `${ignoreCase ? '(?i)' : ''}(?:${(tokens.length > 0 ? tokens : ['[^\\s]+']).join('|')})`,
    );
    const except = exceptionPattern(exceptionsOf(fields, accepted));
    const alpha = fields.flag('alpha');
    const max = fields.number('max') ?? 0;
    const message = fields.text('message')!;
    const action = actionOf(fields);
    const fold = (text: string): string => (ignoreCase ? text.toLowerCase() : text);
    return {
      validate: () => pattern.validate(),
      run({ text }) {
        const alerts: Alert[] = [];
        let before = { text: '', start: 0 };
        let count = 0;
        for (const { text: token, start, end } of pattern.findAll(text)) {
          const now = token.trim();
          const again = now !== '' && fold(now) === fold(before.text) && !(alpha && !/^\p{L}+$/u.test(now));
          count = again ? count + 1 : 0;
          // As in Vale, what two lines part is no repetition: a verse, or a list in code.
          const apart = text.slice(before.start, end).includes('\n');
          if (again && count > max && !apart && !except?.test(now)) {
            const span = { start: before.start, end };
            alerts.push({
              span,
              message: fillMessage(message, [now]),
              replacements: action(text.slice(span.start, span.end)),
            });
            count = 0;
          }
          before = { text: now, start };
        }
        return alerts;
      },
    };
  },
};
