import { isForename } from '../quotes/people/forenames.ts';
import type { Span } from '../text/position.ts';
import { SpanIndex } from '../text/span-index.ts';
import { wordSet } from './copy.ts';
import type { RuleInput } from './rule.ts';

/** A place where an article calls a person by name. */
export interface NamedPlace extends Span {
  name: string;
  text: string;
  /** With a forename. */
  full: boolean;
}

/**
 * Every place of an article where a person is called by name, in order; organisations and pronouns are left out. The
 * analysis knows those who matter for quotations; somebody with a forename that is one is a person here as well.
 */
export function namedPeople({ analysis, article: { plain } }: RuleInput): NamedPlace[] {
  const known = analysis.people
    .filter(({ organisation }) => !organisation)
    .flatMap(({ name, mentions }) =>
      mentions
        .filter(({ form }) => form === 'full' || form === 'title' || form === 'surname')
        .map(({ start, end, text, form }) => ({ name, start, end, text, full: form === 'full' })),
    );
  const taken = new SpanIndex(analysis.people.flatMap(({ mentions }) => mentions));
  let end = 0;
  const further = [...plain.text.matchAll(FULL_NAME)]
    .map(({ index, 1: text }) => ({
      name: text!,
      text: text!,
      start: index,
      end: index + text!.length,
      full: true,
    }))
    .filter(({ text }) => isFirstName(text.slice(0, text.indexOf(' ')).toLowerCase()))
    .filter((place) => {
      if (place.start < end || taken.touches(place)) return false;
      end = place.end;
      return true;
    });
  return [...known, ...further].sort((a, b) => a.start - b.start);
}

/** Names that the table of forenames by gender leaves out: those of men and women alike, of places, of the young. */
const FURTHER =
  wordSet(`sam alex chris charlie jamie casey robin frankie billie ash kit jordan taylor morgan riley
  tyler lewis dale kian mia kai tia ellis reece kieran callum jayden skye aidan jamal amir yusuf aisha zara lexi poppy
  freya isla ava leah noah tara owen megan craig neil ruth`);

const isFirstName = (word: string): boolean => isForename(word) || FURTHER.has(word);

/** Two or three capital words, the last of them no school, street or firm. */
const FULL_NAME =
  /\b(?=([A-Z][a-z]+(?: [A-Z]\.?)? [A-Z][\w\u00C0-\u024F’'-]+[a-z])(?! (?:[A-Z][\w’'-]+ )?(?:School|Academy|College|University|Hospital|Street|Road|Lane|Avenue|Way|Court|Park|Centre|Center|Trust|Foundation|Church|Council|Limited|Ltd|Inc|Group|Company|Hotel|House|Hall|Airport|Station|Bridge|Island|County|Bank)\b))/g;

const SENTENCE_END = /[.!?]["”’']?\s+(?=["“‘]?[A-Z])/g;
const NO_END = /\b(?:Mr|Mrs|Ms|Dr|St|Rev|Sgt|Gov|Sen|Rep|Lt|Col|Gen|No|vs?|[A-Z])\.$/;

/** The sentences of a text, as offsets in it; a stop after a title or an initial ends none. */
export function sentencesIn(text: string): Span[] {
  const sentences: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(SENTENCE_END)) {
    if (NO_END.test(text.slice(Math.max(0, match.index - 5), match.index + 1))) continue;
    const end = match.index + match[0].length;
    sentences.push({ start, end });
    start = end;
  }
  sentences.push({ start, end: text.length });
  return sentences;
}

/**
 * The named people of a block, each with the sentence it stands in and its place in that.
 * @param text the block, or as much of it as is to be read, unit for unit
 */
export function* namedInSentences(
  places: readonly NamedPlace[],
  text: string,
  block: Span,
): Generator<{ place: NamedPlace; words: string; at: Span }> {
  const inside = places.filter(({ start }) => start >= block.start && start < block.end);
  if (inside.length === 0) return;
  for (const { start, end } of sentencesIn(text)) {
    const base = block.start + start;
    for (const place of inside)
      if (place.start >= base && place.end <= block.start + end)
        yield {
          place,
          words: text.slice(start, end),
          at: { start: place.start - base, end: place.end - base },
        };
  }
}
