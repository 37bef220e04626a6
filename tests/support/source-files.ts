import { createHash } from 'node:crypto';
import type { SourceFile, SourcePlace } from '../../src/sources/source.ts';

/** Source files made of plain text: paragraphs kept, a place for every line, no turns. */
export const sourceFiles = (texts: Record<string, string> = {}): Map<string, SourceFile> =>
  new Map(Object.entries(texts).map(([path, text]) => [path, sourceFile(text)]));

function sourceFile(text: string): SourceFile {
  return {
    sha256: createHash('sha256').update(text).digest('hex'),
    text: { text, places: linesOf(text), turns: [] },
    problem: null,
  };
}

function linesOf(text: string): SourcePlace[] {
  const places: SourcePlace[] = [];
  let at = 0;
  for (const [index, line] of text.split('\n').entries()) {
    places.push({ at, line: index + 1 });
    at += line.length + 1;
  }
  return places;
}
