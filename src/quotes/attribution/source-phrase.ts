import { phraseStartingAt } from '../grammar/noun-phrase-ahead.ts';
import type { Sentence } from '../grammar/sentence.ts';
import type { Token } from '../grammar/token.ts';
import { type Attribution, attributionTo } from './place.ts';

/** `in Lee’s view`, not `in her view`, which the sentence names more fully elsewhere: the phrase that begins with a token. */
function ownView(
  tokens: readonly Token[],
  sentence: Sentence,
  at: number,
  place: Attribution['place'],
): Attribution | null {
  if (tokens[at]!.lower !== 'in') return null;
  for (let noun = at + 2; noun < Math.min(sentence.to, at + 6); noun++) {
    const { tag, lower } = tokens[noun]!;
    if (VIEW.test(lower)) {
      const owner = { from: at + 1, to: noun };
      const owns = /[’']s$|s[’']$/.test(tokens[noun - 1]!.text);
      return owns ? attributionTo(tokens, owner, { from: noun, to: noun + 1 }, place) : null;
    }
    if (tag !== 'name' && tag !== 'noun') return null;
  }
  return null;
}

const VIEW = /^(?:view|opinion|words|telling|phrase|estimation)$/;

/** `according to Lee`, `in the words of Lee`: the phrase that begins with a token, and the name after it. */
export function sourcePhrase(
  tokens: readonly Token[],
  sentence: Sentence,
  at: number,
  place: Attribution['place'],
): Attribution | null {
  const length = phraseLength(tokens, at);
  if (length === 0) return ownView(tokens, sentence, at, place);
  const name = phraseStartingAt(tokens, at + length, sentence.to);
  return name && attributionTo(tokens, name, { from: at, to: at + length }, place);
}

function phraseLength(tokens: readonly Token[], at: number): number {
  const [first, second, third, fourth] = [0, 1, 2, 3].map((step) => tokens[at + step]?.lower);
  if (first === 'according') return second === 'to' ? 2 : 0;
  if (first !== 'in' || second !== 'the' || fourth !== 'of') return 0;
  return third === 'words' || third === 'view' || third === 'opinion' ? 4 : 0;
}
