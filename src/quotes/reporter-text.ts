import type { PlainText } from '../article/plain-text.ts';
import type { Quotation, QuotationPart } from './analysis.ts';
import { QUOTED } from './grammar/pieces.ts';

/**
 * The words of a block that are the reporter's own: whatever stands in quotation marks is blanked out, unit for
 * unit, so that offsets in it plus the start of the block are offsets of the plain text.
 * @param block index of the block
 */
export function reporterText(plain: PlainText, quotations: readonly Quotation[], block: number): string {
  const { start, end } = plain.blocks[block]!;
  let text = plain.words({ start, end });
  for (const part of partsOf(quotations).get(block) ?? []) {
    const [from, to] = [part.start - start, part.end - start];
    text = text.slice(0, from) + QUOTED.repeat(to - from) + text.slice(to);
  }
  return text;
}

const sorted = new WeakMap<readonly Quotation[], ReadonlyMap<number, readonly QuotationPart[]>>();

/** The parts of quotations by their block; sorted once, since rules ask for every block of an article. */
function partsOf(quotations: readonly Quotation[]): ReadonlyMap<number, readonly QuotationPart[]> {
  const ready = sorted.get(quotations);
  if (ready) return ready;
  const parts = new Map<number, QuotationPart[]>();
  for (const part of quotations.flatMap((quotation) => quotation.parts)) {
    const list = parts.get(part.block);
    if (list) list.push(part);
    else parts.set(part.block, [part]);
  }
  sorted.set(quotations, parts);
  return parts;
}
