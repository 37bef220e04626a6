import type { QuotationPart } from './analysis.ts';

type Parted = Pick<{ parts: readonly QuotationPart[] }, 'parts'>;

const sorted = new WeakMap<readonly Parted[], ReadonlyMap<number, readonly QuotationPart[]>>();

/** The parts of quotations by the block they stand in, in order; sorted once for each list, since rules ask for every block. */
export function partsByBlock(quotations: readonly Parted[]): ReadonlyMap<number, readonly QuotationPart[]> {
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
