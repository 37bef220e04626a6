import { fillMessage } from '../message.ts';
import { Pattern } from '../pattern/pattern.ts';
import { RuleFault } from '../rule/fields.ts';
import type { CheckKind } from './check-kind.ts';

/** Something that may occur only so often, or must at least so often, in each block. */
export const occurrence: CheckKind = {
  keys: ['token', 'max', 'min', 'ignorecase'],
  scope: ['text'],
  make(fields) {
    const token = fields.text('token');
    if (token === undefined) throw new RuleFault([], 'A rule of the kind occurrence needs a `token`.');
    const pattern = new Pattern(`${fields.flag('ignorecase') ? '(?i)' : ''}(?:${token})`);
    const max = fields.number('max') ?? 0;
    const min = fields.number('min') ?? 0;
    const message = fields.text('message')!;
    return {
      validate: () => pattern.validate(),
      run({ text, scope }) {
        const found = pattern.findAll(text);
        if (!((max > 0 && found.length > max) || (min > 0 && found.length < min))) return [];
        // Code that was left out reads as stars: the alert stands at the first words.
        const first = found.find((match) => /[^\s*]/.test(match.text));
        if (found.length > 0 && !first) return [];
        const place = first ? { start: first.start, end: first.end } : { start: 0, end: 0 };
        // What is missing in the whole text has no place: the alert is about the file.
        const span = first || !scope.startsWith('summary') ? { span: place } : {};
        return [{ ...span, message: fillMessage(message, [String(found.length)]) }];
      },
    };
  },
};
