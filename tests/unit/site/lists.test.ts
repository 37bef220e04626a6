import { describe, expect, test } from 'vitest';
import type { SiteArticle } from '../../../src/site/site-types.ts';
import { elements, jsonLdOf, linksOf, parseHtml, textIn } from './html.ts';
import { BRIDGE, build, textOf, written } from './site-support.ts';

const many = (count: number, extra = 'tags: [roads]\n'): SiteArticle[] =>
  Array.from({ length: count }, (_, i) =>
    written({
      front:
        BRIDGE.replace('mill-bridge-closes', `story-${i}`).replace('Mill Bridge', `Story ${i} of many`) +
        extra,
      published: new Date(Date.UTC(2026, 9, 1, i)).toISOString(),
      path: `articles/${i}.md`,
    }),
  );
const numbers = (html: string): number[] =>
  [...html.matchAll(/>Story (\d+) of/g)].map((match) => Number(match[1]));
const heading = (html: string): string => textIn(elements(parseHtml(html), 'h1')[0]!);

describe('the page of a writer', () => {
  test('has their stories, newest first, in pages that lead to one another', async () => {
    const site = await build(many(95));
    const paths = site.files.map(({ path }) => path).filter((path) => path.startsWith('authors/'));
    expect(paths).toEqual([
      'authors/orla-finch/index.html',
      'authors/orla-finch/page/1/index.html',
      'authors/orla-finch/page/2/index.html',
    ]);
    const [newest, first, second] = paths.map((path) => textOf(site, path));
    expect([...numbers(newest!), ...numbers(second!), ...numbers(first!)]).toEqual(
      Array.from({ length: 95 }, (_, i) => 94 - i),
    );
    expect(linksOf(newest!)).toContain('../../authors/orla-finch/page/2/index.html');
    expect(linksOf(second!)).toContain('../../../../authors/orla-finch/index.html');
    expect(linksOf(second!)).toContain('../../../../authors/orla-finch/page/1/index.html');
    expect(heading(second!)).toBe('Orla Finch, page 2');
  });

  test('an older page stays as it is when stories are added', async () => {
    const [before, after] = [await build(many(95)), await build(many(96))];
    for (const number of [1, 2]) {
      const path = `authors/orla-finch/page/${number}/index.html`;
      expect(textOf(after, path)).toBe(textOf(before, path));
    }
  });

  test('says what they do and where else they are, to search engines too', async () => {
    const byline = "byline: [{name: Orla Finch, role: council reporter, profile: 'https://orla.example/'}]\n";
    const site = await build([written({ front: BRIDGE.replace(/byline.*\n/, byline) })]);
    const html = textOf(site, 'authors/orla-finch/index.html');
    expect(html).toContain('Council reporter · <a href="https://orla.example/" rel="me">orla.example/</a>');
    expect(jsonLdOf(html)[0]).toMatchObject({
      '@type': 'ProfilePage',
      mainEntity: { '@type': 'Person', name: 'Orla Finch', sameAs: 'https://orla.example/' },
    });
  });
});

describe('other lists', () => {
  test('two spellings of a subject are one page, named as it was first', async () => {
    const first = written({ front: `${BRIDGE}tags: [Mill bridge]\n`, published: '2026-11-01T06:00:00Z' });
    const [later] = many(1, 'tags: [mill Bridge]\n');
    const site = await build([first, { ...later!, published: '2026-11-02T06:00:00Z' }]);
    const html = textOf(site, 'tags/mill-bridge/index.html');
    expect(heading(html)).toBe('Mill bridge');
    expect(elements(parseHtml(html), 'article')).toHaveLength(2);
  });

  test('the archive leads to every month, a month to every story of it', async () => {
    const site = await build(many(40));
    const archive = textOf(site, 'archive/index.html');
    expect(linksOf(archive)).toContain('../archive/2026-10/index.html');
    expect(numbers(textOf(site, 'archive/2026-10/index.html'))).toHaveLength(40);
  });

  test('a section may have the name of such a page', async () => {
    const site = await build([
      written({ front: BRIDGE.replace('section: Council', 'section: Corrections') }),
    ]);
    expect(heading(textOf(site, 'corrections-section/index.html'))).toBe('Corrections');
    expect(textOf(site, 'corrections/index.html')).toContain('Nothing has been corrected so far.');
    expect(site.files.map(({ path }) => path)).toContain('corrections-section/mill-bridge-closes/index.html');
  });
});

describe('the corrections', () => {
  test('of all articles stand on one page, newest first; updates are none', async () => {
    const note = (at: string, kind: string, now: string) => `  - {kind: ${kind}, at: '${at}', now: ${now}}\n`;
    const [one, two] = many(2);
    const noted = (item: SiteArticle, name: string, corrections: string) =>
      written({
        front: `${BRIDGE.replace('mill-bridge-closes', name)}corrections:\n${corrections}`,
        path: `${name}.md`,
        published: item.published,
      });
    const site = await build([
      noted(
        one!,
        'a',
        note('2026-11-03T09:00:00Z', 'correction', 'Second.') +
          note('2026-11-01T09:00:00Z', 'apology', 'Fourth.'),
      ),
      noted(
        two!,
        'b',
        note('2026-11-02T09:00:00Z', 'clarification', 'Third.') +
          note('2026-11-05T09:00:00Z', 'update', 'News.') +
          note('2026-11-04T09:00:00Z', 'editors-note', 'First.'),
      ),
    ]);
    const html = textOf(site, 'corrections/index.html');
    expect([...html.matchAll(/<p>(First|Second|Third|Fourth|News)\./g)].map((match) => match[1])).toEqual([
      'First',
      'Second',
      'Third',
      'Fourth',
    ]);
    expect(linksOf(html)).toContain('../council/a/index.html#correction-2');
  });
});

describe('the page about the newsroom', () => {
  const about = '---\nheadline: Who we are\n---\n\nThree reporters, [one archive](/archive/).\n';

  test('is made from its Markdown, and every page leads to it', async () => {
    const site = await build([written({ front: BRIDGE })], { about });
    const html = textOf(site, 'about/index.html');
    expect(heading(html)).toBe('Who we are');
    expect(html).toContain('<a href="../archive/index.html">one archive</a>');
    for (const { path } of site.files.filter(
      (file) => file.path.endsWith('.html') && file.path !== '404.html',
    ))
      expect(linksOf(textOf(site, path)).some((link) => link.endsWith('about/index.html'))).toBe(true);
  });

  test('is not there, and nowhere linked, where the newsroom has written none', async () => {
    const site = await build([written({ front: BRIDGE })]);
    expect(site.files.some(({ path }) => path.startsWith('about/'))).toBe(false);
    expect(textOf(site, 'index.html')).not.toContain('about/');
  });
});
