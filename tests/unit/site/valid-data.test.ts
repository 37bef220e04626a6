import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { latestNews } from '../../../src/site/news-sitemap.ts';
import { story } from '../../../src/site/story.ts';
import { JSON_FEED_SCHEMA } from '../../support/json-feed-schema.ts';
import { NINJS_SCHEMA } from '../../support/ninjs-schema.ts';
import { structuredDataFaults } from '../../support/structured-data.ts';
import { buildDemo } from './demo-site.ts';
import { jsonLdOf } from './html.ts';
import { SAMPLE_ABOUT, SAMPLE_ARTICLES, SAMPLE_MEDIA } from './sample-site.ts';
import { BRIDGE, build, COLUMN, SETTINGS, textOf, written } from './site-support.ts';

const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const jsonFeedSchema = ajv.compile(JSON_FEED_SCHEMA);
const ninjsSchema = ajv.compile(NINJS_SCHEMA);

const sample = await build(SAMPLE_ARTICLES, { media: SAMPLE_MEDIA, about: SAMPLE_ABOUT });
const SITES = [
  ['the demo newsroom', await buildDemo()],
  ['a week with every kind of article', sample],
  ['a newsroom that has published nothing', await build([])],
] as const;
const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });

describe.each(SITES)('%s', (_name, site) => {
  const named = (end: string) => site.files.map(({ path }) => path).filter((path) => path.endsWith(end));

  test('describes each page to search engines by their rules', async () => {
    const faults: string[] = [];
    for (const path of named('.html'))
      for (const data of jsonLdOf(textOf(site, path)))
        faults.push(...(await structuredDataFaults(data)).map((fault) => `${path}: ${fault}`));
    expect(faults).toEqual([]);
  });

  test('has a JSON Feed by the specification', () => {
    const feed = JSON.parse(textOf(site, 'feed.json'));
    expect(jsonFeedSchema(feed), ajv.errorsText(jsonFeedSchema.errors)).toBe(true);
    expect(parseJsonFeed(feed).title).toBe(feed.title);
  });

  test('exports every article as ninjs', () => {
    const exported = named('ninjs.json');
    expect(exported).toHaveLength(site.files.filter(({ kind }) => kind === 'page').length - 1);
    for (const path of exported) {
      const item = JSON.parse(textOf(site, path));
      expect({ path, valid: ninjsSchema(item), faults: ninjsSchema.errors ?? [] }).toEqual({
        path,
        valid: true,
        faults: [],
      });
    }
  });

  test('has feeds that an independent reader takes, and that keep the rules of RSS and Atom', () => {
    for (const path of named('.xml')) expect(XMLValidator.validate(textOf(site, path))).toBe(true);
    for (const path of named('feed.xml').concat('corrections.xml')) {
      const feed = parseRssFeed(textOf(site, path));
      expect(feed.link).toMatch(/^https:/);
      expect(feed.atom?.links?.[0]?.href).toMatch(new RegExp(`/${path}$`));
      const guids = (feed.items ?? []).map((item) => item.guid?.value);
      expect(new Set(guids).size).toBe(guids.length);
      for (const { title, link, pubDate, description } of feed.items ?? []) {
        expect(title && description).toBeTruthy();
        expect(link).toMatch(/^https:/);
        expect(new Date(String(pubDate)).getTime()).toBeGreaterThan(0);
      }
    }
    const atom = parseAtomFeed(textOf(site, 'atom.xml'));
    expect(atom.updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    for (const entry of atom.entries ?? []) {
      expect(entry.id).toMatch(/^tag:/);
      expect(entry.updated && entry.authors?.[0]?.name && entry.content).toBeTruthy();
    }
  });
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
