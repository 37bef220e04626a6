import { type Words, wordsOf } from './words.ts';

/** What the reporter shows between two words of a quotation, or before the first one. */
export interface Gap {
  /** An ellipsis: words were left out. */
  ellipsis: boolean;
  /** Words in square brackets: the reporter's own. */
  bracket: string | null;
}

/** The words that somebody is said to have said, with what the reporter shows between them. */
export interface QuotedWords extends Words {
  /** One more than there are words: what stands before each, and behind the last. */
  gaps: readonly Gap[];
}

/**
 * Reads what stands between the marks: `[The mayor]` and `[sic]` are the reporter's words, `[W]e` is we with another
 * first letter, `…` and `...` say that something was left out. Offsets are those of `text`.
 */
export function quotedWords(text: string): QuotedWords {
  const { joined, offset } = joinInitials(text);
  const brackets = [...joined.matchAll(/\[([^\][]*)\]/g)];
  const ellipses = [...joined.matchAll(/…|\.(?:\s?\.){2,}/g)];
  const words = wordsOf(blank(joined, brackets));
  const count = words.folded.length;
  const gaps: Gap[] = [];
  for (let at = 0; at <= count; at++) {
    const from = at === 0 ? 0 : words.ends[at - 1]!;
    const to = at === count ? joined.length : words.starts[at]!;
    const within = ({ index }: RegExpExecArray): boolean => index >= from && index < to;
    const inside = brackets.filter(within).map((match) => match[1]!.trim());
    gaps.push({ ellipsis: ellipses.some(within), bracket: inside.length > 0 ? inside.join(' ') : null });
  }
  return {
    folded: words.folded,
    starts: words.starts.map(offset),
    ends: words.ends.map((end) => offset(end - 1) + 1),
    gaps,
  };
}

/** Takes the brackets off `[W]e`. @returns the text without them, and where its offsets stand in the given one */
function joinInitials(text: string): { joined: string; offset: (at: number) => number } {
  const removed: number[] = [];
  for (const { index } of text.matchAll(/\[\p{L}\](?=[\p{L}’'])/gu)) removed.push(index, index + 2);
  if (removed.length === 0) return { joined: text, offset: (at) => at };
  const gone = new Set(removed);
  return {
    joined: text.replace(/[[\]]/g, (bracket, at: number) => (gone.has(at) ? '' : bracket)),
    offset: (at) => removed.reduce((shifted, place) => (place <= shifted ? shifted + 1 : shifted), at),
  };
}

function blank(text: string, stretches: readonly RegExpExecArray[]): string {
  let plain = text;
  for (const { index, 0: match } of stretches)
    plain = plain.slice(0, index) + ' '.repeat(match.length) + plain.slice(index + match.length);
  return plain;
}
