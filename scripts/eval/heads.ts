import type { Span } from '../../src/text/position.ts';

/** Words that end a noun phrase: what follows tells more about its head. */
const AFTER_HEAD = new Set(
  'about above according across after against ahead along alongside amid among and around as aside at away based because before behind below beneath beside between beyond briefed but by despite down during except for from in including inside into near of off on onto or out outside over past since than that through to toward towards under until up upon via where which while who whom whose with within without'.split(
    ' ',
  ),
);

/** What stands behind a name and is no part of it. */
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** A name or a noun: letters and digits, joined by hyphens, full stops and apostrophes. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}&.’'-]*[\p{L}\p{N}\p{M}])?/gu;

interface Word extends Span {
  text: string;
}

/**
 * The head words of a speaker, as spans of the text: “Lee” of “Ann Lee, a lawyer for the city”. A noun that a name
 * explains counts beside it: “spokesman” and “Lee” of “a spokesman for the club, Ann Lee”.
 */
export function headsOf(text: string): Span[] {
  const segments = segmentsOf(text);
  const at = segments.findIndex((segment) => headOf(segment, text) !== null);
  if (at < 0) return [];
  const head = headOf(segments[at]!, text)!;
  const next = segments[at + 1];
  const name = next && !isName(head.text) && wordsOf(next, text).every((word) => isName(word.text));
  const heads = name ? [head, headOf(next, text)] : [head];
  return heads.flatMap((one) => (one ? [{ start: one.start, end: one.end }] : []));
}

const isName = (word: string): boolean => /^\p{Lu}/u.test(word);

/** Stretches between commas, brackets and dashes. */
function segmentsOf(text: string): Span[] {
  return [...text.matchAll(/(?:[^,;:()[\]—–-]|(?<!-)-(?!-))+/gu)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

/** The last word before what ends the noun phrase. */
function headOf(segment: Span, text: string): Word | null {
  let head: Word | null = null;
  const words = wordsOf(segment, text);
  for (const [i, word] of words.entries()) {
    const plain = word.text.toLowerCase();
    // “people familiar with it”, but “a familiar voice”.
    const isAfter =
      AFTER_HEAD.has(plain) || (plain === 'familiar' && AFTER_HEAD.has(words[i + 1]?.text ?? ''));
    if (head && isAfter) break;
    if (!SUFFIXES.has(plain)) head = word;
  }
  return head;
}

function wordsOf({ start, end }: Span, text: string): Word[] {
  return [...text.slice(start, end).matchAll(WORD)].map(({ index, 0: word }) => {
    const bare = word.replace(/['’]s?$/u, '');
    return { start: start + index, end: start + index + bare.length, text: bare };
  });
}
