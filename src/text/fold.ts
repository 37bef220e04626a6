import { COMBINING, DIGIT, LETTER, runEnd, sortAt } from './character.ts';

/**
 * Words as they are compared: Unicode compatibility forms, marks, dashes, case and punctuation folded away.
 * `“Don’t…”` and `"don't"` give the same words.
 */
export function foldedWords(text: string): string[] {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘‛ʼ]/g, "'");
  const words: string[] = [];
  for (let at = 0; at < folded.length; ) {
    const end = foldedEnd(folded, at);
    if (end > at) words.push(folded.slice(at, end));
    at = end > at ? end : at + 1;
  }
  return words;
}

/** Where the word ends that begins at an offset of folded text; the offset itself where none does. */
export function foldedEnd(text: string, start: number): number {
  let end = runEnd(text, start, LETTER | COMBINING | DIGIT);
  while (end > start && text[end] === "'" && sortAt(text, end + 1) & (LETTER | COMBINING))
    end = runEnd(text, end + 1, LETTER | COMBINING);
  return end;
}

/** Whether one row of words stands unbroken in another. */
export function containsWords(haystack: readonly string[], needle: readonly string[]): boolean {
  if (needle.length === 0) return true;
  const joined = `\n${haystack.join('\n')}\n`;
  return joined.includes(`\n${needle.join('\n')}\n`);
}
