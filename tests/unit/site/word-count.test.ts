import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordCount } from '../../../src/site/word-count.ts';

test.each([
  ['<p>The mill is <em>closed</em>.</p>', 5],
  ['<p>One</p><p>two</p>', 2],
  ['', 0],
  ['a < b', 3],
  ['a\u00a0b\u3000c\u2009d', 4],
  ['<img alt="two words"/>', 0],
])('%j', (html, count) => expect(wordCount(html)).toBe(count));

test('is what is left of a text without tags, parted at its blanks', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<',
    '>',
    ' ',
    '\n',
    '\u00a0',
    '\ufeff',
    '\u2028',
    'é',
    'word',
    '—',
    '𝒳',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const html = pieces.join('');
      const words = html
        .replace(/<[^>]*>/g, ' ')
        .split(/\s+/)
        .filter(Boolean);
      expect(wordCount(html)).toBe(words.length);
    }),
    { numRuns: 2000 },
  );
});
