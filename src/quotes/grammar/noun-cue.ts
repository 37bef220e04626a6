import { cueNoun } from '../lexicon/index.ts';
import type { Phrase } from './noun-phrase.ts';
import { phraseEndingAt } from './noun-phrase.ts';
import type { Sentence } from './sentence.ts';
import type { Token } from './token.ts';

/** Words of saying that are a noun, and whose they are: Lee’s claim that …, his promise to …, their chants of … */
export interface NounCue {
  speaker: Phrase;
  noun: number;
}

/** How far before a quotation such a noun may stand, in tokens. */
const REACH = 14;

/** The noun of saying, with its owner, that leads to a quotation without another verb of speech in between. */
export function nounCueBefore(tokens: readonly Token[], sentence: Sentence, at: number): NounCue | null {
  for (let noun = at - 1; noun >= Math.max(sentence.from + 1, at - REACH); noun--) {
    const token = tokens[noun]!;
    if (token.tag === 'cue' || token.tag === 'semicolon' || token.tag === 'quoted') return null;
    if (token.tag !== 'noun' || cueNoun(token.lower) === null || !leadsOn(tokens, noun, at)) continue;
    const speaker = ownerOf(tokens, noun, sentence.from);
    if (speaker) return { speaker, noun };
  }
  return null;
}

/** What follows such a noun says what was said: that, to, of, is, a colon, or the words themselves. */
function leadsOn(tokens: readonly Token[], noun: number, at: number): boolean {
  const next = tokens[noun + 1]!;
  return (
    noun + 1 === at ||
    /^(?:that|to|of|on|about|for|is|was|against|as)$/.test(next.lower) ||
    next.tag === 'colon' ||
    (next.tag === 'comma' && noun + 2 === at)
  );
}

/** `Lee’s`, `his`: the possessive that begins the noun phrase. */
function ownerOf(tokens: readonly Token[], noun: number, floor: number): Phrase | null {
  for (let i = noun - 1; i >= Math.max(floor, noun - 5); i--) {
    const { tag, text } = tokens[i]!;
    if (tag === 'possessive') return { from: i, to: i + 1 };
    if (/[’']s$|s[’']$/.test(text) && (tag === 'name' || tag === 'noun'))
      return phraseEndingAt(tokens, i, floor);
    if (tag !== 'noun' && tag !== 'name' && tag !== 'comma' && tag !== 'verb') return null;
  }
  return null;
}
