import type { PlainText } from '../article/plain-text.ts';
import type { Quotation } from './analysis.ts';
import { QUOTED } from './grammar/pieces.ts';
import { partsByBlock } from './parts-by-block.ts';

/**
 * The words of a block that are the reporter's own: whatever stands in quotation marks is blanked out, unit for
 * unit, so that offsets in it plus the start of the block are offsets of the plain text.
 * @param block index of the block
 */
export function reporterText(plain: PlainText, quotations: readonly Quotation[], block: number): string {
  const { start, end } = plain.blocks[block]!;
  let text = plain.words({ start, end });
  for (const part of partsByBlock(quotations).get(block) ?? []) {
    const [from, to] = [part.start - start, part.end - start];
    text = text.slice(0, from) + QUOTED.repeat(to - from) + text.slice(to);
  }
  return text;
}
