import type { PlainText } from '../article/plain-text.ts';
import type { Span } from '../text/position.ts';
import { SpanIndex } from '../text/span-index.ts';
import type { MarkFault } from './analysis.ts';
import type { PairingRole, Voice } from './carry-over.ts';
import { hasCue } from './cues.ts';
import { findSigns } from './marks.ts';
import { type Paired, type Passage, pairMarks } from './pairing.ts';
import type { Sign } from './sign.ts';
import { speakerNames } from './speaker-names.ts';
import { unquotedWords } from './unquoted-words.ts';

/** The marked passages of a text: the outermost ones, with those inside them. */
export interface Passages {
  passages: Passage[];
  faults: MarkFault[];
  /** Every sign of every block, apostrophes too. */
  signs: Sign[][];
}

/** Finds the passages between quotation marks, double and single, over all blocks of a text. */
export function findPassages(plain: PlainText): Passages {
  const signs = findSigns(plain.text, plain.blocks);
  const doubles = ofFamily(signs, 'double');
  const singles = ofFamily(signs, 'single');
  let levels = pairLevels(plain, doubles, singles);
  if (quotesInSingles(plain, levels)) levels = pairLevels(plain, singles, doubles);
  const { outer, aside } = levels;
  const passages = merge(outer.passages, aside.passages);
  nest(passages, pairInside(plain, outer.passages, levels.inside));
  settleDoubtful(singles, passages);
  return { passages, faults: [...outer.faults, ...aside.faults], signs };
}

const ofFamily = (signs: readonly Sign[][], family: Sign['family']): Sign[][] =>
  signs.map((list) => select(list, (sign) => sign.family === family && !sign.apostrophe));

const NO_SIGNS: Sign[] = [];
const NOTHING: Paired = { passages: [], faults: [] };
const hasSigns = (signs: readonly Sign[][]): boolean => signs.some((list) => list.length > 0);

/** Filters a list; the list itself where all of it stays, so that a hundred thousand short ones cost little. */
function select(list: Sign[], keep: (sign: Sign) => boolean): Sign[] {
  if (list.length === 0 || list.every(keep)) return list;
  return list.some(keep) ? list.filter(keep) : NO_SIGNS;
}

interface Levels {
  outer: Paired;
  /** Passages in marks of the other family, beside the outer ones. */
  aside: Paired;
  /** Signs of the other family inside the outer passages. */
  inside: Sign[][];
}

/** Pairs the marks of one family, then those of the other that stand outside the passages found. */
function pairLevels(plain: PlainText, signs: Sign[][], others: Sign[][]): Levels {
  const outer = pairFamily(plain, signs, 'outer', (block) => startOf(plain, block));
  if (!hasSigns(others)) return { outer, inside: others, aside: NOTHING };
  const index = new SpanIndex(outer.passages.flatMap((passage) => passage.parts));
  const inside = others.map((list) => select(list, (sign) => index.touches(sign)));
  const outside = others.map((list, block) =>
    inside[block]!.length === 0 ? list : select(list, (sign) => !index.touches(sign)),
  );
  return { outer, inside, aside: pairFamily(plain, outside, 'aside', () => null) };
}

/** Pairs marks inside passages; one that is open when a paragraph ends reopens right after the outer mark. */
function pairInside(plain: PlainText, outer: readonly Passage[], inside: Sign[][]): Passage[] {
  if (!hasSigns(inside)) return [];
  const starts = new Map<number, number>();
  for (const { parts } of outer)
    for (let at = 1; at < parts.length; at++) {
      const { open, block } = parts[at]!;
      if (open) starts.set(block, skipUnseen(plain, open.end));
    }
  return pairFamily(plain, inside, 'inner', (block) => starts.get(block) ?? null).passages;
}

const UNSEEN = /[\s\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF*_~]*/y;

/** The first offset from here on with something that a reader sees. */
function skipUnseen({ text }: PlainText, from: number): number {
  UNSEEN.lastIndex = from;
  UNSEEN.test(text);
  return UNSEEN.lastIndex;
}

const startOf = (plain: PlainText, block: number): number => skipUnseen(plain, plain.blocks[block]!.start);

