import { readArticle } from '../../src/article/article.ts';
import type { PlainText } from '../../src/article/plain-text.ts';
import { frameOf } from '../../src/quotes/frame.ts';
import { PeopleResolver } from '../../src/quotes/people/resolver.ts';
import type { Span } from '../../src/text/position.ts';
import { readGold } from './gold-article.ts';

/** Who is said to speak, beside who does. */
export interface GoldPerson {
  id: string;
  text: string;
  gold: string | null;
  person: string | null;
  candidates: string[];
}

/** Resolves the speakers of an article of the gold set from the labelled mentions, so that only people are measured. */
export function goldPeople(source: string, path: string): GoldPerson[] {
  const { text, passages } = readGold(source);
  const { plain } = readArticle(text, path);
  const place = placesOf(plain);
  const quoted = passages.map(place).sort((a, b) => a.start - b.start);
  const frames = plain.blocks.map((block) =>
    frameOf(
      plain,
      block,
      quoted.filter(({ start, end }) => start < block.end && end > block.start),
    ),
  );
  const spoken = passages.flatMap((passage) =>
    passage.speaker ? [{ ...passage, speaker: passage.speaker }] : [],
  );
  const spans = spoken.map(({ speaker }) => place(speaker));
  const resolver = new PeopleResolver(plain, (block) => frames[block]!, spans);
  return spoken.map(({ id, speaker, person }, index) => ({
    id,
    text: speaker.text,
    gold: person,
    ...resolver.resolve(spans[index]!),
  }));
}

/** Turns spans of the file into spans of the plain text. */
function placesOf(plain: PlainText): (span: Span) => Span {
  const starts: number[] = [];
  for (let at = 0; at < plain.text.length; at++)
    starts.push(plain.sourceSpan({ start: at, end: at + 1 }).start);
  const first = (offset: number): number => {
    // The blank line between two blocks has the place of the second one: the last unit of a place is the letter.
    const after = starts.findIndex((start) => start > offset);
    return (after < 0 ? starts.length : after) - 1;
  };
  return ({ start, end }) => ({ start: first(start), end: first(end - 1) + 1 });
}
