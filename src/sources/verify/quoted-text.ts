import type { PlainText } from '../../article/plain-text.ts';
import type { Quotation } from '../../quotes/analysis.ts';

/** What stands between the marks of a quotation, its paragraphs parted by a blank line. */
export interface QuotedText {
  text: string;
  /** Turns an offset of it into one of the plain text of the article. */
  offset: (at: number) => number;
}

/** Reads the words of a quotation without its marks. */
export function quotedText(plain: PlainText, { parts }: Quotation): QuotedText {
  const pieces = parts.map(({ start, end, open, close }) => {
    const span = { start: open?.end ?? start, end: close?.start ?? end };
    return { start: span.start, words: plain.words(span) };
  });
  const starts: number[] = [];
  let length = 0;
  for (const { words } of pieces) {
    starts.push(length);
    length += words.length + PARTED.length;
  }
  return {
    text: pieces.map(({ words }) => words).join(PARTED),
    offset: (at) => {
      const index = Math.max(
        0,
        starts.findLastIndex((start) => start <= at),
      );
      const piece = pieces[index]!;
      return piece.start + Math.min(at - starts[index]!, piece.words.length);
    },
  };
}

const PARTED = '\n\n';
