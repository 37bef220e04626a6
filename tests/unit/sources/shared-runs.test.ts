import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SharedRun, sharedRuns } from '../../../src/sources/shared-runs.ts';
import { rowOf, wordRow } from '../../../src/sources/word-row.ts';

/** Words of one vocabulary: `s12` for a source, `r12` for the reporter. */
const vocabulary = (letter: string, size: number) =>
  fc.integer({ min: 0, max: size - 1 }).map((n) => `${letter}${n}`);
const sourceWords = fc.array(vocabulary('s', 400), { minLength: 12, maxLength: 300 });
const ownWords = fc.array(vocabulary('r', 400), { maxLength: 120 });

/** A source, a run of its words, and words of the reporter's before and after. */
const copied = sourceWords.chain((source) =>
  fc.record({
    source: fc.constant(source),
    from: fc.integer({ min: 0, max: source.length - 12 }),
    length: fc.integer({ min: 12, max: source.length }),
    before: ownWords,
    after: ownWords,
  }),
);

const runs = (article: string, source: string): SharedRun[] => sharedRuns(rowOf(article), rowOf(source));

/** The words of a run as they are written in a text. */
function shown(text: string, first: number, length: number): string {
  const { starts, ends } = rowOf(text);
  return text.slice(starts[first], ends[first + length - 1]);
}

describe('shared runs', () => {
  it('finds every run of twelve words or more that was copied, from its first word to its last', () => {
    fc.assert(
      fc.property(copied, ({ source, from, length, before, after }) => {
        const run = source.slice(from, from + length);
        const article = [...before, ...run, ...after].join(' ');
        const found = runs(article, source.join(' '));
        const whole = found.filter(
          (one) => one.at === before.length && one.at + one.length === before.length + run.length,
        );
        expect(whole).toHaveLength(1);
        expect(shown(article, whole[0]!.at, whole[0]!.length)).toBe(run.join(' '));
        expect(shown(source.join(' '), whole[0]!.from, whole[0]!.length)).toBe(run.join(' '));
      }),
      { numRuns: 500 },
    );
  });

  it('says nothing of texts that have no word in common', () => {
    fc.assert(
      fc.property(ownWords, sourceWords, (own, source) => {
        expect(runs(own.join(' '), source.join(' '))).toEqual([]);
      }),
    );
  });

  it('never goes beyond what is the same, on either side', () => {
    const few = fc.array(vocabulary('w', 4), { maxLength: 200 });
    fc.assert(
      fc.property(few, few, (article, source) => {
        for (const { at, from, length } of runs(article.join(' '), source.join(' '))) {
          expect(length).toBeGreaterThanOrEqual(8);
          expect(article.slice(at, at + length)).toEqual(source.slice(from, from + length));
          expect(article[at + length] ?? 'end of the article').not.toBe(source[from + length] ?? null);
        }
      }),
    );
  });

  it('does not mind marks, case and dashes', () => {
    const source =
      'The lock-keeper won’t open the gates on Sundays, the trust says, "until the sluice is mended".';
    const article =
      "Boats wait. THE LOCK KEEPER won't open the gates on Sundays — the trust says “until the sluice is mended”!";
    expect(runs(article, source)).toEqual([{ at: 2, from: 0, length: 17 }]);
  });

  it('does not join what stands on two sides of a break', () => {
    const text = 'one two three four five six seven eight nine ten eleven twelve';
    const halves = [
      { start: 0, end: 28 },
      { start: 28, end: text.length },
    ];
    expect(sharedRuns(wordRow(text, halves, true), rowOf(text))).toEqual([]);
    expect(sharedRuns(wordRow(text, halves), rowOf(text))).toEqual([{ at: 0, from: 0, length: 12 }]);
  });

  it('reads long texts that repeat themselves without end', () => {
    const same = 'mud '.repeat(200_000);
    const [run] = runs(same, 'mud '.repeat(150_000));
    expect(run!.length).toBe(150_000);
    const page = 'Minutes of the harbour board, printed by order and bound for the members of it. ';
    expect(runs(page.repeat(12_000), `${page.repeat(12_000)}end`).length).toBeGreaterThan(0);
  }, 20_000);

  it('reads a million words against a million others', () => {
    let seed = 7;
    const next = (): string => {
      seed = (seed * 48271) % 2147483647;
      return `w${seed % 30_000}`;
    };
    const text = (): string => Array.from({ length: 1_000_000 }, next).join(' ');
    expect(runs(text(), text())).toEqual([]);
  }, 30_000);
});
