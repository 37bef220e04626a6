import { PlainText } from '../../src/article/plain-text.ts';
import { frameOf } from '../../src/quotes/frame.ts';
import type { KnownPerson } from '../../src/quotes/people/known-person.ts';
import { PeopleResolver } from '../../src/quotes/people/resolver.ts';

/**
 * Resolves speakers of a text in which they stand in [[double brackets]]; what stands between “ and ” counts
 * as quoted.
 */
export function resolveMarked(marked: string, known: readonly KnownPerson[] = []) {
  const speakers: { start: number; end: number }[] = [];
  let text = '';
  for (const piece of marked.split(/(\[\[[^\]]*\]\])/)) {
    const words = piece.startsWith('[[') ? piece.slice(2, -2) : piece;
    if (piece.startsWith('[[')) speakers.push({ start: text.length, end: text.length + words.length });
    text += words;
  }
  const plain = PlainText.of(text);
  const frames = plain.blocks.map((block) => {
    const quoted = [...plain.words(block).matchAll(/“[^”]*”?/g)].map((match) => ({
      start: block.start + match.index,
      end: block.start + match.index + match[0].length,
    }));
    return frameOf(plain, block, quoted);
  });
  const resolver = new PeopleResolver(plain, (index) => frames[index]!, speakers, known);
  return { speakers: speakers.map((span) => resolver.resolve(span)), people: resolver.people() };
}
