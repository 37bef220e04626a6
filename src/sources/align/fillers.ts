const FILLERS = new Set('um umm uhm uh uhh er err erm ah eh hm hmm mm mmm mhm'.split(' '));
const PHRASES: readonly (readonly string[])[] = [
  ['you', 'know'],
  ['i', 'mean'],
];

/**
 * Whether words that a quotation lacks are only what clean-verbatim leaves out: hesitation, and a word or two said
 * twice. @param dropped folded words of the source
 * @param before those in front of them in the source @param next those that follow
 */
export function isFiller(
  dropped: readonly string[],
  before: readonly string[],
  next: readonly string[],
): boolean {
  let at = 0;
  while (at < dropped.length) {
    const phrase = PHRASES.find((words) => words.every((word, index) => dropped[at + index] === word));
    if (FILLERS.has(dropped[at]!)) at++;
    else if (phrase) at += phrase.length;
    else break;
  }
  const rest = dropped.slice(at).filter((word) => !FILLERS.has(word));
  return rest.length === 0 || isRepeat(rest, next) || endsWith(before, rest);
}

/** `we, um, we did`: the first of the two stands in the quotation, the second was left out. */
const endsWith = (words: readonly string[], rest: readonly string[]): boolean =>
  rest.every((word, at) => words[words.length - rest.length + at] === word);

/** `the, the`, `we are, we are`, `b- but`: said again, or begun and begun anew. */
function isRepeat(rest: readonly string[], next: readonly string[]): boolean {
  for (let size = 1; size <= Math.min(4, rest.length); size++) {
    if (rest.length % size !== 0) continue;
    const repeated = rest.every((word, index) => {
      const again = next[index % size];
      return again !== undefined && (word === again || (word.length <= 2 && again.startsWith(word)));
    });
    if (repeated) return true;
  }
  return false;
}
