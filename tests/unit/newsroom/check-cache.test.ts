import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  forgetChecksOf,
  type KeptCheck,
  lineOf,
  readCheckCache,
  writeCheckCache,
} from '../../../src/newsroom/check-cache.ts';
import { temporaryFolder } from '../../support/newsroom.ts';

const keyOf = (number: number): string => number.toString(16).padStart(64, '0');
const kept = (words = 'nothing'): KeptCheck => ({
  findings: [],
  acknowledged: 0,
  slug: words,
  wasOut: false,
  host: 'public',
  asked: [{ kind: 'exists', of: words, answer: 'true' }],
});
const linesOf = (numbers: readonly number[]): Map<string, Buffer> =>
  new Map(numbers.map((number) => [keyOf(number), lineOf(keyOf(number), kept(`story ${number}`))]));
const placeIn = (root: string): string => join(root, '.newsctl', 'cache', 'checks');

const write = async (root: string, used: Map<string, Buffer>, secrets: string[] = []): Promise<void> =>
  writeCheckCache(root, used, readCheckCache(root), secrets);

test('what was kept comes back, whatever is in it', async () => {
  const root = await temporaryFolder();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }),
      async (words) => {
        await write(root, new Map(words.map((word, at) => [keyOf(at), lineOf(keyOf(at), kept(word))])));
        const cache = readCheckCache(root);
        for (const [at, word] of words.entries()) expect(cache.get(keyOf(at))).toEqual(kept(word));
      },
    ),
    { numRuns: 30 },
  );
});

test('nobody else may read it, and what other checks kept stays', async () => {
  const root = await temporaryFolder();
  await write(root, linesOf([1, 2]));
  await write(root, linesOf([3]));
  expect([...readCheckCache(root).lines.keys()]).toEqual([keyOf(3), keyOf(1), keyOf(2)]);
  expect((await stat(placeIn(root))).mode & 0o777).toBe(0o600);
});

test('a byte that changed makes no result', async () => {
  const root = await temporaryFolder();
  await write(root, linesOf([1, 2]));
  const sound = await readFile(placeIn(root));
  await fc.assert(
    fc.asyncProperty(fc.nat(sound.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const damaged = Buffer.from(sound);
      damaged[at]! ^= change;
      await writeFile(placeIn(root), damaged);
      const cache = readCheckCache(root);
      for (const number of [1, 2])
        expect([null, `story ${number}`]).toContain(cache.get(keyOf(number))?.slug ?? null);
    }),
    { numRuns: 200 },
  );
});

test('a result is never taken for that of another article whose key is but one bit away', async () => {
  const root = await temporaryFolder();
  await write(root, linesOf([1, 2]));
  const sound = await readFile(placeIn(root));
  const damaged = Buffer.from(sound);
  // The last letter of the first key becomes that of the second one's.
  damaged[sound.indexOf(keyOf(1)) + keyOf(1).length - 1]! ^= 3;
  await writeFile(placeIn(root), damaged);
  expect(readCheckCache(root).get(keyOf(2))?.slug ?? 'story 2').toBe('story 2');
  damaged[sound.indexOf(keyOf(2)) + keyOf(2).length - 1]! ^= 3;
  await writeFile(placeIn(root), damaged);
  expect([1, 2].map((number) => readCheckCache(root).get(keyOf(number)))).toEqual([null, null]);
});

test('half a file, a foreign one and none count as empty', async () => {
  const root = await temporaryFolder();
  expect(readCheckCache(root).lines.size).toBe(0);
  await mkdir(dirname(placeIn(root)), { recursive: true });
  await writeFile(placeIn(root), '{"version": 9}\n');
  expect(readCheckCache(root).lines.size).toBe(0);
  await write(root, linesOf([1, 2]));
  const whole = await readFile(placeIn(root));
  await writeFile(placeIn(root), whole.subarray(0, whole.length - 40));
  expect([1, 2].map((number) => readCheckCache(root).get(keyOf(number)) !== null)).toEqual([true, false]);
});

test('it does not grow without end', async () => {
  const root = await temporaryFolder();
  const long = 'long '.repeat(200_000);
  for (let number = 0; number < 24; number++)
    await write(root, new Map([[keyOf(number), lineOf(keyOf(number), kept(long))]]));
  expect((await stat(placeIn(root))).size).toBeLessThan(17 * 1024 * 1024);
  expect(readCheckCache(root).get(keyOf(23))).not.toBeNull();
  expect(readCheckCache(root).get(keyOf(0))).toBeNull();
});

test('of a secret source nothing is written, and what was written is taken away', async () => {
  const root = await temporaryFolder();
  await write(root, linesOf([1, 2]), ['story 2']);
  expect([...readCheckCache(root).lines.keys()]).toEqual([keyOf(1)]);
  await forgetChecksOf(root, 'story 7', 'f'.repeat(64));
  expect(readCheckCache(root).lines.size).toBe(1);
  await forgetChecksOf(root, 'story 1', 'f'.repeat(64));
  expect(readCheckCache(root).lines.size).toBe(0);
});

test('a disk that refuses costs nothing but time', async () => {
  const root = await temporaryFolder();
  await writeFile(join(root, '.newsctl'), 'a file where a folder should be');
  await write(root, linesOf([1]));
  expect(readCheckCache(root).lines.size).toBe(0);
});
