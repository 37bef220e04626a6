import type { PlainText } from '../article/plain-text.ts';
import type { Span } from '../text/position.ts';
import type { Quotation } from './analysis.ts';
import { frameOf } from './frame.ts';

/** A sentence of the copy; `text` has placeholders where it quotes, `start` and `end` are offsets of the plain text. */
export interface ReporterSentence extends Span {
  text: string;
}

/** The sentences of a block; a quotation belongs to the sentence it stands in. @param block index of the block */
export function reporterSentences(
  plain: PlainText,
  quotations: readonly Quotation[],
  block: number,
): ReporterSentence[] {
  const quoted = quotations.flatMap(({ parts }) => parts.filter((part) => part.block === block));
  const { text, tokens, sentences, block: at } = frameOf(plain, plain.blocks[block]!, quoted);
  return sentences.map(({ from, to }) => {
    const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end];
    return { text: text.slice(start, end), start: at.start + start, end: at.start + end };
  });
}
