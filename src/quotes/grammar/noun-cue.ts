import { cueNoun } from '../lexicon/index.ts';
import type { Phrase } from './noun-phrase.ts';
import { inPhrase, phraseEndingAt } from './noun-phrase.ts';
import { phraseStartingAt } from './noun-phrase-ahead.ts';
import type { Sentence } from './sentence.ts';
import type { Token } from './token.ts';

/** Words of saying that are a noun, and whose they are: Lee’s claim that …, his promise to …, their chants of … */
export interface NounCue {
  speaker: Phrase;
  noun: number;
}

/** `Lee’s verdict`, `the verdict of Lee`: the noun of saying that begins at a token or a little later, with its owner. */
export function speakerOf(tokens: readonly Token[], sentence: Sentence, first: number): NounCue | null {
  for (let noun = first + 1; noun < Math.min(sentence.to, first + OWNER_REACH); noun++) {
    const { tag, lower } = tokens[noun]!;
    if (tag === 'comma' || tag === 'stop' || tag === 'preposition') return null;
    if (tag !== 'noun' || cueNoun(lower) === null) continue;
    const of = tokens[noun + 1]?.lower === 'of' ? phraseStartingAt(tokens, noun + 2, sentence.to) : null;
    const speaker = of ?? ownerOf(tokens, noun, first);
    return speaker && { speaker, noun };
  }
  return null;
}

/** How far an owner may stand before such a noun, in tokens. */
const OWNER_REACH = 7;

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

/** `Lee’s “mad” remark`: the words stand between their owner and the noun. @param at index of the quoted token */
export function nounCueAround(tokens: readonly Token[], sentence: Sentence, at: number): NounCue | null {
  const noun = at + 1;
  if (noun >= sentence.to || tokens[noun]!.tag !== 'noun') return null;
  if (cueNoun(tokens[noun]!.lower)?.class !== 'utterance' || at === sentence.from) return null;
  if (!ownerOf(tokens, at, at - 1)) return null;
  // `the pull of Lee’s “mad” remark`: the owner alone.
  let from = at - 1;
  while (from > sentence.from && inPhrase(tokens[from - 1])) from--;
  return { speaker: phraseEndingAt(tokens, at - 1, from) ?? { from: at - 1, to: at }, noun };
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

/** `Lee’s reply was: “…”`: whose words the subject of a verb is. */
export function ownerOfWords(tokens: readonly Token[], { from, to }: Phrase): Phrase | null {
  const noun = to - 1;
  if (tokens[noun]!.tag !== 'noun' || cueNoun(tokens[noun]!.lower)?.class !== 'utterance') return null;
  const owner = ownerOf(tokens, noun, from);
  return owner && owner.from === from ? owner : null;
}
