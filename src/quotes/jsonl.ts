import { isUtf8 } from 'node:buffer';
import { PlainText } from '../article/plain-text.ts';
import { byteLines } from '../text/lines.ts';
import { safeJson } from '../text/safe-json.ts';
import { analyse } from './analyse.ts';

/** Longest line that is read, in bytes: some thousands of articles. The engine holds about a hundred times that in memory. */
const LINE_LIMIT = 16 * 1024 * 1024;

/** A line that could not be read, for the one who sent it. */
export interface LineProblem {
  /** From 1. */
  line: number;
  message: string;
}

/** One article as asked for: `id` is given back as it came. */
interface Asked {
  id: string | number;
  text: string;
}

/**
 * Answers lines `{"id","text"}` with lines `{"id","quotes":[…]}`, one at a time, so that a million articles need
 * no more memory than one. A line that cannot be read is reported, and the rest go on.
 * @param chunks bytes of UTF-8, cut anywhere
 * @param report hears of every line that was left out
 */
export async function* answerLines(
  chunks: AsyncIterable<Buffer | string>,
  report: (problem: LineProblem) => void,
  limit = LINE_LIMIT,
): AsyncGenerator<string> {
  for await (const { number, bytes } of byteLines(chunks, limit)) {
    const asked = bytes ? read(bytes) : `is longer than ${Math.floor(limit / 1024 / 1024)} MB`;
    // Only the reading may fail: a fault of the engine itself is not the line's.
    if (typeof asked === 'string') report({ line: number, message: asked });
    else if (asked) yield `${safeJson({ id: asked.id, quotes: quotesOf(asked.text) })}\n`;
  }
}

/** What a line asks, what is wrong with it, or null for an empty one. */
function read(bytes: Buffer): Asked | string | null {
  if (!isUtf8(bytes)) return 'is not UTF-8';
  // Files that were written one by one and joined may have byte order marks in the middle.
  const line = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (/^\s*$/.test(line)) return null;
  try {
    return check(JSON.parse(line));
  } catch {
    return 'is not JSON';
  }
}

function check(value: unknown): Asked | string {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'is not an object with "id" and "text"';
  const { id, text } = value as Record<string, unknown>;
  if (id === undefined || id === null) return 'has no "id"';
  if (typeof id !== 'string' && typeof id !== 'number')
    return 'has an "id" that is neither text nor a number';
  // JavaScript would round it, and nobody could find the article again.
  if (typeof id === 'number' && Math.abs(id) > Number.MAX_SAFE_INTEGER)
    return 'has an "id" with more digits than can be kept: write it in quotation marks';
  if (text === undefined) return 'has no "text"';
  return typeof text === 'string' ? { id, text } : 'has a "text" that is not text';
}

function quotesOf(text: string) {
  return analyse(PlainText.of(text)).quotations.map(({ start, end, speaker, cue, warn, person, kind }) => ({
    start,
    end,
    speaker,
    cue,
    warn,
    person,
    kind,
  }));
}
