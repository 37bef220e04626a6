import type { Paragraph } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';

/** Whether a paragraph of an interview asks or answers: `**Q: …**`, `A: …`. Null for the words in between. */
export function turnOf(paragraph: Paragraph): 'question' | 'answer' | null {
  const sign = /^\s*([QA])\s?[:.]\s/.exec(wordsOf(paragraph))?.[1];
  if (sign === undefined) return null;
  return sign === 'Q' ? 'question' : 'answer';
}
