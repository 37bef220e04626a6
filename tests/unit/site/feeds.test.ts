import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { lastChange, sitemapParts, storyEntry } from '../../../src/site/sitemap.ts';
import { story } from '../../../src/site/story.ts';
import { BRIDGE, build, COLUMN, PNG, SETTINGS, textOf, written } from './site-support.ts';

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false });
const parse = (xml: string) => parser.parse(xml);

describe('the feed', () => {
  const front = `${BRIDGE}tags: [roads]
images: [{file: media/a b.png, alt: A bridge, caption: The arch, credit: Jo}]
corrections: [{kind: correction, at: '2026-11-24T09:00:00Z', was: the vote was 13, now: the vote was 14}]
`;
  const body =
    'Words & [more](/opinion/a-bridge-is-a-promise/), see\u0007 ![x](media/b.png).\n\n:::opinion\nOurs.\n:::\n';
  const built = build(
    [
      written({ front, body, modified: '2026-11-25T08:00:00Z' }),
      written({ front: COLUMN, published: '2026-11-24T23:30:00+01:00', path: 'b.md' }),
    ],
    { media: { 'media/a b.png': PNG, 'media/b.png': PNG }, settings: { name: 'Ash & <Wick>' } },
  );
  const channel = async () => parse(textOf(await built, 'feed.xml')).rss.channel;

  test('says where it is, and is dated by its stories', async () => {
    const { title, link, language, lastBuildDate, 'atom:link': self } = await channel();
    expect({ title, link, language, lastBuildDate }).toEqual({
      title: 'Ash & <Wick>',
      link: 'https://courier.example/paper/',
      language: 'en-GB',
      lastBuildDate: 'Wed, 25 Nov 2026 08:00:00 GMT',
    });
    expect(self).toEqual({
      '@_href': 'https://courier.example/paper/feed.xml',
      '@_rel': 'self',
      '@_type': 'application/rss+xml',
    });
  });

  test('has each story with a name for good, its date, its writer and its subjects', async () => {
    const [newer, older] = (await channel()).item;
    expect(newer.title).toBe('Opinion: A bridge is a promise');
    expect(newer.pubDate).toBe('Tue, 24 Nov 2026 22:30:00 GMT');
    expect(older.guid).toEqual({
      '#text': 'tag:courier.example,2026:2026-11-bridge',
      '@_isPermaLink': 'false',
    });
    expect(older.link).toBe('https://courier.example/paper/council/mill-bridge-closes/');
    expect(older['dc:creator']).toBe('Orla Finch');
    expect(older.category).toEqual(['Council', 'roads']);
  });

  test('carries the whole text with full addresses, and no control character', async () => {
    const [newer, older] = (await channel()).item;
    expect(older['content:encoded']).toBe(
      [
        '<p><em>Drivers face a nine-mile detour while the council replaces two bearings.</em></p>',
        '<figure><img src="https://courier.example/paper/media/a%20b.png" alt="A bridge"><figcaption>The arch Jo</figcaption></figure>',
        '<p>Words &#x26; <a href="https://courier.example/paper/opinion/a-bridge-is-a-promise/">more</a>, see .</p>',
        '<figure>',
        '<img src="https://courier.example/paper/media/b.png" alt="x" width="4" height="3" loading="lazy" decoding="async">',
        '</figure>',
        '<aside class="opinion" aria-label="Opinion">',
        '<p class="label">Opinion</p>',
        '<p>Ours.</p>',
        '</aside>',
        '<p><strong>Correction, 24 November 2026:</strong> We said: the vote was 13. It should have read: the vote was 14.</p>',
      ].join('\n'),
    );
    expect(newer['content:encoded']).toMatch(/^<p><strong>Opinion<\/strong><\/p>\n/);
  });
});

describe('the sitemap', () => {
  test('has every page with the moment it last changed, and robots.txt points to it', async () => {
    const site = await build([
      written({ front: BRIDGE, modified: '2026-11-25T08:00:00Z' }),
      written({ front: COLUMN, published: '2026-11-24T23:30:00+01:00', path: 'b.md' }),
      written({
        front: `${BRIDGE.replace('mill-bridge-closes', 'agency')}canonical: https://agency.example/1\n`,
        path: 'c.md',
      }),
    ]);
    const base = 'https://courier.example/paper/';
    expect(parse(textOf(site, 'sitemap.xml').replace(/>\n/g, '>')).urlset.url).toEqual([
      ...[
        '',
        'council/',
        'courts/',
        'opinion/',
        'archive/',
        'corrections/',
        'authors/tam-okoro/',
        'authors/orla-finch/',
        'archive/2026-11/',
      ].map((path) => ({ loc: base + path })),
      { loc: `${base}opinion/a-bridge-is-a-promise/`, lastmod: '2026-11-24T22:30:00Z' },
      { loc: `${base}council/mill-bridge-closes/`, lastmod: '2026-11-25T08:00:00Z' },
    ]);
    expect(textOf(site, 'robots.txt')).toContain(
      `Sitemap: ${base}sitemap.xml\nSitemap: ${base}sitemap-news.xml\n`,
    );
  });

  test('of a large site is parted by months, so that old ones stay as they are, and lists its parts', () => {
    const files = { pictures: new Map(), documents: new Map() };
    const days = ['1970-02-02', '1970-01-04', '1970-01-03', '1970-01-02'];
    const stories = days.map((day) =>
      story(written({ front: `slug: s${day}`, published: `${day}T00:00:00Z` }), SETTINGS, [], files),
    );
    const { index, parts } = sitemapParts([''], stories, { whole: 3, part: 2 });
    expect(index).toBe('sitemap.xml');
    expect(parts.map(({ path }) => path)).toEqual([
      'sitemap-lists.xml',
      'sitemap-1970-02.xml',
      'sitemap-1970-01.xml',
      'sitemap-1970-01-2.xml',
    ]);
    expect(parts.map((part) => lastChange(part.stories.map(storyEntry)))).toEqual([
      null,
      ...['1970-02-02', '1970-01-04', '1970-01-02'].map((day) => Date.parse(`${day}T00:00:00Z`)),
    ]);
    expect(parts.map(({ lists, stories: own }) => lists.length + own.length)).toEqual([1, 1, 2, 1]);
  });
});
