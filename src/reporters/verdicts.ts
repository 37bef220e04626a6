import type { Verdict } from '../sources/verify/verification.ts';

/** How a verdict weighs on a page: it may be printed, somebody has to look, or it may not be printed. */
export type Weight = 'fine' | 'open' | 'bad';

const WEIGHTS: Readonly<Record<Verdict, Weight>> = {
  exact: 'fine',
  permitted: 'fine',
  'bracket-substitution': 'open',
  spliced: 'open',
  unverifiable: 'open',
  'near-miss': 'bad',
  'undeclared-omission': 'bad',
  'wrong-speaker': 'bad',
  'critical-change': 'bad',
  'not-found': 'bad',
};

export const weightOf = (verdict: Verdict): Weight => WEIGHTS[verdict];

/** Beside the colour, so that nobody needs to see one. */
export const SIGNS: Readonly<Record<Weight, string>> = { fine: '✓', open: '?', bad: '✗' };
