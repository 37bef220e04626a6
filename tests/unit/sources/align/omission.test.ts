import { expect, it } from 'vitest';
import { alignmentsOf } from '../../../../src/sources/align/align.ts';
import { quotedWords } from '../../../../src/sources/align/quoted.ts';
import { indexOf } from '../../../../src/sources/align/source-index.ts';

const WORDS = Array.from({ length: 200 }, (_, at) => `w${at.toString(36)}x`);
const source = indexOf({ text: `${WORDS.join(' ')}.`, places: [], turns: [] });

it.each([1, 3, 10, 30, 60, 75].flatMap((dropped) => [5, 8, 20].map((tail) => [dropped, tail] as const)))(
  '%i words left out are an omission, however few (%i) come after them',
  (dropped, tail) => {
    const words = [...WORDS.slice(40, 60), ...WORDS.slice(60 + dropped, 60 + dropped + tail)];
    const text = words.join(' ');
    const [found] = alignmentsOf(quotedWords(text), text, source, { spoken: false, cleanVerbatim: false });
    expect(found?.outcome).toBe('undeclared-omission');
  },
);

it('words that stand farther apart than an ellipsis may reach are put together', () => {
  const text = [...WORDS.slice(20, 40), ...WORDS.slice(140, 160)].join(' ');
  const [found] = alignmentsOf(quotedWords(text), text, source, { spoken: false, cleanVerbatim: false });
  expect(found?.outcome).toBe('spliced');
});
