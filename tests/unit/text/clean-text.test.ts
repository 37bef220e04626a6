import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText } from '../../../src/text/xml.ts';

/** Whether XML 1.0 has a place for a character, and newsctl lets it through. */
function isFit(character: string): boolean {
  const code = character.codePointAt(0)!;
  if (code < 32) return [9, 10, 13].includes(code);
  const isControl = code >= 0x7f && code <= 0x9f;
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return !isControl && !isHalf && code !== 0xfffe && code !== 0xffff;
}

test('what no page may hold is taken out, whatever stands beside it, and nothing else', () => {
  const part = fc.constantFrom(
    ...['a', 'é', '“', '\n', '\t', '\r', '\u0000', '\u001f', '\u007f', '\u0085', '\u00a0', '\u2028'],
    ...['\ud83d\ude00', '\ud83d', '\ude00', '\ufffe', '\uffff', '\ufdd0', '\ufeff', '\u{10ffff}'],
  );
  const text = fc.oneof(
    fc.array(part).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, (one) => {
      expect(cleanText(one)).toBe(Array.from(one).filter(isFit).join(''));
    }),
    { numRuns: 2000 },
  );
});
