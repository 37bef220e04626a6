import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceEnd, skipBlanks } from '../../../../src/quotes/grammar/pieces.ts';

/** The same pieces as one pattern says them: right, but slow to compile. */
const PATTERN =
  /\uE000+|\p{Lu}(?:\.\p{Lu})+\.?(?:-\p{L}[\p{L}.]*)*|[ap]\.m\.|[@#][\p{L}\p{N}_]+|[\p{L}\p{M}]+(?:['’\-‑.][\p{L}\p{M}\p{N}]+)*(?:[’'](?!\p{L}))?|[$£€#]?\p{N}(?:[\p{N}.,:]*\p{N})?\p{L}*(?:-[\p{L}\p{N}]+)*%?|\.{2,}|…|--+|[^\s]/gu;

function pieces(text: string): string[] {
  const found: string[] = [];
  for (let at = skipBlanks(text, 0); at < text.length; ) {
    const end = pieceEnd(text, at);
    found.push(text.slice(at, end));
    at = skipBlanks(text, end);
  }
  return found;
}

describe('the pieces of a sentence', () => {
  it.each([
    [
      'He’s 12-year-old Lee’s dogs’ U.S.-led plan.',
      ['He’s', '12-year-old', 'Lee’s', 'dogs’', 'U.S.-led', 'plan', '.'],
    ],
    ['At 10:45am, £1,200.50 — 5%.', ['At', '10:45am', ',', '£1,200.50', '—', '5%', '.']],
    [
      '@wharf_news said... a.m. “\uE000\uE000”',
      ['@wharf_news', 'said', '...', 'a.m.', '“', '\uE000\uE000', '”'],
    ],
  ])('cuts %s', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it('are those of the pattern, whatever the text', () => {
    const bits = fc.constantFrom(..."aZ.,-’'‑$£#@_59:%… \u00a0\n\uE000éÉǅ\u0301٣😀𝒜𐐷中“—¼");
    const word = fc.constantFrom('a.m.', 'U.S', 'half-time', 'Dr', '2nd', '--', '..', 'naïve');
    const text = fc.array(fc.oneof(bits, word), { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (sample) => {
        expect(pieces(sample)).toEqual(sample.match(PATTERN) ?? []);
      }),
      { numRuns: 2000 },
    );
  });
});
