import type { PlainText } from '../article/plain-text.ts';
import { hasWord } from '../text/character.ts';
import type { Analysis, Quotation } from './analysis.ts';

/**
 * The quotations that wrap the house's whole labelled view in marks: they open with the first words of an
 * opinion passage, close with its last, and nobody speaks them.
 */
export function houseViews(plain: PlainText, analysis: Analysis): Quotation[] {
  return analysis.quotations.filter((quotation) => {
    if (quotation.zone !== 'opinion' || quotation.speaker !== null) return false;
    const first = quotation.parts[0]!.block;
    const last = quotation.parts.at(-1)!.block;
    const enclosure = plain.blocks[first]!.enclosure;
    return (
      plain.blocks[first - 1]?.enclosure !== enclosure &&
      plain.blocks[last + 1]?.enclosure !== enclosure &&
      onlyMarks(plain.words({ start: plain.blocks[first]!.start, end: quotation.start })) &&
      onlyMarks(plain.words({ start: quotation.end, end: plain.blocks[last]!.end }))
    );
  });
}

const onlyMarks = (words: string): boolean => !hasWord(words);
