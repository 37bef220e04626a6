import { decodeNamedCharacterReference } from 'decode-named-character-reference';
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

/** A comment, what no reader sees with its opening tag, another tag, or a character written with `&`. */
const HTML =
  /<!--|<(script|style|title)\b|<[a-z/!?][^<>]*>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/gi;

function htmlIn(text: string): Replaced[] {
  const found: Replaced[] = [];
  const pattern = new RegExp(HTML);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const piece = htmlPiece(text, match);
    found.push(piece);
    pattern.lastIndex = piece.end;
  }
  return found;
}

function htmlPiece(text: string, { index, 0: found, 1: hidden }: RegExpExecArray): Replaced {
  const end = index + found.length;
  if (found.startsWith('&')) return { start: index, end, as: character(found.slice(1, -1)) };
  if (found === '<!--') return nothing(index, after(text, '-->', end));
  return nothing(index, hidden ? after(text, `</${hidden}`, end) : end);
}

/** The end of what closes something; of the text where nothing does, as a browser sees it. */
function after(text: string, closing: string, from: number): number {
  const at = text.indexOf(closing, from);
  return at < 0 ? text.length : at + closing.length;
}

function character(reference: string): string {
  if (!reference.startsWith('#')) return decodeNamedCharacterReference(reference) || '';
  const isHex = /^#x/i.test(reference);
  const code = Number.parseInt(reference.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
