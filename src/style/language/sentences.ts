import type { Span } from '../../text/position.ts';

/** What may end a sentence: stops, the marks and brackets that close after them, and white space. */
const STOP = /[.?!…]+["')\]”’»*_]*(?=\s|$)/g;

/** Abbreviations after which a name or a number goes on. */
const BEFORE_NAMES = new Set(
  'adm approx art assn ave bldg blvd capt cf ch cmdr co col corp cpl dept dr ed eds est ex fig gen gov hon inc insp jr lt ltd maj mr mrs ms mt mx no nos nr op pl pp pres prof pte pvt rep rev sen sgt sr st supt vol vols vs'.split(
    ' ',
  ),
);
const MONTHS = /^(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/;

/** The sentences of a paragraph; white space around them left out. */
export function sentencesOf(text: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  for (const stop of text.matchAll(STOP)) {
    const end = stop.index + stop[0].length;
    if (end < text.length && !ends(text, stop.index, stop[0], end)) continue;
    push(sentences, text, start, end);
    start = end;
  }
  push(sentences, text, start, text.length);
  return sentences;
}

function push(sentences: Span[], text: string, from: number, to: number): void {
  const piece = text.slice(from, to);
  const trimmed = piece.trim();
  if (trimmed === '') return;
  const start = from + piece.indexOf(trimmed);
  sentences.push({ start, end: start + trimmed.length });
}

function ends(text: string, at: number, stop: string, end: number): boolean {
  const next = /^\s+["'([“‘«*_]*(.)/su.exec(text.slice(end, end + 40))?.[1] ?? '';
  // What goes on with a small letter is the same sentence, whatever the stop.
  if (next !== '' && next === next.toLowerCase() && next !== next.toUpperCase()) return false;
  if (!stop.startsWith('.') || stop.startsWith('..')) return true;
  const word = /[\p{L}\p{N}.]*$/u.exec(text.slice(Math.max(0, at - 20), at))![0].toLowerCase();
  if (/^(?:\p{L}|(?:\p{L}\.)+\p{L})$/u.test(word)) return isInitials(word, text.slice(at - word.length, at));
  if (/^\d/.test(next) && (MONTHS.test(word) || BEFORE_NAMES.has(word))) return false;
  return !BEFORE_NAMES.has(word) || word === 'no';
}

/** `J. Smith` goes on; `at 9 p.m. The` and `in the U.S. The` do not. */
const isInitials = (word: string, written: string): boolean =>
  word.includes('.') ? !/^(?:e\.g|i\.e)$/.test(word) : written === 'I';
