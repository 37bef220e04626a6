import { describe, expect, it } from 'vitest';
import { alignmentsOf } from '../../../../src/sources/align/align.ts';
import { quotedWords } from '../../../../src/sources/align/quoted.ts';
import { indexOf } from '../../../../src/sources/align/source-index.ts';

// Words of no language, none of which decides anything, in a row that never repeats itself.
const WORDS = Array.from({ length: 10_000 }, (_, at) => `w${((at * 7919) % 9973).toString(36)}x`);
const source = indexOf({ text: `${WORDS.join(' ')}.`, places: [], turns: [] });

const outcomeOf = (words: readonly string[]): string => {
  const text = words.join(' ');
  const found = alignmentsOf(quotedWords(text), text, source, { spoken: true, cleanVerbatim: true });
  return found[0]?.outcome ?? 'not-found';
};

const with40th = (word: string): string[] => WORDS.map((one, at) => (at % 40 === 20 ? word : one));

describe('a quotation of ten thousand words', () => {
  it('is found word for word', () => expect(outcomeOf(WORDS)).toBe('exact'));

  it('costs what its length is when a word in forty differs', { timeout: 30_000 }, () => {
    expect(outcomeOf(with40th('zeppelin'))).toBe('near-miss');
  });

  it('is told from one in which a single word decides', { timeout: 30_000 }, () => {
    expect(outcomeOf(WORDS.with(7777, 'not'))).toBe('critical-change');
  });

  it('shows what was left out, within a stretch and between two', { timeout: 30_000 }, () => {
    for (const at of [150, 190, 5000])
      expect(outcomeOf(WORDS.filter((_, index) => index < at || index >= at + 25))).toBe(
        'undeclared-omission',
      );
  });

  it('is put together if its halves were turned round', { timeout: 30_000 }, () => {
    expect(outcomeOf([...WORDS.slice(5000), ...WORDS.slice(0, 5000)])).toBe('spliced');
  });

  it('is not found if a stretch of it was never said', { timeout: 30_000 }, () => {
    expect(outcomeOf(WORDS.map((word, at) => (at > 4000 && at < 4400 ? `${word}q` : word)))).toBe(
      'not-found',
    );
  });
});

it('says the same of a quotation whether it is aligned at once or in stretches', () => {
  for (const length of [250, 301, 450]) {
    const words = WORDS.slice(100, 100 + length);
    expect(outcomeOf(words.with(60, 'zeppelin'))).toBe('near-miss');
    expect(outcomeOf(words.with(length - 1, 'zeppelin'))).toBe('near-miss');
    expect(outcomeOf(words.toSpliced(120, 3))).toBe('undeclared-omission');
  }
});
