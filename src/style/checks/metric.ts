import { fillMessage } from '../message.ts';
import { RuleFault } from '../rule/fields.ts';
import type { CheckKind } from './check-kind.ts';
import { readCondition, readFormula } from './formula.ts';

/** A formula over a whole file, such as one for readability, and when its result is too much. */
export const metric: CheckKind = {
  keys: ['formula', 'condition'],
  scope: ['summary'],
  make(fields) {
    const formula = fields.text('formula');
    const condition = fields.text('condition');
    if (formula === undefined || condition === undefined)
      throw new RuleFault([], 'A rule of the kind metric needs a `formula` and a `condition`.');
    const value = readFormula(formula);
    const isMet = readCondition(condition);
    const message = fields.text('message')!;
    return {
      validate: () => {},
      run(_, memory) {
        const measures = memory.measures();
        if (!measures.words) return [];
        // The result is compared as it is printed.
        const result = value(measures);
        return isMet(Number(result.toFixed(6)))
          ? [{ message: fillMessage(message, [result.toFixed(2)]) }]
          : [];
      },
    };
  },
};
