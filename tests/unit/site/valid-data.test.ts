import { XMLParser } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { webSite } from '../../../src/site/json-ld.ts';
import { latestNews } from '../../../src/site/news-sitemap.ts';
import { story } from '../../../src/site/story.ts';
import { structuredDataFaults } from '../../support/structured-data.ts';
import { SAMPLE_ABOUT, SAMPLE_ARTICLES, SAMPLE_MEDIA } from './sample-site.ts';
import { BRIDGE, build, COLUMN, SETTINGS, textOf, written } from './site-support.ts';

const sample = await build(SAMPLE_ARTICLES, { media: SAMPLE_MEDIA, about: SAMPLE_ABOUT });
const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });

test('every article is exported as ninjs', () => {
  const exported = sample.files.filter(({ path }) => path.endsWith('ninjs.json'));
  expect(exported).toHaveLength(SAMPLE_ARTICLES.length);
});

test('every item of the feed has a description', () => {
  for (const { description } of parseRssFeed(textOf(sample, 'feed.xml')).items!)
    expect(description).toBeTruthy();
});

test('a description that lacks something, or says something unknown, is found out', async () => {
  const context = { '@context': 'https://schema.org' };
  const rating = { '@type': 'Rating', alternateName: 'False', ratingValue: 1, bestRating: 4 };
  expect(await structuredDataFaults({ ...context, ...rating })).toEqual(['Rating lacks worstRating']);
  expect(await structuredDataFaults({ ...context, '@type': 'Novel', name: 'x' })).toHaveLength(1);
  const person = { '@type': 'Person', name: 'Orla Finch', url: '/orla' };
  expect(await structuredDataFaults({ ...context, ...person })).toEqual([
    expect.stringMatching('full address'),
  ]);
});

test('the front page of a site that can be searched tells where', async () => {
  expect(await structuredDataFaults(JSON.parse(webSite(SETTINGS)))).toEqual([]);
});

describe('feeds of other kinds', () => {
  test('Atom, RSS and JSON Feed tell the same stories in full', () => {
    const rss = parseRssFeed(textOf(sample, 'feed.xml')).items!;
    const atom = parseAtomFeed(textOf(sample, 'atom.xml')).entries!;
    const json = parseJsonFeed(JSON.parse(textOf(sample, 'feed.json'))).items!;
    const bodies = rss.map((item) => item.content?.encoded);
    expect(bodies.some((body) => body?.includes('Divers found in September'))).toBe(true);
    expect(json.map((item) => item.content_html)).toEqual(bodies);
    expect(atom).toHaveLength(rss.length);
    expect(json.map((item) => item.title)).toEqual(rss.map((item) => item.title));
    expect(atom.map((entry) => entry.id)).toEqual(rss.map((item) => item.guid?.value));
  });

  test('the corrections are a feed of their own, each with the place where it stands', () => {
    const items = parseRssFeed(textOf(sample, 'corrections.xml')).items!;
    expect(items.map(({ title, link }) => [title, link])).toEqual([
      [
        'Correction: Mill Bridge to close for a month as “corroded” bearings are replaced',
        'https://courier.example/paper/council/mill-bridge-closes/#correction-1',
      ],
      ['Correction: Winifred Gage: a correction', expect.stringContaining('/winifred-gage-correction/')],
    ]);
    expect(textOf(sample, 'council/mill-bridge-closes/index.html')).toContain('id="correction-1"');
  });
});

describe('the sitemap of news', () => {
  const at = (published: string, name: string, extra = '') =>
    written({
      front: BRIDGE.replace('mill-bridge-closes', name) + extra,
      published,
      path: `articles/${name}.md`,
    });

  test('has the two days before the newest story, whenever it is built, and nothing that was paid for', async () => {
    const site = await build([
      at('2026-11-23T06:00:00Z', 'newest'),
      at('2026-11-21T06:00:00Z', 'two-days'),
      at('2026-11-21T05:59:59Z', 'older'),
      at('2026-11-22T06:00:00Z', 'paid', 'paid: {by: Ash Water}\n'),
      at('2026-11-22T06:00:00Z', 'agency', 'canonical: https://agency.example/1\n'),
    ]);
    const { url } = parser.parse(textOf(site, 'sitemap-news.xml')).urlset;
    expect(url.map((entry: { loc: string }) => entry.loc.split('/').at(-2))).toEqual(['newest', 'two-days']);
    expect(url[0]['news:news']).toEqual({
      'news:publication': { 'news:name': 'The Ashwick Courier', 'news:language': 'en' },
      'news:publication_date': '2026-11-23T06:00:00Z',
      'news:title': 'Mill Bridge to close for a month',
    });
  });

  test('has a thousand stories at most', () => {
    const files = { pictures: new Map(), documents: new Map() };
    const one = story(at('2026-11-23T06:00:00Z', 'one'), SETTINGS, [], files);
    const many = Array.from({ length: 1003 }, () => one);
    expect(latestNews(many)).toHaveLength(1000);
  });

  test('is not there before there is news', async () => {
    const site = await build([written({ front: `${COLUMN}paid: {by: Ash Water}\n` })]);
    expect(site.files.some(({ path }) => path === 'sitemap-news.xml')).toBe(false);
    expect(textOf(site, 'robots.txt')).not.toContain('sitemap-news');
  });
});
