import type { PlainText } from '../article/plain-text.ts';
import type { Span } from '../text/position.ts';
import { firstEndingAfter } from '../text/span-index.ts';
import type { Quotation } from './analysis.ts';
import { isAttributed } from './attributed-paraphrase.ts';
import { frameOf } from './frame.ts';
import { partsByBlock } from './parts-by-block.ts';

/** A sentence of the copy; `text` has placeholders where it quotes, `start` and `end` are offsets of the plain text. */
export interface ReporterSentence extends Span {
  text: string;
  /** Index of the block it stands in. */
  block: number;
  /** It says that somebody else said, wrote or found this. */
  attributed: boolean;
}

/** The sentences of an article, block by block, each cut when it is first asked for. */
export class ReporterSentences {
  private readonly plain: PlainText;
  private readonly quotations: readonly Quotation[];
  private readonly cut = new Map<number, ReporterSentence[]>();

  constructor(plain: PlainText, quotations: readonly Quotation[]) {
    this.plain = plain;
    this.quotations = quotations;
  }

  /** Those of a block; a quotation belongs to the sentence it stands in. */
  of(block: number): readonly ReporterSentence[] {
    const known = this.cut.get(block);
    if (known) return known;
    const sentences = this.read(block);
    this.cut.set(block, sentences);
    return sentences;
  }

  /** The one that holds an offset of the plain text, or the next one of the block. */
  at(block: number, offset: number): ReporterSentence | undefined {
    return firstEndingAfter(this.of(block), offset);
  }

  private read(index: number): ReporterSentence[] {
    const frame = frameOf(
      this.plain,
      this.plain.blocks[index]!,
      partsByBlock(this.quotations).get(index) ?? [],
    );
    return frame.sentences.map(({ from, to }) => {
      const start = frame.tokens[from]!.start;
      const end = frame.tokens[to - 1]!.end;
      const text = frame.text.slice(start, end);
      const base = frame.block.start;
      return { text, start: base + start, end: base + end, block: index, attributed: isAttributed(text) };
    });
  }
}
