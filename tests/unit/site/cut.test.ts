import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cut, cut } from '../../../src/site/search/cut.ts';

const DAY = 86_400_000;
const START = Date.parse('2024-01-01T12:00:00Z');

interface Thing {
  at: number;
}

const parts = (things: readonly Thing[]): Cut<Thing>[] =>
  cut(things, ({ at }) => ({ published: { at, iso: '', words: '', day: '' } }), 'Europe/London', 6);

const days = fc
  .array(fc.nat(500), { maxLength: 80 })
  .map((list) => list.sort((a, b) => a - b).map((day): Thing => ({ at: START + day * DAY })));

describe('cutting an archive for the search', () => {
  test('puts small months together, and cuts a long one between days', () => {
    const of = (day: string, count: number): Thing[] =>
      Array.from({ length: count }, () => ({ at: Date.parse(`${day}T12:00:00Z`) }));
    const found = parts([
      ...of('2024-12-30', 2),
      ...of('2025-01-03', 2),
      ...of('2025-03-03', 5),
      ...of('2025-04-03', 1),
      ...of('2025-05-01', 7),
      ...of('2025-05-02', 7),
      ...of('2025-05-03', 1),
      ...of('2025-06-03', 1),
    ]);
    expect(found.map(({ name, year, things }) => [name, year, things.length])).toEqual([
      ['2024-12', '2024', 2],
      ['2025-01', '2025', 7],
      ['2025-04', '2025', 1],
      ['2025-05', '2025', 7],
      ['2025-05-02', '2025', 7],
      ['2025-05-03', '2025', 1],
      ['2025-06', '2025', 1],
    ]);
  });

  test('loses nothing, keeps the order, and gives no name twice', () => {
    fc.assert(
      fc.property(days, (things) => {
        const found = parts(things);
        expect(found.flatMap((part) => part.things)).toEqual(things);
        expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
        expect(found.every((part) => part.things.length > 0)).toBe(true);
      }),
    );
  });

  test('leaves every part but the last as it is when something new comes, unless its month grows long', () => {
    fc.assert(
      fc.property(days, fc.nat(40), (things, later) => {
        const at = (things.at(-1)?.at ?? START) + later * DAY;
        const month = (one: number): string => new Date(one).toISOString().slice(0, 7);
        const before = parts(things);
        const after = parts([...things, { at }]);
        // A month that becomes long leaves the part that it shared with months before it.
        const settled = before.filter(({ things: own }) => month(own.at(-1)!.at) !== month(at));
        expect(after.slice(0, Math.max(0, settled.length - 1))).toEqual(
          settled.slice(0, Math.max(0, settled.length - 1)),
        );
      }),
    );
  });

  test('lets what is taken out of a year change parts of that year alone', () => {
    fc.assert(
      fc.property(days, fc.nat(), (things, which) => {
        fc.pre(things.length > 0);
        const gone = things[which % things.length]!;
        const year = String(new Date(gone.at).getUTCFullYear());
        const others = (list: Cut<Thing>[]): Cut<Thing>[] => list.filter((part) => part.year !== year);
        expect(others(parts(things.filter((one) => one !== gone)))).toEqual(others(parts(things)));
      }),
    );
  });
});
