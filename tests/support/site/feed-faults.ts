import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { JSON_FEED_SCHEMA } from '../json-feed-schema.ts';
import { NINJS_SCHEMA } from '../ninjs-schema.ts';

const ajv = new Ajv({ allErrors: true });
addFormats.default(ajv);
const jsonFeedSchema = ajv.compile(JSON_FEED_SCHEMA);
const ninjsSchema = ajv.compile(NINJS_SCHEMA);
const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => ['url', 'sitemap'].includes(name),
});

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** A claim about something of a file, and whether it holds. */
type Claim = readonly [holds: unknown, what: string];
const broken = (claims: readonly Claim[]): string[] =>
  claims.flatMap(([holds, what]) => (holds ? [] : [what]));

/**
 * What is wrong with a file that programs read: a feed in RSS, Atom or JSON, an article in ninjs, a sitemap.
 * Any other file has no faults. Independent readers take each, and schemas of the formats are kept.
 */
export function feedFaults(path: string, text: string): string[] {
  if (path.endsWith('ninjs.json')) return schemaFaults(ninjsSchema, JSON.parse(text));
  if (path.endsWith('feed.json')) return jsonFeedFaults(text);
  if (!path.endsWith('.xml')) return [];
  const checked = XMLValidator.validate(text);
  if (checked !== true) return [`line ${checked.err.line}: no XML: ${checked.err.msg}`];
  if (/(?:^|\/)sitemap[^/]*\.xml$/.test(path)) return sitemapFaults(text);
  return path.endsWith('atom.xml') ? atomFaults(text) : rssFaults(path, text);
}

function schemaFaults(schema: typeof ninjsSchema, value: unknown): string[] {
  return schema(value) ? [] : (schema.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

function jsonFeedFaults(text: string): string[] {
  const feed = JSON.parse(text);
  return [
    ...schemaFaults(jsonFeedSchema, feed),
    ...broken([[parseJsonFeed(feed).title === feed.title, 'another reader finds no title']]),
  ];
}

function rssFaults(path: string, text: string): string[] {
  const { link, atom, items = [] } = parseRssFeed(text);
  const guids = items.map(({ guid }) => guid?.value);
  return [
    ...broken([
      [/^https?:/.test(link ?? ''), 'the channel has no full link'],
      [
        decodeURIComponent(atom?.links?.[0]?.href ?? '').endsWith(`/${path}`),
        'the channel does not say where it lies itself',
      ],
      [new Set(guids).size === guids.length, 'two items have one guid'],
    ]),
    ...items.flatMap((item) =>
      broken([
        [item.title, `an item without a title: ${item.link}`],
        [/^https?:/.test(item.link ?? ''), `an item without a full link: ${item.title}`],
        [Date.parse(String(item.pubDate)) > 0, `an item without a date: ${item.link}`],
      ]),
    ),
  ];
}

function atomFaults(text: string): string[] {
  const { updated, entries = [] } = parseAtomFeed(text);
  return [
    ...broken([[TIME.test(String(updated)), `the feed has no time: ${updated}`]]),
    ...entries.flatMap(({ id, title, updated: changed, authors, content }) =>
      broken([
        [/^tag:/.test(id ?? ''), `an entry without a tag address: ${id}`],
        [TIME.test(String(changed)), `an entry without a time: ${id}`],
        [title && authors?.[0]?.name && content, `an entry without title, author or content: ${id}`],
      ]),
    ),
  ];
}

interface Entry {
  loc?: unknown;
  lastmod?: unknown;
  'news:news'?: Record<string, unknown>;
}

function sitemapFaults(text: string): string[] {
  const { urlset, sitemapindex } = parser.parse(text) as Record<string, Record<string, Entry[]> | undefined>;
  const entries = urlset?.url ?? sitemapindex?.sitemap ?? [];
  return [
    ...broken([
      [urlset ?? sitemapindex, 'it is neither a sitemap nor a list of them'],
      [entries.length <= 50_000, `${entries.length} entries are more than a file may have`],
      [new Set(entries.map(({ loc }) => loc)).size === entries.length, 'an address stands in it twice'],
    ]),
    ...entries.flatMap(({ loc, lastmod, 'news:news': news }) =>
      broken([
        [/^https?:\/\/\S+$/.test(String(loc)), `no full address: ${loc}`],
        [lastmod === undefined || TIME.test(String(lastmod)), `no time: ${lastmod}`],
        [
          !news || (news['news:title'] && TIME.test(String(news['news:publication_date']))),
          `no news: ${loc}`,
        ],
      ]),
    ),
  ];
}
