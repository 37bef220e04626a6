import type { Span } from '../../text/position.ts';
import type { Difference } from '../align/difference.ts';
import type { DeclaredSource, SourcePlace } from '../source.ts';

/** What the desk's sources say of a quotation, from what may be printed to what may not. */
export const VERDICTS = [
  'exact',
  'permitted',
  'bracket-substitution',
  'near-miss',
  'undeclared-omission',
  'spliced',
  'wrong-speaker',
  'critical-change',
  'not-found',
  'unverifiable',
] as const;
export type Verdict = (typeof VERDICTS)[number];

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

/** A stretch of a source in which a quotation, or a piece of it, was found. */
export interface Passage extends Span {
  /** Words of the source. */
  text: string;
  place: SourcePlace | null;
  /** Who says it, as the source names them; null where it names nobody. */
  speaker: string | null;
}

/** Words that differ, as they are written on either side; one of the two may be empty. */
export interface WordChange {
  /** Offsets of the plain text of the article. */
  quoted: Span;
  /** Offsets of what stands between the marks. */
  within: Span;
  given: string;
  /** Offsets of the text of the source. */
  source: Span;
  said: string;
  departure: Difference['departure'];
  meaning: string | null;
}

/** One quotation beside the sources that its article declares. */
export interface Verification {
  verdict: Verdict;
  /** What stands between the marks, its paragraphs parted by a blank line. */
  text: string;
  /** Where it was found, or what comes nearest; null for the verdicts that name no place. */
  source: DeclaredSource | null;
  /** One, but for words put together from several places. */
  passages: Passage[];
  changes: WordChange[];
  /** Fewer than four words: found word for word or not at all, and no more than a warning. */
  fragment: boolean;
  /** The words stand in the text of a release, outside anything that it quotes. */
  narrative: boolean;
  /** Who has verified it from what, of words that no program can read. */
  verifiedBy: { by: string; from: string } | null;
}
