import type { Frame } from '../frame.ts';
import { rightAfter, signed } from './beside.ts';
import { credited, governing, owned, parenthetical, trailing } from './governing.ts';
import { adjacent, introduced, namedSo } from './introduced.ts';
import type { Attribution, QuotedPlace } from './place.ts';
import { sourcePhrase } from './source-phrase.ts';

/**
 * Ties one quotation to the words of its own sentence that name its speaker. The surest ways of saying so are
 * asked for first: what stands right beside the marks, then what the sentence as a whole says.
 * @param index index of the quotation's sentence in the frame
 * @param at index of the quotation's token
 */
export function attribute(frame: Frame, index: number, at: number): Attribution | null {
  const { tokens, text } = frame;
  const sentence = frame.sentences[index]!;
  const place: QuotedPlace = { tokens, text, sentence, clauses: frame.clauses(index), at };
  return (
    signed(place) ??
    namedSo(place) ??
    adjacent(place) ??
    rightAfter(place) ??
    sourcePhrase(tokens, sentence, sentence.from, 'before') ??
    introduced(place) ??
    credited(place) ??
    trailing(place, true) ??
    governing(place) ??
    parenthetical(place) ??
    trailing(place, false) ??
    owned(place)
  );
}
