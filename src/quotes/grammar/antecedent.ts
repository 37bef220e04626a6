import { apposedName } from './apposition.ts';
import { type Phrase, phraseEndingAt } from './noun-phrase.ts';
import { isPerson } from './person-noun.ts';
import type { Token } from './token.ts';

/**
 * What a relative pronoun stands for: the council in `the council, which said`, Lee in `Lee, 54, who said`. A reader
 * names the noun, and so does the ledger.
 * @param floor first token of the sentence
 * @returns null if no noun phrase stands before it
 */
export function antecedentOf(tokens: readonly Token[], relative: number, floor: number): Phrase | null {
  const lowest = Math.max(floor, relative - REACH);
  const last = nounBefore(tokens, relative, lowest);
  if (last < lowest) return null;
  if (tokens[last]!.lower === 'those' || tokens[last]!.tag === 'pronoun') return { from: last, to: last + 1 };
  const phrase = phraseEndingAt(tokens, last, lowest);
  if (!phrase) return null;
  if (tokens[relative]!.lower !== 'who') return phrase;
  const person = personIn(tokens, phrase);
  return { from: apposedName(tokens, person, lowest, () => true), to: person.to };
}

/** `an attack on Lee, who`: the person at the end of the phrase, where the whole of it is a thing. */
function personIn(tokens: readonly Token[], phrase: Phrase): Phrase {
  if (isPerson(tokens, phrase)) return phrase;
  for (let at = phrase.to - 1; at > phrase.from; at--) {
    if (tokens[at - 1]!.tag !== 'preposition' && tokens[at - 1]!.tag !== 'to') continue;
    const inner = { from: at, to: phrase.to };
    if (isPerson(tokens, inner)) return inner;
  }
  return phrase;
}

/** How far before the pronoun its noun phrase may begin, in tokens. */
const REACH = 60;

/** Steps left over the comma or dash before the pronoun, and over brackets: Lee (Lab), who. */
function nounBefore(tokens: readonly Token[], relative: number, floor: number): number {
  let at = relative - 1;
  if (tokens[at]?.tag === 'comma' || tokens[at]?.tag === 'dash') at--;
  if (tokens[at]?.tag !== 'close') return at;
  while (at > floor && tokens[at]!.tag !== 'open') at--;
  return at - 1;
}

/** Whether a phrase is nothing but a relative pronoun. */
export const isRelative = (tokens: readonly Token[], { from, to }: Phrase): boolean =>
  to === from + 1 && tokens[from]!.tag === 'relative';
