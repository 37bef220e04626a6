import { linesOf } from './decode-text.ts';

/** What is shown between two times. */
export interface Cue {
  /** Milliseconds from the start. */
  start: number;
  end: number;
  lines: readonly string[];
}

const CLOCK = String.raw`((?:\d{1,4}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)`;
const TIMING = new RegExp(`^\\s*${CLOCK}\\s*-+>\\s*${CLOCK}(?=\\s|$)`);
const NUMBER = /^\s*\d+\s*$/;

/**
 * The cues of a WebVTT or SubRip file. What stands before the first, and blocks without a time (notes, styles,
 * regions), are none. Missing blank lines, single-figure fractions and either sign before them are forgiven.
 */
export function cuesOf(text: string): Cue[] {
  const cues: Cue[] = [];
  let lines: string[] | null = null;
  for (const line of linesOf(text)) {
    const timing = line.includes('>') ? TIMING.exec(line) : null;
    if (timing) {
      // Without a blank line before it, the number of this cue stands at the end of the last.
      if (lines && NUMBER.test(lines.at(-1) ?? '')) lines.pop();
      lines = [];
      cues.push({ start: milliseconds(timing[1]!), end: milliseconds(timing[2]!), lines });
    } else if (line.trim() === '') lines = null;
    else lines?.push(line);
  }
  return cues;
}

/** Of `00:14:07.250`, `14:07,25`. */
function milliseconds(clock: string): number {
  const [whole, fraction = ''] = clock.split(/[.,]/);
  const seconds = whole!.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return seconds * 1000 + Number(fraction.padEnd(3, '0'));
}
