import { isChrome } from './chrome.ts';
import { oneLine } from './clean.ts';
import { endsLikeSentence } from './sentence.ts';
import type { Block } from './types.ts';

interface Line {
  number: number;
  text: string;
}

/** Lines shorter than this were not broken because a column ended. */
const NARROWEST_COLUMN = 45;

/**
 * Cuts a page of plain text into paragraphs. Blank lines part them; without any, each line is one. Lines that
 * were broken at the end of a column are joined again.
 * @param text the whole file, line ends of any kind
 */
export function textBlocks(text: string): Block[] {
  const chunks = chunksOf(linesOf(text));
  const column = chunks.length > 1 && wrapsLines(chunks);
  return chunks.flatMap((chunk) => (column ? joinWrapped(chunk) : chunk.map((line) => toBlock([line]))));
}

/** Only what an editor counts as a line end moves the number on; form feeds and the like part lines all the same. */
function linesOf(text: string): Line[] {
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) =>
      line.split(/[\f\v\u0085\u2028\u2029]/).map((part) => ({ number: index + 1, text: oneLine(part) })),
    );
}

function chunksOf(lines: Line[]): Line[][] {
  const chunks: Line[][] = [[]];
  for (const line of lines) {
    if (line.text !== '') chunks.at(-1)!.push(line);
    else if (chunks.at(-1)!.length > 0) chunks.push([]);
  }
  return chunks.filter((chunk) => chunk.length > 0);
}

/** A page breaks its lines in mid-sentence or not at all; which of the two shows best over the whole of it. */
function wrapsLines(chunks: Line[][]): boolean {
  const inner = chunks.filter(isColumn).flatMap((chunk) => chunk.slice(0, -1));
  return inner.length > 0 && inner.filter((line) => !endsLikeSentence(line.text)).length * 2 >= inner.length;
}

/** Every line is so long that the next one's first word had no room left on it. */
function isColumn(lines: Line[]): boolean {
  const width = Math.max(...lines.map((line) => line.text.length));
  if (lines.length < 2 || width < NARROWEST_COLUMN) return false;
  return lines
    .slice(0, -1)
    .every((line, i) => line.text.length + 1 + lines[i + 1]!.text.search(/ |$/) > width * 0.9);
}

function joinWrapped(chunk: Line[]): Block[] {
  const first = chunk.findIndex((line) => !isChrome(line.text));
  if (first < 0) return chunk.map((line) => toBlock([line]));
  let last = chunk.findLastIndex((line) => !isChrome(line.text));
  // The last word of a paragraph may fall on a line alone, and be a word that buttons carry too.
  if (last + 2 === chunk.length && isBrokenOff(chunk[last]!, chunk[last + 1]!)) last += 1;
  const copy = chunk.slice(first, last + 1);
  const blocks = isColumn(copy) ? [toBlock(copy)] : copy.map((line) => toBlock([line]));
  return [...chunk.slice(0, first).map(alone), ...blocks, ...chunk.slice(last + 1).map(alone)];
}

const isBrokenOff = (line: Line, next: Line): boolean =>
  !endsLikeSentence(line.text) && /^\p{Ll}/u.test(next.text);

const alone = (line: Line): Block => toBlock([line]);

function toBlock(lines: Line[]): Block {
  const text = lines.map((line) => line.text).join(' ');
  const line = lines[0]!.number;
  return { line, text, node: { type: 'paragraph', children: [{ type: 'text', value: text }] } };
}
