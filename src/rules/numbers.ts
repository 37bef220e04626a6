import type { Span } from '../text/position.ts';

/** A number as it stands in a text, with its worth. */
export interface NumberInText extends Span {
  text: string;
  value: number;
}

const SMALL =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`.split(/\s+/);
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const SCALES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  b: 1e9,
  billion: 1e9,
  tn: 1e12,
  trillion: 1e12,
  hundred: 100,
};
const WORD_VALUES = new Map<string, number>([
  ...SMALL.map((word, value): [string, number] => [word, value]),
  ...TENS.map((word, index): [string, number] => [word, 10 * (index + 2)]),
]);

const NUMBER = new RegExp(
  `(?<![\\w.,])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|(?:${TENS.join('|')})-(?:${SMALL.slice(1, 10).join('|')})|${TENS.join('|')}|${SMALL.slice(2).reverse().join('|')})(?:[ -]?(hundred|thousand|million|billion|trillion|k|mn|m|bn|tn|b))?(?![\\w])`,
  'gi',
);

/**
 * The numbers of a text, in figures and in words from two on (`one` is mostly no number), with what they are worth:
 * `£2.5m`, `fourteen`, `1,200`. Times, dates joined by strokes and scores count by their parts.
 */
export function numbersIn(text: string): NumberInText[] {
  return [...text.matchAll(NUMBER)].map((match) => {
    const base = worthOf(match[1]!.toLowerCase());
    const scale = match[2] ? SCALES[match[2].toLowerCase()]! : 1;
    return { text: match[0], start: match.index, end: match.index + match[0].length, value: base * scale };
  });
}

function worthOf(words: string): number {
  if (/^\d/.test(words)) return Number(words.replace(/,/g, ''));
  return words.split('-').reduce((sum, word) => sum + WORD_VALUES.get(word)!, 0);
}
