/** Words that stay small in titles. */
const SMALL = {
  AP: new Set('a an and as at but by en for if in nor of on or per so the to up v via vs yet'.split(' ')),
  Chicago: new Set(
    'a about above across after against along among an and around as at before behind below beneath beside between beyond but by concerning despite down during except following for from in including into like near nor of off on onto or out over past per plus since so than the through throughout to toward towards under underneath until unto up upon v via vs with within without yet'.split(
      ' ',
    ),
  ),
};

/** Words as a title has them: all with a capital but the small ones in the middle. */
export function titleCase(
  words: readonly string[],
  style: 'AP' | 'Chicago',
  isException: (word: string) => boolean,
): string[] {
  return words.map((word, index) => {
    if (isException(word)) return word;
    const before = words[index - 1] ?? '';
    const isEdge = index === 0 || index === words.length - 1 || /[:.!?—–]$/.test(before);
    const bare = word.replace(/[^\p{L}\p{N}]+$/u, '').toLowerCase();
    if (!isEdge && SMALL[style].has(bare)) return word.toLowerCase();
    return hyphenated(word, style);
  });
}

/** Each part of a compound has its capital, but for the small words in it. */
function hyphenated(word: string, style: 'AP' | 'Chicago'): string {
  return word
    .split('-')
    .map((part, index) => (index > 0 && SMALL[style].has(part) ? part : capital(part)))
    .join('-');
}

/** Words as a sentence has them: the first with a capital, and what follows an indicator. */
export function sentenceCase(
  words: readonly string[],
  indicators: readonly string[],
  exceptions: readonly string[],
  isException: (word: string) => boolean,
): string[] {
  return words.map((word, index) => {
    if (isException(word) || exceptions.some((one) => word.endsWith(one))) return word;
    const before = words[index - 1];
    const starts =
      index === 0 ||
      indicators.some((indicator) => before!.endsWith(indicator)) ||
      (index === 1 && /^(?:\d+|[A-Z])[.)]$/.test(before!));
    return starts ? capital(word.toLowerCase()) : lowered(word);
  });
}

/** What is written in capitals, or with one in its middle, is a name or an abbreviation and stays. */
const lowered = (word: string): string => {
  const bare = word.replace(/[^\p{L}\p{N}].*$/u, '');
  return bare.length > 1 && bare === bare.toUpperCase() ? word : word.toLowerCase();
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
