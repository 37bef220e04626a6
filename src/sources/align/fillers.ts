const FILLERS = new Set('um umm uhm uh uhh er err erm ah eh hm hmm mm mmm mhm'.split(' '));
const PHRASES: readonly (readonly string[])[] = [
  ['you', 'know'],
  ['i', 'mean'],
];

/**
 * Whether words that a quotation lacks are only what clean-verbatim leaves out: hesitation, and a word or two said
 * twice. @param dropped folded words of the source @param next those that follow them in the source
 */
export function isFiller(dropped: readonly string[], next: readonly string[]): boolean {
  let at = 0;
  while (at < dropped.length) {
    const phrase = PHRASES.find((words) => words.every((word, index) => dropped[at + index] === word));
    if (FILLERS.has(dropped[at]!)) at++;
    else if (phrase) at += phrase.length;
    else break;
  }
  return at === dropped.length || isRepeat(dropped.slice(at), next);
}

/** `the, the`, `we are, we are`, `b- but`: said again, or begun and begun anew. */
function isRepeat(dropped: readonly string[], next: readonly string[]): boolean {
  const rest = dropped.filter((word) => !FILLERS.has(word));
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
