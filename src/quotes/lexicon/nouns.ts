import { IRREGULAR_PLURALS, NOUNS, type NounClass } from './cue-nouns.ts';

export type { NounClass };

/** A noun that can hold someone’s words. */
export interface CueNoun {
  /** In the singular. */
  noun: string;
  class: NounClass;
}

let nouns: Map<string, CueNoun> | null = null;

/** The noun of saying or writing that a word is, in singular or plural and in any case, or null. */
export function cueNoun(word: string): CueNoun | null {
  nouns ??= readNouns();
  const lower = word.toLowerCase();
  const ready = nouns.get(lower);
  if (ready || !lower.endsWith('s')) return ready ?? null;
  return (
    singular(nouns, lower, lower.slice(0, -1)) ??
    singular(nouns, lower, lower.slice(0, -2)) ??
    singular(nouns, lower, `${lower.slice(0, -3)}y`)
  );
}

/** Irregular plurals stand in the map; those by rule are undone when asked for. */
function readNouns(): Map<string, CueNoun> {
  const found = new Map<string, CueNoun>();
  for (const nounClass of Object.keys(NOUNS) as NounClass[])
    for (const noun of NOUNS[nounClass].replaceAll('\n', ' ').split(' '))
      found.set(noun, Object.freeze({ noun, class: nounClass }));
  for (const [noun, plural] of Object.entries(IRREGULAR_PLURALS)) {
    const entry = found.get(noun);
    if (entry) found.set(plural, entry);
  }
  return found;
}

function singular(from: Map<string, CueNoun>, plural: string, noun: string): CueNoun | null {
  const entry = from.get(noun);
  return entry?.noun === noun && pluralOf(noun) === plural ? entry : null;
}

function pluralOf(noun: string): string | null {
  if (noun in IRREGULAR_PLURALS || /(?:[^su]s|graffiti)$/.test(noun)) return null;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|sh|ch)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
