import nspell from 'nspell';

/** Says whether a word is in a dictionary. */
export interface Speller {
  isKnown: (word: string) => boolean;
}

/**
 * Makes a speller of Hunspell's files. nspell is complete, has types and no native parts; it looks a word up in a
 * few microseconds once it has read the files, and each word is looked up once only.
 */
export function spellerOf(affixes: string, words: string): Speller {
  const dictionary = nspell(affixes, words);
  const known = new Map<string, boolean>();
  return {
    isKnown(word) {
      const before = known.get(word);
      if (before !== undefined) return before;
      const answer = dictionary.correct(word);
      known.set(word, answer);
      return answer;
    },
  };
}
