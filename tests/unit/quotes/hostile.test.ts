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
    'of nothing but %j are read in time that grows with their length',
    (piece) => {
      const time = (length: number): number => {
        const text = piece.repeat(length / piece.length);
        const start = process.cpuUsage();
        analyse(PlainText.of(text));
        const used = process.cpuUsage(start);
        return used.user + used.system;
      };
      time(4_000);
      const small = Math.max(time(8_000), 20_000);
      expect(time(32_000) / small).toBeLessThan(10);
    },
  );
});
