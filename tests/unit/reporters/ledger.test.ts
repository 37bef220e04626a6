import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { cell, shorten } from '../../../src/reporters/cells.ts';
import { showLedger } from '../../../src/reporters/ledger.ts';
import type { Paint } from '../../../src/reporters/paint.ts';
import type { LedgerEntry } from '../../../src/sources/ledger.ts';

const same = (text: string): string => text;
const plain: Paint = {
  red: same,
  yellow: same,
  blue: same,
  magenta: same,
  cyan: same,
  dim: same,
  bold: same,
  green: same,
};

const at = (text: string) => ({ start: 0, end: text.length, line: 1, column: 1, text });

function entry(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    path: 'articles/ferry.md',
    start: 0,
    end: 20,
    line: 12,
    column: 1,
    words: 'We missed her,',
    kind: 'direct',
    zone: 'narrative',
    paragraphs: 1,
    speaker: at('Tom Gray'),
    cue: at('said'),
    person: 'Tom Gray',
    candidates: [],
    warn: false,
    verdict: null,
    source: null,
    changes: [],
    verified_by: null,
    ...changes,
  };
}

const shown = (entries: LedgerEntry[], width?: number): string => showLedger(entries, 1, plain, width);

describe('the ledger', () => {
  test('names a person once, and has the words of the article beside where they differ', () => {
    expect(shown([entry()]).match(/Tom Gray/g)).toHaveLength(1);
    expect(shown([entry({ speaker: at('she'), person: 'Una Vale' })])).toMatch(/Una Vale +she +said/);
    expect(shown([entry({ speaker: at('a farmer'), person: null })])).toMatch(/a farmer +said/);
  });

  test('says in words that nobody is named, and who it might be', () => {
    const nobody = entry({ speaker: null, person: null, cue: null, warn: true });
    expect(shown([nobody])).toContain('! nobody is named');
    expect(shown([nobody])).toContain('Nobody is named in 1 of them.');
    const either = entry({ speaker: at('Kelly'), person: null, candidates: ['Al Kelly', 'Jo Kelly'] });
    expect(shown([either], 140)).toMatch(/Al Kelly or Jo Kelly\? +Kelly +said/);
  });

  test('puts the words into the row only where there is room', () => {
    expect(shown([entry()], 80)).toMatch(/direct {4}1\n +“We missed her,”\n/);
    expect(shown([entry()], 120)).toMatch(/direct {4}1 {2}“We missed her,”\n/);
  });

  test('names each article once and ends with the totals', () => {
    const text = shown([entry(), entry({ kind: 'mixed' }), entry({ path: 'b.md', person: 'Una Vale' })]);
    expect(text.match(/articles\/ferry\.md/g)).toHaveLength(1);
    expect(text.endsWith('\n\n3 quotations in 1 article: 2 direct, 1 mixed. 2 names.')).toBe(true);
    expect(shown([])).toBe('No quotations in 1 article.');
  });

  test('keeps names that run from right to left away from their neighbours', () => {
    expect(shown([entry({ person: 'דנה לוי' })])).toContain('\u2068דנה לוי\u2069');
  });

  const words = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.constantFrom(
      '渡し船の船長',
      'e\u0301'.repeat(60),
      '👩‍👩‍👧‍👦 Gray',
      'محمد علي',
      '\u001B[31mred\u0007',
      'a\r\nb\tc',
    ),
  );

  test('never is wider than the terminal, and obeys nothing in the article', () => {
    fc.assert(
      fc.property(words, words, words, fc.integer({ min: 48, max: 200 }), (name, cue, said, width) => {
        const odd = entry({ speaker: at(name), person: said, cue: at(cue), words: said, candidates: [] });
        const rows = shown([odd, entry()], width).split('\n').slice(3, -2);
        expect(rows).toHaveLength(width >= 120 ? 2 : 4);
        for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(width);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be printed
        expect(rows.join('')).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202A-\u202E]/);
      }),
    );
  });

  test('a cell has its width, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, width) => {
        expect(stringWidth(cell(text, width))).toBe(width);
      }),
    );
    expect(shorten('渡し船の船長', 6)).toBe('渡し…');
    expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3)).toBe('👩‍👩‍👧‍👦…');
  });
});
