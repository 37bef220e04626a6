import { Parser } from 'htmlparser2';
import type { Replaced } from './letters.ts';

/** What in the file of a source is no word of it, by the extension of its name. */
export function markupIn(text: string, extension: string): Replaced[] {
  if (extension === 'html') return htmlIn(text);
  const pattern = PATTERNS[extension];
  return pattern
    ? [...text.matchAll(pattern)].map(({ index, 0: found }) => nothing(index, index + found.length))
    : [];
}

const PATTERNS: Readonly<Record<string, RegExp>> = {
  md: /\]\([^()\n]*\)|<[a-z/!][^<>\n]*>/gi,
  srt: /^\d+[ \t]*\r?\n(?=\d\d:)|^\d\d:[\d:.,]+[ \t]+-->.*$|<[^<>\n]*>/gm,
  vtt: /^.*\r?\n(?=(?:\d\d:)?\d\d:\d\d\.\d{3}[ \t]+-->)|^(?:\d\d:)?\d\d:\d\d\.\d{3}[ \t]+-->.*$|<[^<>\n]*>/gm,
};

const nothing = (start: number, end: number): Replaced => ({ start, end, as: '' });

/** Elements whose text no reader sees. */
const UNSEEN = new Set(['script', 'style', 'title', 'template', 'noscript']);

/** Everything between two stretches of text, and characters that are written with `&`. */
function htmlIn(text: string): Replaced[] {
  const found: Replaced[] = [];
  let unseen = 0;
  let done = 0;
  const parser = new Parser(
    {
      onopentagname: (name) => {
        if (UNSEEN.has(name)) unseen++;
      },
      onclosetag: (name) => {
        if (UNSEEN.has(name)) unseen--;
      },
      ontext: (words) => {
        const { startIndex, endIndex } = parser;
        if (unseen > 0 || startIndex < done) return;
        const end = endIndex + 1;
        if (startIndex > done) found.push(nothing(done, startIndex));
        if (text.slice(startIndex, end) !== words) found.push({ start: startIndex, end, as: words });
        done = end;
      },
    },
    { decodeEntities: true },
  );
  parser.end(text);
  if (done < text.length) found.push(nothing(done, text.length));
  return found;
}
