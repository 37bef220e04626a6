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

/** What a verdict says to an editor, in a sentence. */
export const MEANS: Readonly<Record<Verdict, string>> = {
  exact: 'Word for word what the source has.',
  permitted: 'What the source has, with edits that are permitted.',
  'bracket-substitution': 'A bracket stands in the place of words that were said.',
  spliced: 'Words that were not said together are joined.',
  unverifiable: 'No program can read the source of these words.',
  'near-miss': 'Nearly what the source has, in other words.',
  'undeclared-omission': 'Words are left out, and nothing shows it.',
  'wrong-speaker': 'The source has these words from somebody else.',
  'critical-change': 'A word that decides is not the source’s.',
  'not-found': 'No declared source has these words.',
};

/** Beside the colour, so that nobody needs to see one. */
export const SIGNS: Readonly<Record<Weight, string>> = { fine: '✓', open: '?', bad: '✗' };
