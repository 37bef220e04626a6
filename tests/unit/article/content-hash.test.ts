import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenedOut } from '../../../src/article/content-hash.ts';

test('blank space of any kind and length counts as one space', () => {
  const blank = fc.constantFrom(' ', '\n', '\t', '\r', '\u00A0', '\u2028', '\u3000', '\uFEFF');
  const text = fc.array(fc.oneof(blank, fc.constantFrom('a', '“', '🗳')), { maxLength: 40 });
  fc.assert(
    fc.property(text, (parts) => {
      const words = parts.join('').split(/\s+/).filter(Boolean);
      expect(evenedOut(parts.join(''))).toBe(words.join(' '));
    }),
  );
});
