import { absoluteUrl } from './paths.ts';
import { escapeXml } from '../text/xml.ts';
import type { Story } from './story.ts';
import { isoTime } from './times.ts';

/** A page for search engines; `changed` in milliseconds since 1970, null where nothing on it has a date. */
export interface SitemapEntry {
  path: string;
  changed: number | null;
}

/** One of the sitemaps of a site. */
export interface SitemapPart {
  path: string;
  /** Paths of lists. */
  lists: string[];
  /** Newest first. */
  stories: Story[];
}

/** Pages in one file: all of a small site, and the most that one file may hold. */
const LIMITS = { whole: 1000, part: 50_000 };
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
const INDEX = 'sitemap.xml';

/**
 * What goes into which sitemap: all into one, or where there are more pages than can well be read anew every day, the
 * lists into one and the articles of each month into another, so that those of an old month stay as they are. Then
 * `sitemap.xml` is the index of all. Articles whose home is elsewhere are not for search engines.
 * @param stories newest first
 */
export function sitemapParts(
  lists: readonly string[],
  stories: readonly Story[],
  limits: typeof LIMITS = LIMITS,
): { index: string | null; parts: SitemapPart[] } {
  const own = stories.filter(({ url, canonical }) => url === canonical);
  if (lists.length + own.length <= limits.whole)
    return { index: null, parts: [{ path: INDEX, lists: [...lists], stories: own }] };
  const parts = [
    ...parted('sitemap-lists', lists, limits.part).map(([path, some]) => ({
      path,
      lists: some,
      stories: [],
    })),
    ...byMonth(own).flatMap(([month, all]) =>
      parted(`sitemap-${month}`, all, limits.part).map(([path, some]) => ({
        path,
        lists: [],
        stories: some,
      })),
    ),
  ];
  return { index: INDEX, parts };
}

/** When the last of some pages was changed; null for none. */
export const lastChange = (entries: readonly SitemapEntry[]): number | null =>
  entries.reduce<number | null>((last, { changed }) => Math.max(last ?? 0, changed!), null);

export const storyEntry = ({ path, modified, published }: Story): SitemapEntry => ({
  path,
  changed: (modified ?? published).at,
});

/** The newest month first. */
function byMonth(stories: readonly Story[]): [string, Story[]][] {
  const months = new Map<string, Story[]>();
  for (const story of stories) {
    const month = story.published.iso.slice(0, 7);
    const own = months.get(month);
    if (own) own.push(story);
    else months.set(month, [story]);
  }
  return [...months].sort(([a], [b]) => (a < b ? 1 : -1));
}

function parted<T>(name: string, entries: readonly T[], limit: number): [string, T[]][] {
  const parts: [string, T[]][] = [];
  for (let at = 0; at < entries.length; at += limit)
    parts.push([`${name}${at === 0 ? '' : `-${at / limit + 1}`}.xml`, entries.slice(at, at + limit)]);
  return parts;
}

export const sitemapIndex = (parts: readonly SitemapEntry[], settings: { url: string }): string =>
  `${HEAD}<sitemapindex ${NAMESPACE}>\n${parts.map((one) => element('sitemap', one, settings)).join('')}</sitemapindex>\n`;

export const sitemapPart = (entries: readonly SitemapEntry[], settings: { url: string }): string =>
  `${HEAD}<urlset ${NAMESPACE}>\n${entries.map((entry) => element('url', entry, settings)).join('')}</urlset>\n`;

function element(name: string, { path, changed }: SitemapEntry, settings: { url: string }): string {
  const date = changed === null ? '' : `<lastmod>${isoTime(changed)}</lastmod>`;
  return `<${name}><loc>${escapeXml(absoluteUrl(settings, path))}</loc>${date}</${name}>\n`;
}

/** Everything may be read by anyone; where the sitemaps are. @param news whether there is one of the latest news */
export const robots = (settings: { url: string }, news: boolean): string =>
  [
    'User-agent: *',
    'Allow: /',
    '',
    `Sitemap: ${absoluteUrl(settings, 'sitemap.xml')}`,
    ...(news ? [`Sitemap: ${absoluteUrl(settings, 'sitemap-news.xml')}`] : []),
    '',
  ].join('\n');
