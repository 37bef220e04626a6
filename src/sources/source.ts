import type { SourceEntry } from '../article/front-matter-types.ts';
import type { Span } from '../text/position.ts';

/** Where a stretch of a source stands in its file; what a format does not know is left out. */
export interface SourcePlace {
  /** Offset of the text from which this holds. */
  at: number;
  /** All three from 1. In a PDF the line is that of the page, in a text that of the file. */
  page?: number;
  line?: number;
  paragraph?: number;
  /** Milliseconds from the start of a recording. */
  time?: number;
}

/** A stretch that one speaker has, under the label by which the source knows them. Offsets of the text. */
export interface SourceTurn extends Span {
  speaker: string;
}

/** The words of a source file, whatever its format. Offsets are UTF-16 units from 0. */
export interface SourceText {
  /** Paragraphs parted by a blank line; words hyphenated at a line end are whole again. Speaker labels are no part of it. */
  text: string;
  /** In order of `at`; the first begins at 0, unless the text is empty. */
  places: readonly SourcePlace[];
  /** In order, never overlapping; what lies in none has no known speaker. */
  turns: readonly SourceTurn[];
}

/** A file of the source store, read once for all articles that declare it. */
export interface SourceFile {
  /** Of the bytes as they are now, in lower-case hex; null if the file could not be read at all. */
  sha256: string | null;
  /** Null if there is no text to be had. */
  text: SourceText | null;
  /** Why there is none, for the desk, without the name of the file. */
  problem: string | null;
}

/** A source that an article declares, with what its file holds. */
export interface DeclaredSource {
  entry: SourceEntry;
  /** Index under `sources` of the front matter. */
  index: number;
  /** Null where the entry names no file, or the check was given none. */
  file: SourceFile | null;
}

/** The place that holds for an offset of the text. */
export function placeAt(source: SourceText, offset: number): SourcePlace | null {
  let low = 0;
  let high = source.places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (source.places[middle]!.at <= offset) low = middle + 1;
    else high = middle;
  }
  return source.places[low - 1] ?? null;
}

/** The label of whoever speaks at an offset of the text; null where nobody in particular does. */
export function turnAt(source: SourceText, offset: number): SourceTurn | null {
  let low = 0;
  let high = source.turns.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (source.turns[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  const turn = source.turns[low - 1];
  return turn && offset < turn.end ? turn : null;
}

/** A place as a desk writes it: `page 3, line 12`, `paragraph 4`, `00:14:07`. */
export function describePlace({ page, line, paragraph, time }: Omit<SourcePlace, 'at'>): string {
  const parts = [
    page !== undefined && `page ${page}`,
    line !== undefined && `line ${line}`,
    paragraph !== undefined && `paragraph ${paragraph}`,
    time !== undefined && clock(time),
  ];
  return parts.filter((part) => part !== false).join(', ');
}

/** `00:14:07` */
function clock(time: number): string {
  const seconds = Math.floor(time / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
