import type { PlainText } from '../article/plain-text.ts';
import type { Span } from '../text/position.ts';
import { SpanIndex } from '../text/span-index.ts';
import type { MarkFault } from './analysis.ts';
import { hasCue } from './cues.ts';
import { findSigns, type Sign } from './marks.ts';
import { type Paired, type Passage, pairMarks } from './pairing.ts';
import { speakerNames } from './speaker-names.ts';

/** The marked passages of a text: the outermost ones, with those inside them. */
export interface Passages {
  passages: (Passage & { nested: Span[] })[];
  faults: MarkFault[];
  /** Every sign of every block, apostrophes too. */
  signs: Sign[][];
}

/** Finds the passages between quotation marks, double and single, over all blocks of a text. */
export function findPassages(plain: PlainText): Passages {
  const signs = plain.blocks.map((block) => (block.zone === 'code' ? [] : findSigns(plain.text, block)));
  const doubles = pairFamily(plain, signs, 'double', true, () => true);
  const outside = outsideOf(doubles.passages);
  const singles = pairFamily(plain, signs, 'single', false, outside);
  if (quotesInSingles(plain, doubles.passages, singles.passages)) {
    const outer = pairFamily(plain, signs, 'single', true, () => true);
    const inner = pairFamily(plain, signs, 'double', false, () => true);
    return { ...nest(outer, inner.passages), signs };
  }
  const within = pairFamily(plain, signs, 'single', false, (sign) => !outside(sign));
  return {
    ...nest(
      { passages: [...doubles.passages, ...singles.passages], faults: doubles.faults },
      within.passages,
    ),
    signs,
  };
}

function pairFamily(
  plain: PlainText,
  signs: readonly Sign[][],
  family: Sign['family'],
  running: boolean,
  use: (sign: Sign) => boolean,
): Paired {
  const used = signs.map((list) =>
    list.filter((sign) => sign.family === family && !sign.apostrophe && use(sign)),
  );
  const unquoted = (block: number): string => unquotedWords(plain, block, used[block]!);
  return pairMarks({
    blocks: plain.blocks,
    signs: used,
    // The house may well write "announced" in its own opinion; that starts nobody's speech.
    hasCue: (block) => plain.blocks[block]!.zone !== 'opinion' && hasCue(unquoted(block)),
    speakersDiffer: (first, second) => differ(speakerNames(unquoted(first)), speakerNames(unquoted(second))),
    running,
  });
}

/** What stands in a block before its first mark and after its last closing one: the reporter's words, as far as marks tell. */
function unquotedWords(plain: PlainText, index: number, signs: readonly Sign[]): string {
  const block = plain.blocks[index]!;
  const first = signs[0];
  if (!first) return plain.words(block);
  const last = signs.findLast((sign) => sign.canClose);
  const before = plain.words({ start: block.start, end: first.start });
  return last ? `${before} ${plain.words({ start: last.end, end: block.end })}` : before;
}

const differ = (first: string[], second: string[]): boolean =>
  first.length > 0 && second.length > 0 && !second.some((name) => first.includes(name));

/** Whether a sign lies outside every passage. */
function outsideOf(passages: readonly Passage[]): (span: Span) => boolean {
  const index = new SpanIndex(passages.flatMap((passage) => passage.parts));
  return (span) => !index.touches(span);
}

/**
 * British papers may quote in single marks: then these are the outer ones, they are longer than a scare quote,
 * and double marks stand inside them.
 */
function quotesInSingles(
  plain: PlainText,
  doubles: readonly Passage[],
  singles: readonly Passage[],
): boolean {
  const inBody = (passage: Passage) => plain.blocks[passage.parts[0]!.block]!.zone !== 'headline';
  const long = (passage: Passage) => plain.words(extent(passage)).split(/\s+/, 5).length > 3;
  const within = new SpanIndex(singles.map(extent));
  const outer = doubles.filter((passage) => inBody(passage) && !within.holds(extent(passage)));
  return singles.filter((passage) => inBody(passage) && long(passage)).length > outer.length;
}

const extent = (passage: Passage): Span => ({
  start: passage.parts[0]!.start,
  end: passage.parts.at(-1)!.end,
});

function nest(outer: Paired, inner: readonly Passage[]): Omit<Passages, 'signs'> {
  const sorted = [...outer.passages].sort((a, b) => a.parts[0]!.start - b.parts[0]!.start);
  const passages = sorted.map((passage) => ({ ...passage, nested: [] as Span[] }));
  const parts = passages.flatMap((passage) => passage.parts.map((part) => ({ part, passage })));
  let at = 0;
  for (const candidate of [...inner].sort((a, b) => a.parts[0]!.start - b.parts[0]!.start)) {
    const span = extent(candidate);
    while (at < parts.length && parts[at]!.part.end <= span.start) at++;
    const holder = parts[at];
    if (holder && holder.part.start < span.start && span.end < holder.part.end + 1)
      holder.passage.nested.push(span);
  }
  return { passages, faults: outer.faults };
}
