import { rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesOf } from '../../../src/hosts/entries.ts';
import { readRecord, recordedRelease, writeRecord } from '../../../src/hosts/folder-record.ts';
import type { Manifest, ManifestArticle, ManifestFile } from '../../../src/hosts/manifest.ts';
import { oursOf } from '../../../src/hosts/ours.ts';
import { headOf, reviseManifest } from '../../../src/hosts/revision.ts';
import { isSafePath } from '../../../src/hosts/safe-path.ts';
import { sha256 } from '../../../src/text/sha256.ts';
import { temporary } from '../../support/publishing.ts';

const release = (n: number): string => `20261123T${String(n).padStart(6, '0')}Z-abcdef`;

const headFor = (n: number) => ({
  ...{ version: 1 as const, release: release(n), at: '2026-11-23T06:00:00+00:00', by: 'Ines Vale' },
  ...{ tool: 'newsctl test', previous: n === 0 ? null : release(n - 1), undoes: null },
});

const file = (path: string, words: string): ManifestFile => ({
  ...{ path, sha256: sha256(words), size: words.length },
});

const article = (path: string, words: string): ManifestArticle => ({
  ...{ id: `id of ${path}`, path, url: 'https://post.example/', sha256: sha256(words), content: words },
  ...{ published: '2026-11-23T06:00:00+00:00', modified: null },
});

async function place() {
  const root = await temporary();
  const paths = { site: join(root, 'public'), releases: join(root, '.public.releases') };
  await mkdir(paths.releases);
  return paths;
}

const listOf = (paths: { releases: string }, n: number): string => join(paths.releases, `${release(n)}.list`);

const byPath = <T extends { path: string }>(list: readonly T[]): T[] =>
  [...list].sort((a, b) => (a.path < b.path ? -1 : 1));

/** The release as it is read from the disk, once whole and once line by line. */
function demandRead(paths: Awaited<ReturnType<typeof place>>, n: number, expected: Manifest): void {
  const whole = { ...expected, files: byPath(expected.files), articles: byPath(expected.articles) };
  expect(readRecord(paths, release(n))).toEqual(whole);
  const counts = { files: expected.files.length, articles: expected.articles.length };
  const found = recordedRelease(paths, { head: headOf(expected), ...counts });
  const entries = entriesOf(found);
  expect({ files: entries.files, articles: entries.articles }).toEqual(counts);
  for (const one of expected.files) expect(entries.file(one.path)).toEqual(one);
  for (const one of expected.articles) {
    expect(entries.article(one.path)).toEqual(one);
    for (const where of [one.path, undefined, expected.articles[0]!.path, 'nowhere'])
      expect(entries.articleWithId(one.id, where)).toEqual(one);
  }
  for (const path of ['', 'nowhere', '\u{10FFFF}']) {
    expect(entries.file(path)).toBeUndefined();
    expect(entries.article(path)).toBeUndefined();
    expect(entries.articleWithId(path)).toBeUndefined();
  }
  expect({ ...found }).toEqual(whole);
}

const path = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((one) => isSafePath(one) && one !== 'nowhere');

