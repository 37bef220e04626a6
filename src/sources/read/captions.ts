import type { SourceText } from '../source.ts';
import { type Cue, cuesOf } from './cue.ts';
import { type Spoken, spokenIn } from './cue-text.ts';
import { decodeSource } from './decode-text.ts';
import { refuseEndless } from './limits.ts';
import type { Line, Paragraph } from './paragraph.ts';
import { sourceText } from './source-text.ts';
import { takeTurns } from './turns.ts';
import { SourceUnreadable } from './unreadable.ts';

/** A silence after which a new paragraph begins, in milliseconds. */
const SILENCE = 4000;
/** Captions that roll up follow on one another within this, and show so many lines at most. */
const ROLLING = 500;
const MOST_ROWS = 8;

/**
 * Reads the captions of a recording. Sentences that run over cues are whole again; each stretch keeps the time at
 * which its cue came up.
 *
 * Own code: of the libraries tried, none reads both formats in time that grows with the file, keeps what follows a
 * lone `<`, and forgives the missing blank lines that real files have.
 */
export function readCaptions(bytes: Uint8Array): SourceText {
  const text = decodeSource(bytes);
  refuseEndless(text.length);
  const cues = cuesOf(text);
  if (cues.length === 0) throw new SourceUnreadable('is damaged: no line in it gives the time of a caption');
  const paragraphs = paragraphsOf(cues);
  const voiced = paragraphs.some(({ speaker }) => speaker !== null);
  return sourceText(voiced ? paragraphs : takeTurns(paragraphs));
}

type Growing = Paragraph & { lines: Line[] };

function paragraphsOf(cues: readonly Cue[]): Paragraph[] {
  const paragraphs: Growing[] = [];
  let previous: Cue | null = null;
  for (const cue of cues) {
    const silent = previous !== null && cue.start - previous.end >= SILENCE;
    let open = silent ? null : (paragraphs.at(-1) ?? null);
    for (const spoken of spokenInCue(cue, previous)) {
      const next = goingOn(open, spoken, cue.start);
      if (next !== open) paragraphs.push(next);
      open = next;
    }
    previous = cue;
  }
  return paragraphs;
}

/** The open paragraph with the words added, or a new one where somebody else speaks. */
function goingOn(open: Growing | null, { text, voice }: Spoken, time: number): Growing {
  const breaks = CHANGE.test(text);
  const line = { text: text.replace(CHANGE, ''), place: { time } };
  if (!open || breaks || open.speaker !== voice) return { lines: [line], speaker: voice, breaks };
  open.lines.push(line);
  return open;
}

/** A dash or `>>` in front: somebody else speaks now. */
const CHANGE = /^\s*(?:(?:>>+)|[-–—](?=\s?[^\s-–—]))\s*/;

function spokenInCue(cue: Cue, previous: Cue | null): Spoken[] {
  const spoken: Spoken[] = [];
  let voice: string | null = null;
  for (const line of newLines(cue, previous)) {
    const parts = spokenIn(line, voice);
    spoken.push(...parts);
    voice = /<\/v>\s*$/i.test(line) ? null : (parts.at(-1)?.voice ?? voice);
  }
  return spoken;
}

/** The lines that were not on the screen before: captions that roll up show the last ones again. */
function newLines(cue: Cue, previous: Cue | null): readonly string[] {
  if (!previous || Math.abs(cue.start - previous.end) > ROLLING) return cue.lines;
  const shown = previous.lines
    .slice(-MOST_ROWS)
    .map(bare)
    .filter((line) => line !== '');
  const lines = cue.lines.filter((line) => bare(line) !== '');
  for (let count = Math.min(shown.length, lines.length); count > 0; count--) {
    const same = lines.slice(0, count).every((line, at) => bare(line) === shown[shown.length - count + at]);
    if (same && !isOneWord(lines)) return lines.slice(count);
  }
  return cue.lines;
}

const bare = (line: string): string =>
  line
    .replace(/<[^<>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** “No.” and “No.” again may well have been said twice. */
const isOneWord = (lines: readonly string[]): boolean => lines.length === 1 && !bare(lines[0]!).includes(' ');
