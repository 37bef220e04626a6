import { expect, test } from 'vitest';
import { LETTER, runEnd, sortAt } from '../../../src/text/character.ts';

test('half of a pair says nothing of the pairs that begin with it', () => {
  const letter = '\u{1D538}';
  expect(sortAt(letter[0]!, 0)).not.toBe(LETTER);
  expect(sortAt(letter, 0) & LETTER).toBe(LETTER);
  expect(runEnd(`a${letter}b c`, 0, LETTER)).toBe(4);
});