describe('the record of a release', () => {
  const edits = fc.array(
    fc.record({
      files: fc.array(fc.nat(), { maxLength: 3 }),
      articles: fc.array(fc.nat(), { maxLength: 2 }),
      reads: fc.boolean(),
    }),
    { maxLength: 5 },
  );
  const lists = fc.record({
    files: fc.uniqueArray(path, { minLength: 1, maxLength: 40 }),
    articles: fc.uniqueArray(path, { minLength: 1, maxLength: 20 }),
  });

  test('is read as it was written, however many edits it has been through', async () => {
    await fc.assert(
      fc.asyncProperty(lists, edits, async (start, steps) => {
        const paths = await place();
        let model: Manifest = {
          ...headFor(0),
          files: start.files.map((one) => file(one, 'first')),
          articles: start.articles.map((one) => article(one, 'first')),
        };
        let live: Manifest = { ...model };
        await writeRecord(paths, live, null);
        demandRead(paths, 0, model);
        for (const [at, step] of steps.entries()) {
          const n = at + 1;
          const words = `edit ${n}`;
          const files = step.files.map((place) => file(start.files[place % start.files.length]!, words));
          const articles = step.articles.map((place) =>
            article(start.articles[place % start.articles.length]!, words),
          );
          const of = step.reads ? readRecord(paths, live.release) : live;
          const now = reviseManifest(headFor(n), { of, files: indexed(files), articles: indexed(articles) });
          model = {
            ...headFor(n),
            files: model.files.map((one) => indexed(files).get(one.path) ?? one),
            articles: model.articles.map((one) => indexed(articles).get(one.path) ?? one),
          };
          expect([...oursOf(now).files.keys()]).toEqual(byPath(model.files).map((one) => one.path));
          await writeRecord(paths, now, of);
          demandRead(paths, n, model);
          live = now;
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    { files: 0, articles: 0 },
    { files: 0, articles: 1 },
    { files: 1, articles: 0 },
    { files: 30, articles: 0 },
    { files: 30, articles: 30 },
  ])(
    'is read where it lists $files files and $articles articles, however long their lines',
    async (count) => {
      const paths = await place();
      const name = (n: number): string => `${n}-${'long'.repeat(150 * (n % 5))}`;
      const manifest = {
        ...headFor(0),
        files: Array.from({ length: count.files }, (_, n) => file(`${name(n)}.html`, 'first')),
        articles: Array.from({ length: count.articles }, (_, n) => article(`${name(n)}.md`, 'first')),
      };
      await writeRecord(paths, manifest, null);
      demandRead(paths, 0, manifest);
    },
  );

  test('of an edit shares the list of the release before, until much of it differs', async () => {
    const paths = await place();
    const files = Array.from({ length: 100 }, (_, n) => file(`${n}.html`, 'first'));
    let live: Manifest = { ...headFor(0), files, articles: [article('a.md', 'first')] };
    await writeRecord(paths, live, null);
    const shared: boolean[] = [];
    for (let n = 1; n < 5; n++) {
      const some = files.slice(4 * n, 4 * n + 4).map((one) => file(one.path, `edit ${n}`));
      const now = reviseManifest(headFor(n), { of: live, files: indexed(some), articles: new Map() });
      await writeRecord(paths, now, live);
      shared.push(statSync(listOf(paths, n)).ino === statSync(listOf(paths, n - 1)).ino);
      live = now;
    }
    expect(shared).toEqual([true, true, true, false]);
  });

  test.each([
    { what: 'is gone', spoil: (list: string) => rmSync(list), told: /list beside it, .*, is gone/ },
    {
      what: 'was changed',
      spoil: (list: string) => writeFileSync(list, '{"files":[\n\n],"articles":[\n\n]}\n'),
      told: /list beside it, .*, is not as it was written/,
    },
  ])('is not believed where its list $what', async ({ spoil, told }) => {
    const paths = await place();
    const manifest = { ...headFor(0), files: [file('index.html', 'first')], articles: [] };
    await writeRecord(paths, manifest, null);
    spoil(listOf(paths, 0));
    expect(() => readRecord(paths, release(0))).toThrow(told);
    expect(() => readRecord(paths, release(0))).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(`The record of release ${release(0)} cannot be used`),
        hint: expect.stringContaining('.json and the list beside it back from a copy'),
      }),
    );
  });

  test('in which everything stands, as an earlier version wrote it, is read too', async () => {
    const paths = await place();
    const manifest: Manifest = {
      ...headFor(0),
      files: [file('index.html', 'first')],
      articles: [article('a.md', 'first')],
    };
    writeFileSync(join(paths.releases, `${release(0)}.json`), JSON.stringify(manifest));
    demandRead(paths, 0, manifest);
    await writeRecord(paths, { ...manifest, ...headFor(1) }, readRecord(paths, release(0)));
    demandRead(paths, 1, { ...manifest, ...headFor(1) });
  });
});

const indexed = <T extends { path: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.path, one]));
