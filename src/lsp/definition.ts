import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LocationLink, Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { decodeSource } from '../sources/read/decode-text.ts';
import type { SourceText } from '../sources/source.ts';
import type { Passage } from '../sources/verify/verification.ts';
import type { Checked } from './checked.ts';
import { placeInFile } from './place-in-file.ts';
import { isSecret } from '../sources/confidential/is-secret.ts';
import { quotationAt } from './quotation-text.ts';
import { rangeOf } from './range.ts';

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Formats in which a place of the words is a place of the file; the others open at their start. */
const AS_TEXT = new Set(['txt', 'md', 'html', 'srt', 'vtt']);

/** The passages of the stored source that a quotation was found in; none of a confidential one. */
export async function definitionAt(checked: Checked, offset: number): Promise<LocationLink[]> {
  const { article, document, root } = checked;
  const row = quotationAt(article, checked.rows(), offset);
  const source = row?.verified?.source;
  if (!source?.entry.file || !source.file?.text || root === null || isSecret(article, source)) return [];
  const path = resolve(root, source.entry.file);
  const ranges = await rangesIn(path, source.file.text, row!.verified!.passages);
  const originSelectionRange = rangeOf(document, article.plain.sourceSpan(row!.quotation));
  const targetUri = pathToFileURL(path).href;
  return ranges.map((range) => ({
    originSelectionRange,
    targetUri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

async function rangesIn(path: string, source: SourceText, passages: readonly Passage[]): Promise<Range[]> {
  const extension = extname(path).slice(1).toLowerCase();
  if (!AS_TEXT.has(extension) || passages.length === 0) return [TOP];
  const text = decodeSource(await readFile(path));
  const file = TextDocument.create('', extension, 0, text);
  return passages.map(({ start, end, place }) => {
    const span = placeInFile(text, extension, source.text, { start, end });
    if (span) return rangeOf(file, span);
    const line = extension === 'txt' && place?.line ? place.line - 1 : 0;
    return { start: { line, character: 0 }, end: { line, character: 0 } };
  });
}
