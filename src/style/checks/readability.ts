import { GRADES } from '../language/measures.ts';
import { fillMessage } from '../message.ts';
import { RuleFault } from '../rule/fields.ts';
import type { CheckKind } from './check-kind.ts';

/** The grade of school that a file asks for, by one or more of the usual formulas. */
export const readability: CheckKind = {
  keys: ['metrics', 'grade'],
  scope: ['summary'],
  make(fields) {
    const names = fields.list('metrics').map((name) => name.toLowerCase());
    const metrics = names.length > 0 ? names : ['flesch-kincaid'];
    const unknown = metrics.findIndex((name) => !(name in GRADES));
    if (unknown >= 0)
      throw new RuleFault(
        ['metrics', unknown],
        `There is no such formula: it should be one of ${Object.keys(GRADES).join(', ')}.`,
      );
    const limit = fields.number('grade') ?? 0;
    const message = fields.text('message')!;
    return {
      validate: () => {},
      run(_, memory) {
        const measures = memory.measures();
        if (!measures.words) return [];
        const grade = metrics.reduce((sum, name) => sum + GRADES[name]!(measures), 0) / metrics.length;
        return grade > limit ? [{ message: fillMessage(message, [grade.toFixed(2)]) }] : [];
      },
    };
  },
};
