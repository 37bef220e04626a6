import type { PlainText } from '../article/plain-text.ts';
import type { Sign } from './sign.ts';

/** What stands in a block outside its marks, as far as their looks tell before they are paired: the reporter's words. */
export function unquotedWords(plain: PlainText, index: number, signs: readonly Sign[]): string {
  const block = plain.blocks[index]!;
  const words: string[] = [];
  let from = block.start;
  for (const sign of signs) {
    // Between two opening marks, or two closing ones, nobody can tell yet: the first stretch is taken.
    if (from >= 0 && sign.canOpen !== sign.canClose) {
      if (sign.canOpen || words.length === 0) words.push(plain.words({ start: from, end: sign.start }));
      from = -1;
    }
    if (sign.canClose) from = sign.end;
  }
  if (from >= 0) words.push(plain.words({ start: from, end: block.end }));
  return clip(words.join(' '));
}

/** In UTF-16 units. No paragraph of an article is longer, and who speaks stands near its start or its end. */
const MOST_WORDS = 4_000;
const clip = (words: string): string =>
  words.length > MOST_WORDS ? `${words.slice(0, MOST_WORDS / 2)} ${words.slice(-MOST_WORDS / 2)}` : words;
