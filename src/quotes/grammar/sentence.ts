import { verbForms } from '../lexicon/index.ts';
import type { Token } from './token.ts';

/** The tokens of one sentence: the first one, and the one after the last. */
export interface Sentence {
  from: number;
  to: number;
}

/**
 * Cuts the tokens of a frame into sentences. A quotation that ends in a full stop ends its sentence too if a
 * capital follows; one that ends in a question or exclamation mark does so unless its attribution follows.
 * @param text the frame
 */
export function splitSentences(tokens: readonly Token[], text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let index = 0; index < tokens.length; index++) {
    let to = index + 1;
    if (to - from < LONGEST && !endsSentence(tokens, index, text)) continue;
    // Closing brackets and marks that stand after the full stop belong to its sentence.
    while (tokens[to] && !tokens[to]!.spaced && /^[)\]"”’']$/.test(tokens[to]!.text)) to++;
    sentences.push({ from, to });
    from = to;
    index = to - 1;
  }
  if (from < tokens.length) sentences.push({ from, to: tokens.length });
  return sentences;
}

/** No reporter writes a longer one, in tokens: a text without any full stop must not cost the square of its length. */
const LONGEST = 400;

const STOPS = /^(?:[.?!…]|\.{2,})$/;

function endsSentence(tokens: readonly Token[], index: number, text: string): boolean {
  const token = tokens[index]!;
  const next = tokens[index + 1];
  if (!next) return true;
  if (STOPS.test(token.text)) return mayBegin(next) || /\n/.test(text.slice(token.end, next.start));
  if (token.lower === 'p.m.' || token.lower === 'a.m.') return BEGINS.test(next.text);
  if (token.tag !== 'quoted' || !next.spaced) return false;
  const { last } = token;
  if (/\n/.test(text.slice(token.end, next.start)) && (/[.?!…]/.test(last) || next.capital)) return true;
  if (next.tag === 'quoted') return /[.?!…]/.test(last);
  return /[.?!]/.test(last) && next.capital && !(last !== '.' && namesSpeaker(tokens, index + 1));
}

/** `The count ends at 7 p.m. She said …`: the stop is the abbreviation's and the sentence's. */
const BEGINS = /^(?:He|She|They|We|It|The|This|That|But|And|In|At|On)$/;

const mayBegin = (next: Token): boolean =>
  (next.spaced || next.tag === 'quoted') &&
  (next.capital || next.tag === 'quoted' || /^[$£€\p{N}(['"“‘—–-]/u.test(next.text));

/** `“Why?” Ann Lee asked.`, `“Why?” Ann Lee, the chair, asked.`: after a name, and what says who it is, comes a verb of speech. */
function namesSpeaker(tokens: readonly Token[], at: number): boolean {
  let described = false;
  for (let i = at; i < Math.min(tokens.length, at + 16); i++) {
    const token = tokens[i]!;
    if (token.text === ',') {
      if (described) return verbForms(tokens[i + 1]?.lower ?? '').length > 0;
      described = true;
    } else if (!token.capital && !described) return i > at && verbForms(token.lower).length > 0;
    else if (/^[.?!]$/.test(token.text)) return false;
  }
  return false;
}
