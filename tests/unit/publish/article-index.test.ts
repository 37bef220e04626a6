import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { ArticleIndex, type Kept } from '../../../src/publish/cache/article-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'newsctl-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

const whole = fc.nat({ max: 2 ** 31 });
const place = fc.tuple(whole, whole, whole);
const kept: fc.Arbitrary<Kept> = fc.record({
  stamp: fc.option(fc.tuple(whole, whole, whole, whole)),
  sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
  summary: place,
  body: place,
});
const path = fc.constantFrom('a.md', 'b.md', 'council/c.md', 'council/ü d.md', '__proto__', 'e.md');
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('set' as const), path, kept }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), path }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('write and read' as const) }) },
);

test('an index is as a map of the same would be, written and read again at any time', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const file = join(folder, `index-${files++}`);
      const model = new Map<string, Kept>();
      let index = ArticleIndex.read(file, 'mark');
      for (const one of [...steps, { do: 'write and read' } as const]) {
        if (one.do === 'set') {
          index.set(one.path, one.kept);
          model.set(one.path, one.kept);
        } else if (one.do === 'delete') {
          index.delete(one.path);
          model.delete(one.path);
        } else {
          index.write(file, 'mark');
          index = ArticleIndex.read(file, 'mark');
        }
        expect(index.size).toBe(model.size);
        expect(new Map(index.all())).toEqual(model);
        expect([...index.names()].sort()).toEqual([...model.keys()].sort());
        for (const name of ['a.md', 'council/ü d.md', '__proto__', 'none.md'])
          expect(index.get(name)).toEqual(model.get(name));
      }
    }),
  );
});

test('what a file said is told for the stamp alone that it had, and of what has changed since not at all', () => {
  const file = join(folder, 'said');
  const index = ArticleIndex.read(file, 'mark');
  const place = [1, 2, 3] as const;
  index.set('a.md', { stamp: [5, 6, 7, 8], sha256: 'a'.repeat(64), summary: place, body: place });
  index.set('b.md', { stamp: null, sha256: 'b'.repeat(64), summary: place, body: place });
  index.write(file, 'mark');
  const read = ArticleIndex.read(file, 'mark');
  expect(read.hashIf('a.md', [5, 6, 7, 8])).toBe('a'.repeat(64));
  for (const stamp of [
    [4, 6, 7, 8],
    [5, 6, 7, 9],
    [-1, 0, 0, 0],
  ] as const) {
    expect(read.hashIf('a.md', stamp)).toBeNull();
    expect(read.hashIf('c.md', stamp)).toBeNull();
  }
  read.delete('a.md');
  expect(read.hashIf('a.md', [5, 6, 7, 8])).toBeNull();
});
