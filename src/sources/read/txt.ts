import type { SourceText } from '../source.ts';
import { decodeSource, linesOf } from './decode-text.ts';
import { joinHyphenated } from './hyphenation.ts';
import { refuseEndless } from './limits.ts';
import { type Line, type Paragraph, paragraphOf } from './paragraph.ts';
import { sourceText } from './source-text.ts';
import { takeTurns } from './turns.ts';

/** Reads a plain text: paragraphs between blank lines, each line under its number in the file. */
export function readTxt(bytes: Uint8Array): SourceText {
  const text = decodeSource(bytes);
  refuseEndless(text.length);
  const lines = linesOf(text);
  return sourceText(
    takeTurns(paragraphsOf(lines)),
    joinHyphenated(() => lines, false),
  );
}

function paragraphsOf(lines: readonly string[]): Paragraph[] {
  const paragraphs: Line[][] = [[]];
  for (const [index, text] of lines.entries()) {
    if (text.trim() !== '') paragraphs.at(-1)!.push({ text, place: { line: index + 1 } });
    else if (paragraphs.at(-1)!.length > 0) paragraphs.push([]);
  }
  return paragraphs.filter((one) => one.length > 0).map((one) => paragraphOf(one));
}
