import fc from 'fast-check';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest, ManifestArticle } from '../../../src/hosts/manifest.ts';
import { NewsctlError } from '../../../src/errors.ts';
import { liveArticles } from '../../../src/publish/live-articles.ts';
import { makeReceipt, readReceipt, withReceipt, writeReceipt } from '../../../src/publish/receipt.ts';
import { stoppedReceipt, writeStopped } from '../../../src/publish/stopped-receipt.ts';
import { temporary } from '../../support/publishing.ts';

const release = (n: number): string => `20261123T${String(n).padStart(6, '0')}Z-abcdef`;

const article = (n: number, text: string): ManifestArticle => ({
  id: `id-${n}`,
  path: `articles/2026/11/${n}.md`,
  url: `https://post.example/news/${n}/`,
  sha256: text.padStart(64, '0'),
  content: text,
  published: '2026-11-23T06:00:00+00:00',
  modified: null,
});

const manifest = (n: number, articles: ManifestArticle[]): Manifest => ({
  version: 1,
  release: release(n),
  at: '2026-11-23T06:00:00+00:00',
  by: 'Ines Vale',
  tool: 'newsctl test',
  previous: n === 0 ? null : release(n - 1),
  undoes: null,
  files: [],
  articles,
});

async function publishAll(root: string, releases: readonly ManifestArticle[][]): Promise<void> {
  let before: Manifest | null = null;
  for (const [n, articles] of releases.entries()) {
    const now = manifest(n, articles);
    await writeReceipt(
      root,
      makeReceipt('public', now, { changes: [], kept: 0 }, await withReceipt(root, before)),
    );
    before = now;
  }
}

const byPath = (articles: readonly ManifestArticle[]): ManifestArticle[] =>
  [...articles].sort((a, b) => (a.path < b.path ? -1 : 1));

describe('receipts', () => {
  test('tell together what is live, whatever came, changed and went', async () => {
    const edits = fc.array(fc.record({ n: fc.nat(160), text: fc.constantFrom('a', 'b', null) }), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 8 }), async (steps) => {
        const root = await temporary();
        const live = new Map(Array.from({ length: 130 }, (_, n) => [n, article(n, 'first')]));
        const releases = [[...live.values()]];
        for (const step of steps) {
          for (const { n, text } of step)
            if (text === null) live.delete(n);
            else live.set(n, article(n, text));
          releases.push([...live.values()]);
        }
        await publishAll(root, releases);
        expect(byPath(await liveArticles(root, 'public'))).toEqual(byPath(releases.at(-1)!));
        expect(await liveArticles(root, 'staging')).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('of a large archive name what changed alone, and all of it now and then', async () => {
    const root = await temporary();
    const all = Array.from({ length: 300 }, (_, n) => article(n, 'first'));
    const releases = Array.from({ length: 60 }, (_, n) =>
      all.map((one, place) => (place === n ? article(place, `edit ${n}`) : one)),
    );
    await publishAll(root, releases);
    const second = await readReceipt(root, release(1));
    expect(second).toMatchObject({ since: release(0), steps: 1, gone: [] });
    expect(second?.articles.map(({ path }) => path)).toEqual([
      'articles/2026/11/0.md',
      'articles/2026/11/1.md',
    ]);
    expect(await readReceipt(root, release(51))).toMatchObject({ since: null, steps: 0 });
    expect(byPath(await liveArticles(root, 'public'))).toEqual(byPath(releases.at(-1)!));
  });

  test('that build on one which is lost are followed by a whole one', async () => {
    const root = await temporary();
    const all = Array.from({ length: 150 }, (_, n) => article(n, 'first'));
    await publishAll(root, [all, all]);
    await rm(join(root, '.newsctl/receipts', `${release(1)}.json`));
    const next = makeReceipt(
      'public',
      manifest(2, all),
      { changes: [], kept: 0 },
      await withReceipt(root, manifest(1, all)),
    );
    expect(next).toMatchObject({ since: null, steps: 0 });
    expect(next.articles).toHaveLength(150);
  });
});

describe('a publish that is stopped', () => {
  test('leaves a receipt that says how far it came, and is no release', async () => {
    const root = await temporary();
    const stopped = stoppedReceipt('public', manifest(3, []), {
      sent: ['index.html'],
      error: new NewsctlError('INTERRUPTED', 'Stopped.'),
    });
    await writeStopped(root, stopped);
    expect(stopped).toMatchObject({ outcome: 'stopped', why: { code: 'INTERRUPTED' }, sent: ['index.html'] });
    expect(await readReceipt(root, release(3))).toBeNull();
    expect(await liveArticles(root, 'public')).toEqual([]);
    await publishAll(root, [[article(1, 'first')]]);
    expect(await liveArticles(root, 'public')).toHaveLength(1);
  });
});
