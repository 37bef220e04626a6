import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainText } from '../../../src/article/plain-text.ts';
import { analyse } from '../../../src/quotes/analyse.ts';

const read = (text: string) => {
  const { quotations, faults } = analyse(PlainText.of(text));
  return { words: quotations.map((quotation) => quotation.words), faults: faults.map((fault) => fault.kind) };
};

describe('broken files', () => {
  it.each([
    ['straight marks', '"'],
    ['apostrophes', "'"],
    ['curly marks', '“'],
    ['closing ones', '’'],
    ['both kinds', `"'`],
    ['marks and blanks', '" '],
    ['one letter each', '“a” '],
  ])('of %s cost one finding at most', (_, piece) => {
    const text = `${piece.repeat(50_000)}\n\n“We wait,” said Ada.`;
    const { words, faults } = read(text);
    expect(words).toEqual(['We wait,']);
    expect(faults.length).toBeLessThanOrEqual(1);
  });

  it('with stray marks all over a paragraph cost a few findings', () => {
    const stray = 'The bridge is good” and stays. '.repeat(200);
    expect(read(`${stray}\n\n“We wait,” said Ada.`).faults).toHaveLength(3);
    const unclosed = 'The bridge is “good and stays. '.repeat(200);
    expect(read(`${unclosed}\n\nThe council meets.\n\n“We wait,” said Ada.`).faults.length).toBeLessThan(5);
  });

  it('with a drawn line of marks keep their quotations', () => {
    expect(read('“We wait,” said Ada.\n\n""""""""""""\n\n“We go,” said Tom.').words).toEqual([
      'We wait,',
      'We go,',
    ]);
  });

  it('of many paragraphs that never close end each of them', () => {
    const { words } = read('Ada said “a\n\n'.repeat(5_000));
    expect(words).toHaveLength(5_000);
  });
});

describe('hostile texts', () => {
  it.each([['"'], ["'"], ['“'], ['‘'], ['”'], ['said '], ['"a '], [`"a" said. `], ['“a\n\n'], ['a, ']])(
    'of half a megabyte of nothing but %j are read',
    (piece) => {
      // A pattern whose time grows with the square of the length runs into the time-out here; bench/hostile.ts
      // measures the growth.
      const text = piece.repeat(500_000 / piece.length);
      expect(analyse(PlainText.of(text)).people).toEqual([]);
    },
  );
});

describe('five megabytes', () => {
  it.each([['"'], ["'"], ['said ']])('of nothing but %j are read', { timeout: 90_000 }, (piece) => {
    const { quotations, faults } = analyse(PlainText.of(piece.repeat(5_000_000 / piece.length)));
    expect(quotations).toEqual([]);
    expect(faults.length).toBeLessThanOrEqual(1);
  });
});

describe('passages of any text', () => {
  const pieces = [
    '"',
    "'",
    '“',
    '”',
    '‘',
    '’',
    '„',
    '«',
    '»',
    '‹',
    "''",
    '``',
    ' ',
    ' ',
    '.',
    ',',
    '—',
    '(',
    ')',
    '6',
    'a',
    'dogs',
    'Ada Brook said',
    '\n',
    '\n\n',
    '\n\n“',
    'a="',
  ];
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((list) => list.join(''));

  it('stand in order, apart from each other, each part in its paragraph', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const plain = PlainText.of(text);
        let end = 0;
        for (const quotation of analyse(plain).quotations)
          for (const part of quotation.parts) {
            const block = plain.blocks[part.block]!;
            expect(part.start).toBeGreaterThanOrEqual(Math.max(end, block.start));
            expect(part.end).toBeGreaterThan(part.start);
            expect(part.end).toBeLessThanOrEqual(block.end);
            end = part.end;
          }
      }),
      { numRuns: 1_000 },
    );
  });

  it('hold those inside them, in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end, nested } of analyse(PlainText.of(text)).quotations)
          nested.forEach((span, index) => {
            expect(span.start).toBeGreaterThan(start);
            expect(span.end).toBeLessThanOrEqual(end);
            expect(span.start).toBeGreaterThanOrEqual(nested[index - 1]?.start ?? 0);
          });
      }),
      { numRuns: 1_000 },
    );
  });
});
