import type { Block, PlainText } from '../article/plain-text.ts';
import type { Finding } from '../rules/finding.ts';
import type { Span } from '../text/position.ts';
import { firstEndingAfter } from '../text/span-index.ts';

/** Finds the block of copy in which a finding starts; null for one in the front matter or between blocks. */
export function blockFinder(plain: PlainText): (finding: Finding) => Block | null {
  const places = plain.blocks
    .map((block) => ({ block, ...plain.sourceSpan(block) }))
    .sort((a, b) => a.start - b.start);
  return ({ start: { offset } }) => {
    // One unit earlier, so that a finding right at the end of a block still belongs to it.
    const place = firstEndingAfter(places, offset - 1);
    return place && place.start <= offset ? place.block : null;
  };
}

/** Where a finding stands in the copy of its block, in offsets of the plain text. */
export function placeIn(plain: PlainText, block: Block, { start, end }: Finding): Span {
  const from = offsetIn(plain, block, start.offset);
  return { start: from, end: Math.max(from, offsetIn(plain, block, end.offset)) };
}

/** The first offset of a block's copy that stands at an offset of the file, or after it. */
function offsetIn(plain: PlainText, block: Block, offset: number): number {
  let low = block.start;
  let high = block.end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (plain.sourceSpan({ start: middle, end: middle }).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
