import type { Block, PlainText } from '../article/plain-text.ts';
import type { Span } from '../text/position.ts';
import { hasCue } from './cues.ts';

/** Stands in a frame where quoted words stand in the text, unit for unit. */
export const QUOTED = '\uE000';

/**
 * A block with everything between marks blanked out: what is left is the reporter's own words, in which
 * the speaker and the verb must stand. Offsets of `text` count from the start of the block.
 */
export interface Frame {
  block: Block;
  text: string;
  /** Whether the reporter adds nothing but marks and stops. */
  onlyQuoted: boolean;
  /** Whether the reporter's words name an act of speech. */
  hasCue: boolean;
  /** Sentences of the reporter's words; a quotation belongs to the sentence it stands in. */
  sentences: Span[];
}

/** The frame of a block, by its index; made when first asked for. */
export type Frames = (block: number) => Frame;

export function frameOf(plain: PlainText, block: Block, quoted: readonly Span[]): Frame {
  const words = plain.words(block);
  const pieces: string[] = [];
  let at = 0;
  for (const span of quoted) {
    const start = Math.max(at, span.start - block.start);
    const end = Math.min(words.length, span.end - block.start);
    if (end <= start) continue;
    pieces.push(words.slice(at, start), QUOTED.repeat(end - start));
    at = end;
  }
  const text = pieces.join('') + words.slice(at);
  const onlyQuoted = text.includes(QUOTED) && !/[\p{L}\p{N}]/u.test(text);
  return { block, text, onlyQuoted, hasCue: hasCue(text), sentences: splitSentences(text, words) };
}

const ABBREVIATION =
  /(?:^|[\s(])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Revd|Fr|Sr|Jr|St|Cllr|Sgt|Insp|Supt|Det|Capt|Lt|Col|Gen|Maj|Hon|Gov|Sen|Rep|No|vs|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|[A-Z])\.$/;
const BOUNDARY = new RegExp(`[.?!…]["”’')\\]]*\\s+|[.?!]?${QUOTED}\\s+(?=[^\\s${QUOTED}])`, 'g');

/**
 * Cuts a frame into sentences. A quotation that ends in a full stop ends its sentence too, if a capital
 * follows and the words that follow do not go on with a verb.
 */
function splitSentences(frame: string, words: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  BOUNDARY.lastIndex = 0;
  for (let match = BOUNDARY.exec(frame); match; match = BOUNDARY.exec(frame)) {
    const end = match.index + match[0].length;
    if (!endsHere(frame, words, match.index, match[0], end)) continue;
    sentences.push({ start, end });
    start = end;
  }
  if (start < frame.length) sentences.push({ start, end: frame.length });
  return sentences;
}

function endsHere(frame: string, words: string, at: number, boundary: string, end: number): boolean {
  const next = frame[end] ?? '';
  if (!/[\p{Lu}\p{N}\uE000]/u.test(next)) return false;
  const quotedEnd = boundary.indexOf(QUOTED);
  if (quotedEnd < 0) return !ABBREVIATION.test(frame.slice(Math.max(0, at - 12), at + 1));
  // What stands before the closing mark: only a full stop ends the sentence for certain.
  return next !== QUOTED && words[at + quotedEnd - 1] === '.';
}
