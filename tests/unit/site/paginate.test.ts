import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesFromOldest } from '../../../src/site/paginate.ts';

const lists = fc.record({ count: fc.nat(60), size: fc.integer({ min: 1, max: 9 }) });
const newestFirst = (count: number): number[] => Array.from({ length: count }, (_, i) => count - i);

test('the pages of a list hold all of it in its order, numbered down to 1', () => {
  fc.assert(
    fc.property(lists, ({ count, size }) => {
      const pages = pagesFromOldest(newestFirst(count), size);
      expect(pages.flatMap(({ items }) => items)).toEqual(newestFirst(count));
      expect(pages.map(({ number }) => number)).toEqual(newestFirst(pages.length));
      expect(pages.slice(1).every(({ items }) => items.length === size)).toBe(true);
      expect(pages[0]!.items.length).toBeLessThan(2 * size);
    }),
  );
});

test('one more item changes no page but the newest', () => {
  fc.assert(
    fc.property(lists, ({ count, size }) => {
      const before = pagesFromOldest(newestFirst(count), size).slice(1);
      const after = pagesFromOldest(newestFirst(count + 1), size);
      expect(after).toEqual(expect.arrayContaining(before));
    }),
  );
});

test('a list of nothing is one empty page', () => {
  expect(pagesFromOldest([], 5)).toEqual([{ number: 1, items: [] }]);
});
