import PosTagger from 'wink-pos-tagger';
import type { Span } from '../../text/position.ts';

/** A word with its part of speech, in the names of the Penn Treebank. */
export interface TaggedWord extends Span {
  text: string;
  tag: string;
}

export type Tagger = (sentence: string) => TaggedWord[];

/**
 * Tells the parts of speech of a sentence's words. Vale's rules name the tags of the Penn Treebank, so the tagger has to
 * as well: wink-pos-tagger does (wink-nlp, which is used elsewhere, knows universal tags only).
 */
export function makeTagger(): Tagger {
  const tagger = new PosTagger();
  return (sentence) => {
    const words: TaggedWord[] = [];
    let at = 0;
    for (const { value, pos } of tagger.tagSentence(sentence)) {
      const found = sentence.indexOf(value, at);
      const start = found < 0 ? at : found;
      words.push({ text: value, tag: pos, start, end: start + value.length });
      at = start + value.length;
    }
    return words;
  };
}
