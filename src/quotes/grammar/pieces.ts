import { BLANK, CAPITAL, COMBINING, DIGIT, LETTER, runEnd, sortAt, widthAt } from '../../text/character.ts';

/** Stands in a frame where quoted words stand in the text, unit for unit. */
export const QUOTED = '\uE000';

const JOINS_WORDS = "'’-‑.";
const WORD = LETTER | COMBINING;

/** Where the piece of text that begins at an offset ends: a word, a number, a sign or a quoted passage. */
export function pieceEnd(text: string, start: number): number {
  const sort = sortAt(text, start);
  if (sort & CAPITAL) return initialsEnd(text, start) ?? wordEnd(text, start);
  if (sort & WORD) return clockEnd(text, start) ?? wordEnd(text, start);
  if (sort & DIGIT) return numberEnd(text, start);
  return signEnd(text, start);
}

/** The offset of the first character from here on that is not blank; the length of the text where none is. */
export const skipBlanks = (text: string, at: number): number => runEnd(text, at, BLANK);

/** U.S., U.S.-led, J.K.: capitals with stops between them. */
function initialsEnd(text: string, start: number): number | null {
  let end = start + widthAt(text, start);
  let letters = 1;
  while (text[end] === '.' && sortAt(text, end + 1) & CAPITAL) {
    end += 1 + widthAt(text, end + 1);
    letters++;
  }
  if (letters === 1) return null;
  if (text[end] === '.') end++;
  while (text[end] === '-' && sortAt(text, end + 1) & LETTER) end = dottedEnd(text, end + 1);
  return end;
}

function dottedEnd(text: string, at: number): number {
  let end = at;
  while (text[end] === '.' || sortAt(text, end) & LETTER) end += widthAt(text, end);
  return end;
}

function clockEnd(text: string, start: number): number | null {
  return text.startsWith('a.m.', start) || text.startsWith('p.m.', start) ? start + 4 : null;
}

/** A word with what is joined to it: don't, half-time, Lee’s; an apostrophe at its end belongs to it (dogs’). */
function wordEnd(text: string, start: number): number {
  let end = runEnd(text, start, WORD);
  while (end < text.length && JOINS_WORDS.includes(text[end]!) && sortAt(text, end + 1) & (WORD | DIGIT))
    end = runEnd(text, end + 1, WORD | DIGIT);
  const apostrophe = text[end] === '’' || text[end] === "'";
  return apostrophe && !(sortAt(text, end + 1) & LETTER) ? end + 1 : end;
}

/** 14, 1,200.50, 10:45am, 4-3, 12-year-old, 5%. */
function numberEnd(text: string, start: number): number {
  let end = start;
  for (let at = start; at < text.length; at += widthAt(text, at))
    if (sortAt(text, at) & DIGIT) end = at + widthAt(text, at);
    else if (!'.,:'.includes(text[at]!)) break;
  end = runEnd(text, end, LETTER);
  while (text[end] === '-' && sortAt(text, end + 1) & (LETTER | DIGIT))
    end = runEnd(text, end + 1, LETTER | DIGIT);
  return text[end] === '%' ? end + 1 : end;
}

function signEnd(text: string, start: number): number {
  const sign = text[start]!;
  const next = start + 1;
  if (sign === QUOTED) return repeatEnd(text, start);
  if ((sign === '@' || sign === '#') && (text[next] === '_' || sortAt(text, next) & (LETTER | DIGIT))) {
    let end = next;
    while (text[end] === '_' || sortAt(text, end) & (LETTER | DIGIT)) end += widthAt(text, end);
    return end;
  }
  if ('$£€#'.includes(sign) && sortAt(text, next) & DIGIT) return numberEnd(text, next);
  if ((sign === '.' || sign === '-') && text[next] === sign) return repeatEnd(text, start);
  return start + widthAt(text, start);
}

function repeatEnd(text: string, start: number): number {
  let end = start;
  while (text[end] === text[start]) end++;
  return end;
}
