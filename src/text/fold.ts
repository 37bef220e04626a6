/**
 * Words as they are compared: Unicode compatibility forms, marks, dashes, case and punctuation folded away.
 * `“Don’t…”` and `"don't"` give the same words.
 */
export function foldedWords(text: string): string[] {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘‛ʼ]/g, "'");
  return folded.match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu) ?? [];
}

/** Whether one row of words stands unbroken in another. */
export function containsWords(haystack: readonly string[], needle: readonly string[]): boolean {
  if (needle.length === 0) return true;
  const joined = `\n${haystack.join('\n')}\n`;
  return joined.includes(`\n${needle.join('\n')}\n`);
}
