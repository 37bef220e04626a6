import type { SourcePlace } from '../source.ts';

/** Where a line stands; what the format does not know is left out. */
export type LinePlace = Omit<SourcePlace, 'at'>;

/** A line as the format gives it: of a text file, of a page, of a caption. */
export interface Line {
  text: string;
  place: LinePlace;
}

/** What every reader makes of its format, before lines are joined and labels of speakers are taken out. */
export interface Paragraph {
  lines: readonly Line[];
  /** Who speaks, where the format itself says so. */
  speaker: string | null;
  /** A heading, or a change of speakers: no earlier turn runs into it. */
  breaks: boolean;
}

export const paragraphOf = (lines: readonly Line[], breaks = false): Paragraph => ({
  lines,
  speaker: null,
  breaks,
});
