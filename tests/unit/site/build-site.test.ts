import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linksOf } from './html.ts';
import { articlePath } from '../../../src/site/paths.ts';
import { SAMPLE_ABOUT, SAMPLE_ARTICLES, SAMPLE_MEDIA } from './sample-site.ts';
import { BRIDGE, type Built, build, COLUMN, PNG, textOf, written } from './site-support.ts';

const SAMPLE = { media: SAMPLE_MEDIA, about: SAMPLE_ABOUT };
const sample = await build(SAMPLE_ARTICLES, SAMPLE);
const htmlFiles = (files: Built['files']) => files.filter(({ path }) => path.endsWith('.html'));

/** The file of the site that a link means, or null for an address elsewhere. */
function target(link: string, from: string, base = 'https://courier.example/paper/'): string | null {
  const url = new URL(link, new URL(from, base));
  if (!url.href.startsWith(base)) return null;
  const path = decodeURIComponent(url.href.slice(base.length).replace(/[?#].*$/, ''));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

describe('the files of a site', () => {
  test('are a page an article with its export, the lists, the feeds, the sitemaps, the stylesheet and the media', () => {
    const paths = (kind: Built['files'][number]['kind']) =>
      sample.files.filter((file) => file.kind === kind).map(({ path }) => path);
    const articles = SAMPLE_ARTICLES.map(({ article }) => articlePath(article)).sort();
    expect(paths('page')).toEqual(['404.html', ...articles.map((path) => `${path}index.html`)]);
    expect(paths('asset')).toEqual([
      expect.stringMatching(/^assets\/icon\.[0-9a-f]{12}\.svg$/),
      expect.stringMatching(/^assets\/site\.[0-9a-f]{12}\.css$/),
    ]);
    expect(paths('media')).toEqual(['media/2026/mill-bridge.svg', 'media/2026/plan.svg']);
    expect(paths('list')).toEqual([
      'about/index.html',
      'archive/2026-11/index.html',
      'archive/index.html',
      ...['ben-adeyemi', 'hetty-quill', 'orla-finch', 'tam-okoro'].map(
        (name) => `authors/${name}/index.html`,
      ),
      'corrections/index.html',
      'council/index.html',
      'courts/index.html',
      'index.html',
      'opinion/index.html',
      'people/index.html',
      ...['flooding', 'mill-bridge', 'transport'].map((name) => `tags/${name}/index.html`),
      'villages/index.html',
    ]);
    const exported = articles.map((path) => `${path}ninjs.json`);
    expect(paths('feed').filter((path) => !exported.includes(path))).toEqual([
      ...['atom.xml', 'corrections.xml', 'council/feed.xml', 'courts/feed.xml', 'feed.json', 'feed.xml'],
      ...['opinion/feed.xml', 'people/feed.xml', 'robots.txt', 'sitemap-news.xml', 'sitemap.xml'],
      'villages/feed.xml',
    ]);
    expect(paths('feed')).toEqual(expect.arrayContaining(exported));
    expect(sample.problems).toEqual([]);
  });

  test('are the same without the exports where a newsroom has none, and nothing tells of one', async () => {
    const site = await build(SAMPLE_ARTICLES, { ...SAMPLE, settings: { ninjs: false } });
    const others = sample.files.filter(({ path }) => !path.endsWith('/ninjs.json'));
    expect(others.length).toBe(sample.files.length - SAMPLE_ARTICLES.length);
    expect(site).toEqual({ files: others, problems: [] });
    expect(site.files.filter(({ path }) => textOf(site, path).includes('ninjs'))).toEqual([]);
  });

  test('are the same bytes whatever order the articles come in', async () => {
    const orders = fc.shuffledSubarray([...SAMPLE_ARTICLES], { minLength: SAMPLE_ARTICLES.length });
    await fc.assert(
      fc.asyncProperty(orders, async (articles) => {
        expect(await build(articles, SAMPLE)).toEqual(sample);
      }),
      { numRuns: 5 },
    );
  });

  test('link to one another and to nothing that is not there', () => {
    const there = new Set(sample.files.map(({ path }) => path));
    const broken: string[] = [];
    let walked = 0;
    for (const { path } of htmlFiles(sample.files)) {
      for (const link of linksOf(textOf(sample, path))) {
        walked++;
        const file = target(link, path);
        if (file !== null && !there.has(file)) broken.push(`${path} → ${link}`);
      }
    }
    expect(broken).toEqual([]);
    expect(walked).toBeGreaterThan(200);
  });

  test('link without host or base path, down to a file, but for the page that answers anywhere', () => {
    for (const { path } of htmlFiles(sample.files)) {
      const inside = linksOf(textOf(sample, path)).filter((link) => !/^https?:|^#/.test(link));
      if (path === '404.html') expect(inside.every((link) => link.startsWith('/paper/'))).toBe(true);
      else expect(inside.filter((link) => link.startsWith('/') || link.endsWith('/'))).toEqual([]);
    }
  });

  test('are an empty site of one page and its sections for a newsroom that starts', async () => {
    const site = await build([]);
    expect(textOf(site, 'index.html')).toContain('There are no stories here yet.');
    expect(textOf(site, 'council/index.html')).toContain('There are no stories here yet.');
    expect(textOf(site, 'feed.xml')).not.toContain('lastBuildDate');
  });
});

describe('lists', () => {
  const many = Array.from({ length: 40 }, (_, i) =>
    written({
      front: BRIDGE.replace('mill-bridge-closes', `story-${i}`).replace('Mill Bridge', `Story ${i} of many`),
      published: new Date(Date.UTC(2026, 9, 12 + i, 9)).toISOString(),
      path: `articles/${i}.md`,
    }),
  );

  test('the front page has the thirty newest, the newest first', async () => {
    const html = textOf(await build(many), 'index.html');
    const shown = [...html.matchAll(/Story (\d+) of/g)].map((match) => Number(match[1]));
    expect(shown).toEqual(Array.from({ length: 30 }, (_, i) => 39 - i));
  });

  test('older stories of a section are reached by month, each story in one month', async () => {
    const site = await build(many);
    expect(linksOf(textOf(site, 'council/index.html'))).toContain('../council/archive/2026-10/index.html');
    const months = site.files
      .filter(({ path }) => path.startsWith('council/archive/'))
      .map(({ path }) => path);
    expect(months).toEqual(['council/archive/2026-10/index.html', 'council/archive/2026-11/index.html']);
    const stories = months.flatMap((path) => [...textOf(site, path).matchAll(/>Story (\d+) of/g)]);
    expect(stories.map((match) => Number(match[1])).sort((a, b) => a - b)).toEqual(many.map((_, i) => i));
  });

  test('a section is spelt as the settings spell it, and comes where they put it', async () => {
    const site = await build([written({ front: BRIDGE.replace('section: Council', 'section: council') })]);
    expect(textOf(site, 'index.html')).toMatch(/>Council<[\s\S]*>Courts<[\s\S]*>Opinion</);
    expect(textOf(site, 'council/mill-bridge-closes/index.html')).not.toContain('>council<');
  });

  test('opinion is labelled wherever its headline stands', async () => {
    const site = await build([written({ front: COLUMN.replace('section: Opinion', 'section: Council') })]);
    for (const path of ['index.html', 'council/index.html', 'council/a-bridge-is-a-promise/index.html'])
      expect(textOf(site, path)).toContain('<span class="kicker-label kicker-opinion">Opinion</span>');
    expect(textOf(site, 'feed.xml')).toContain('<title>Opinion: A bridge is a promise</title>');
  });

  test('a piece that somebody paid for says so on the page, in lists and in the feed', async () => {
    const site = await build([written({ front: `${BRIDGE}paid: {by: Ash Water}\n` })]);
    for (const path of ['index.html', 'council/mill-bridge-closes/index.html'])
      expect(textOf(site, path)).toContain(
        '<span class="kicker-label kicker-paid">Paid for by Ash Water</span>',
      );
    expect(textOf(site, 'feed.xml')).toContain('<title>Paid for by Ash Water: Mill Bridge');
  });
});

describe('media', () => {
  const front = (file: string) => `${BRIDGE}images: [{file: '${file}', alt: A bridge, credit: Jo Pell}]\n`;

  test('only what an article shows is shipped', async () => {
    const site = await build([written({ front: front('media/a/b.png') })], {
      media: { 'media/a/b.png': PNG, 'media/unused.png': PNG },
    });
    expect(site.files.filter(({ kind }) => kind === 'media').map(({ path }) => path)).toEqual([
      'media/a/b.png',
    ]);
  });

  test.each([
    ['../secret.png'],
    ['media/../sources/notes.png'],
    ['/etc/passwd.png'],
    ['media/..\\notes.png'],
    ['sources/notes.png'],
    ['media//x.png'],
    ['media/.hidden/x.png'],
    ['media/page.html'],
    ['media/script.js'],
    ['C:/media/x.png'],
  ])('%s is never asked for, and is reported', async (file) => {
    const asked: string[] = [];
    const site = await build([written({ front: front(file), body: `![Notes](<${file}>)\n` })], {
      readMedia: async (path) => {
        asked.push(path);
        return PNG;
      },
    });
    expect(asked).toEqual([]);
    expect(site.files.some(({ kind }) => kind === 'media')).toBe(false);
    expect(site.problems.map(({ path }) => path)).toContain('articles/2026/11/story.md');
    expect(textOf(site, 'council/mill-bridge-closes/index.html')).not.toContain('<img');
  });

  test('an encoded way out of the folder is no way out', async () => {
    const body = '![x](media/%2e%2e/sources/a.png) ![y](/media/%5c..%5ca.png)\n\n[z](media%2f..%2fa.pdf)\n';
    const site = await build([written({ front: BRIDGE, body })]);
    expect(site.problems).toHaveLength(3);
    expect(textOf(site, 'council/mill-bridge-closes/index.html')).not.toContain('..%');
  });

  test('a missing picture is left out and reported, once', async () => {
    const site = await build([written({ front: front('media/gone.png') })]);
    expect(site.problems).toEqual([
      {
        path: 'articles/2026/11/story.md',
        message: 'There is no file `media/gone.png`; it was left out.',
      },
    ]);
  });

  test('a document that the body links to goes out with it', async () => {
    const body = 'The [report](/media/report%201.pdf#page=3) is public.\n';
    const site = await build([written({ front: BRIDGE, body })], { media: { 'media/report 1.pdf': PNG } });
    expect(linksOf(textOf(site, 'council/mill-bridge-closes/index.html'))).toContain(
      '../../media/report%201.pdf#page=3',
    );
    expect(site.files.map(({ path }) => path)).toContain('media/report 1.pdf');
  });
});