function pairFamily(
  plain: PlainText,
  signs: readonly Sign[][],
  role: PairingRole,
  reopensAt: (block: number) => number | null,
): Paired {
  const unquoted = (block: number): string => unquotedWords(plain, block, signs[block]!);
  const names = remember((block) => speakerNames(unquoted(block)));
  return pairMarks({
    blocks: plain.blocks,
    signs,
    // The house may well write "announced" in its own opinion; that starts nobody's speech.
    hasCue: remember((block) => plain.blocks[block]!.zone !== 'opinion' && hasCue(unquoted(block))),
    voiceOf: remember((block) => voiceOf(unquoted(block))),
    speakersDiffer: (first, second) => differ(names(first), names(second)),
    reopensAt,
    role,
  });
}

const SPEAKER = /\b(?:I|we|me|us|my|our|mine|ours|you|your)\b/i;
/** Fewer words may be anybody's. */
const SENTENCE = 8;

function voiceOf(words: string): Voice {
  if (SPEAKER.test(words)) return 'speaker';
  return words.trim().split(/\s+/, SENTENCE + 1).length > SENTENCE ? 'reporter' : 'unclear';
}

/** Asks about each block once: a run of paragraphs asks for the same ones over and over. */
function remember<T>(ask: (block: number) => T): (block: number) => T {
  const answers = new Map<number, T>();
  return (block) => {
    if (!answers.has(block)) answers.set(block, ask(block));
    return answers.get(block)!;
  };
}

const differ = (first: string[], second: string[]): boolean =>
  first.length > 0 && second.length > 0 && !second.some((name) => first.includes(name));

/**
 * British papers may quote in single marks: then these are the outer ones, they are longer than a scare quote,
 * and double marks stand inside them.
 */
function quotesInSingles(plain: PlainText, { outer, aside }: Levels): boolean {
  if (aside.passages.length === 0) return false;
  const inBody = (passage: Passage) => plain.blocks[passage.parts[0]!.block]!.zone !== 'headline';
  const long = (passage: Passage) => plain.words(extent(passage)).split(/\s+/, 5).length > 3;
  const within = new SpanIndex(aside.passages.map(extent));
  const doubles = outer.passages.filter((passage) => inBody(passage) && !within.holds(extent(passage)));
  return aside.passages.filter((passage) => inBody(passage) && long(passage)).length > doubles.length;
}

const extent = (passage: Passage): Span => ({
  start: passage.parts[0]!.start,
  end: passage.parts.at(-1)!.end,
});

/** Both kinds in order. One that holds another is the outer of the two, whichever marks it has. */
function merge(outer: Passage[], aside: readonly Passage[]): Passage[] {
  if (aside.length === 0) return outer;
  const index = new SpanIndex(outer.map(extent));
  // Straight single marks around a quotation in double ones were apostrophes, as far as anybody can tell.
  const sure = aside.filter(
    (passage) => passage.parts[0]!.open!.style !== 'straight-single' || !index.touches(extent(passage)),
  );
  const merged: Passage[] = [];
  for (const passage of [...outer, ...sure].sort((a, b) => a.parts[0]!.start - b.parts[0]!.start)) {
    const last = merged.at(-1);
    const { start, end } = extent(passage);
    if (!last || start >= extent(last).end) merged.push(passage);
    else if (end <= extent(last).end) last.nested.push({ start, end }, ...passage.nested);
    else merged[merged.length - 1] = passage;
  }
  return merged;
}

/** Gives every passage those that stand inside it. Both lists are in order. */
function nest(passages: readonly Passage[], inner: readonly Passage[]): void {
  let at = 0;
  for (const candidate of inner) {
    const span = extent(candidate);
    while (at < passages.length && extent(passages[at]!).end <= span.start) at++;
    const holder = passages[at];
    if (!holder) return;
    const { start, end } = extent(holder);
    if (start < span.start && span.end <= end) holder.nested.push(span);
  }
  for (const passage of passages)
    if (passage.nested.length > 1) passage.nested.sort((a, b) => a.start - b.start);
}

/** A sign that opened nothing after all was an apostrophe: ’cause, ’phone. */
function settleDoubtful(singles: readonly Sign[][], passages: readonly Passage[]): void {
  const doubtful = singles.flatMap((list) => select(list, (sign) => sign.doubtful));
  if (doubtful.length === 0) return;
  const opening = new Set<number>();
  for (const { parts, nested } of passages) {
    for (const part of parts) if (part.open) opening.add(part.open.start);
    for (const span of nested) opening.add(span.start);
  }
  for (const sign of doubtful) if (!opening.has(sign.start)) sign.apostrophe = true;
}
