import { readdir, readFile, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { ARTICLE_TYPES } from '../../../src/article/types.ts';
import { createArticle, type Draft } from '../../../src/newsroom/create-article.ts';
import type { Newsroom } from '../../../src/newsroom/newsroom.ts';
import { counter, SHIPPED, temporaryFolder, temporaryNewsroom, write } from './temporary-newsroom.ts';

const NOW = new Date('2026-11-23T14:05:00Z');

const create = (newsroom: Newsroom, draft: Partial<Draft> = {}) =>
  createArticle(
    newsroom,
    { type: 'news', headline: 'Bridge to close', now: NOW, random: counter(), ...draft },
    SHIPPED,
  );

async function read(newsroom: Newsroom, path: string) {
  return readArticle(await readFile(join(newsroom.root, path), 'utf8'), path);
}

describe('createArticle', () => {
  test('writes the article where its month belongs and says where', async () => {
    const newsroom = await temporaryNewsroom({ 'sources/bridge/Press release.txt': 'x' });
    const created = await create(newsroom, {
      section: 'Council',
      byline: ['Ann Lee'],
      sources: ['sources/bridge/Press release.txt'],
    });
    expect(created).toEqual({
      path: 'articles/2026/11/bridge-to-close.md',
      id: '2026-11-aaaaa0',
      slug: 'bridge-to-close',
    });
    expect((await read(newsroom, created.path)).frontMatter).toMatchObject({
      id: created.id,
      slug: created.slug,
      type: 'news',
      section: 'Council',
      lang: 'en-GB',
      byline: [{ name: 'Ann Lee' }],
      dateline: { date: '2026-11-23' },
      sources: [
        {
          id: 'press-release',
          kind: 'release',
          file: 'sources/bridge/Press release.txt',
          captured_at: '2026-11-23T14:05:00+00:00',
        },
      ],
    });
  });

  test.each(ARTICLE_TYPES)('$name reads back without a fault', async ({ name }) => {
    const newsroom = await temporaryNewsroom();
    const { path } = await create(newsroom, { type: name });
    const article = await read(newsroom, path);
    expect(article.problems).toEqual([]);
    expect(article.frontMatter).toMatchObject({ type: name, headline: 'Bridge to close', status: 'draft' });
  });

  test('takes the month and the day from the clock of the newsroom', async () => {
    const newsroom = await temporaryNewsroom({ 'sources/a.txt': '' }, { timezone: 'Asia/Kathmandu' });
    const now = new Date('2026-12-31T20:00:00Z');
    const { path, id } = await create(newsroom, { now, sources: ['sources/a.txt'] });
    expect(path).toBe('articles/2027/01/bridge-to-close.md');
    expect(id).toBe('2027-01-aaaaa0');
    const { frontMatter } = await read(newsroom, path);
    expect(frontMatter.dateline!.date).toBe('2027-01-01');
    expect(frontMatter.sources![0]!.captured_at).toBe('2027-01-01T01:45:00+05:45');
  });

  test('any headline with a letter comes back as it was given', async () => {
    const newsroom = await temporaryNewsroom();
    const random = counter();
    const seen = new Set<string>();
    const headline = fc.oneof(
      fc.string({ unit: 'binary-ascii', maxLength: 90 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(
        'He said: "No" # 1',
        "it's\nover",
        'a\u2028---\u2028b',
        '{{slug}} 🎉',
        'CON',
        '𐌰'.repeat(99),
      ),
    );
    await fc.assert(
      fc.asyncProperty(headline, async (words) => {
        fc.pre(/[\p{L}\p{N}]/u.test(words));
        const created = await create(newsroom, { headline: words, random });
        const article = await read(newsroom, created.path);
        expect(article.problems).toEqual([]);
        expect(article.frontMatter.headline).toBe(words);
        expect(article.frontMatter.slug).toBe(created.slug);
        expect(basename(created.path)).toBe(`${created.slug}.md`);
        expect(seen.has(created.slug) || seen.has(created.id)).toBe(false);
        seen.add(created.slug).add(created.id);
      }),
      { numRuns: 120 },
    );
  });

  test('names an article without a slug of its own by its type and id', async () => {
    const newsroom = await temporaryNewsroom();
    // A letter that only sounds in company: the transliteration leaves nothing of it.
    const { slug } = await create(newsroom, { headline: '«Ь»', type: 'live-blog' });
    expect(slug).toBe('live-blog-aaaaa0');
  });

  test.each(['', '  ', '🎉', '--- “…” ---'])('refuses the headline %j', async (headline) => {
    const newsroom = await temporaryNewsroom();
    await expect(create(newsroom, { headline })).rejects.toMatchObject({ code: 'HEADLINE_EMPTY' });
    expect(await readdir(newsroom.root)).toEqual([]);
  });
});

describe('names that are taken', () => {
  test('slugs of front matter and of files, in any case and any folder', async () => {
    const newsroom = await temporaryNewsroom({
      'articles/2019/01/other-name.md': '---\nslug: "Bridge-To-Close" # old\nid: 1\n---\n',
      'articles/bridge-to-close-2.md': 'No front matter',
      'articles/2026/11/Bridge-to-close-3.MD': '',
      'articles/2026/11/x.md': `\uFEFF---\r\nsummary: ${'x'.repeat(9000)}\r\nslug: bridge-to-close-4\r\n---\r\n`,
      'articles/2026/11/y.md': '---\nid: y\n---\nslug: bridge-to-close-5\n',
    });
    expect((await create(newsroom)).slug).toBe('bridge-to-close-5');
  });

  test('ids anywhere under articles/', async () => {
    const newsroom = await temporaryNewsroom({
      'articles/a.md': "---\nid: '2026-11-aaaaa0'\n---\n",
      'articles/2026/11/b.md': '---\ntitle: b\nid: 2026-11-aaaaa1\n---\n',
    });
    expect((await create(newsroom)).id).toBe('2026-11-aaaaa2');
  });

  test('a source of chance that is stuck is an error, not an endless loop', async () => {
    const newsroom = await temporaryNewsroom({ 'articles/a.md': '---\nid: 2026-11-aaaaaa\n---\n' });
    await expect(create(newsroom, { random: () => 'aaaaaaaa' })).rejects.toMatchObject({ code: 'BUG' });
  });

  test('two people who start the same story at once get two files', async () => {
    const newsroom = await temporaryNewsroom();
    const random = counter();
    const created = await Promise.all(Array.from({ length: 8 }, () => create(newsroom, { random })));
    expect(new Set(created.map(({ path }) => path)).size).toBe(8);
    for (const { path, slug, id } of created)
      expect((await read(newsroom, path)).frontMatter).toMatchObject({ slug, id });
  });

  test('a folder in the way is an error with its name', async () => {
    const newsroom = await temporaryNewsroom({ 'articles/2026': 'a file' });
    await expect(create(newsroom)).rejects.toMatchObject({
      code: 'FILE_UNWRITABLE',
      message: expect.stringContaining('articles/2026/11/bridge-to-close.md'),
    });
  });
});

describe('sources', () => {
  test('are listed once, with an id of their own and the kind that the name tells', async () => {
    const names = {
      'minutes.txt': 'document',
      'minutes.pdf': 'document',
      'council_statement.txt': 'statement',
      'Interview with Jo.docx': 'interview',
      'call.vtt': 'transcript',
      'figures.csv': 'data',
      'court list.txt': 'court',
      'media-release.html': 'release',
    };
    const files = Object.keys(names).map((name) => `sources/${name}`);
    const newsroom = await temporaryNewsroom(Object.fromEntries(files.map((file) => [file, 'x'])));
    const { path } = await create(newsroom, {
      sources: [...files, 'minutes.txt', join(newsroom.root, files[0]!)],
    });
    const entries = (await read(newsroom, path)).frontMatter.sources!;
    expect(entries.map(({ file, kind }) => [file, kind])).toEqual(
      Object.entries(names).map(([name, kind]) => [`sources/${name}`, kind]),
    );
    expect(entries.map(({ id }) => id).slice(0, 2)).toEqual(['minutes', 'minutes-2']);
  });

  test.each([
    ['sources/missing.txt', 'FILE_NOT_FOUND'],
    ['sources', 'FILE_NOT_FOUND'],
    ['../outside.txt', 'USAGE'],
    ['sources/../../outside.txt', 'USAGE'],
    ['sources/link.txt', 'USAGE'],
    ['/etc/hosts', 'USAGE'],
  ])('%s is refused and nothing is written', async (source, code) => {
    const outside = await temporaryFolder();
    await write(outside, { 'outside.txt': 'x', 'newsroom/sources/a.txt': 'x' });
    const newsroom = { ...(await temporaryNewsroom()), root: join(outside, 'newsroom') };
    await symlink(join(outside, 'outside.txt'), join(newsroom.root, 'sources/link.txt'));
    await expect(create(newsroom, { sources: [source] })).rejects.toMatchObject({
      code,
      message: expect.stringContaining(source),
    });
    expect(await readdir(newsroom.root)).toEqual(['sources']);
  });
});
