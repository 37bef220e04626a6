import { absoluteUrl } from './paths.ts';
import { escapeXml } from '../text/xml.ts';
import { isoTime } from './times.ts';

/** A page for search engines; `changed` in milliseconds since 1970, null where nothing on it has a date. */
export interface SitemapEntry {
  path: string;
  changed: number | null;
}

export interface SitemapPages {
  lists: readonly SitemapEntry[];
  /** Each with the month in which it was published, `2026-11`. */
  articles: readonly (SitemapEntry & { month: string })[];
}

/** A file that is not made yet; `mark` is what it is made from. */
export interface SitemapFile {
  path: string;
  mark: unknown;
  text(): string;
}

/** Pages in one file: all of a small site, and the most that one file may hold. */
const LIMITS = { whole: 1000, part: 50_000 };
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/**
 * `sitemap.xml`, and where there are more pages than can well be read anew every day, the files that it lists: one
 * for lists, one for the articles of each month, so that those of an old month stay as they are.
 */
export function sitemaps(
  { lists, articles }: SitemapPages,
  settings: { url: string },
  limits: typeof LIMITS = LIMITS,
): SitemapFile[] {
  const all = [...lists, ...articles];
  if (all.length <= limits.whole) return [pages('sitemap.xml', all, settings)];
  const parts = [
    ...parted('sitemap-lists', lists, limits.part),
    ...byMonth(articles).flatMap(([month, own]) => parted(`sitemap-${month}`, own, limits.part)),
  ];
  const listed = parts.map(([path, entries]) => ({ path, changed: lastOf(entries) }));
  const index: SitemapFile = {
    path: 'sitemap.xml',
    mark: listed,
    text: () =>
      `${HEAD}<sitemapindex ${NAMESPACE}>\n${listed.map((one) => element('sitemap', one, settings)).join('')}</sitemapindex>\n`,
  };
  return [index, ...parts.map(([path, entries]) => pages(path, entries, settings))];
}

/** The newest month first. */
function byMonth(articles: SitemapPages['articles']): [string, SitemapEntry[]][] {
  const months = new Map<string, SitemapEntry[]>();
  for (const { month, path, changed } of articles) {
    const own = months.get(month);
    if (own) own.push({ path, changed });
    else months.set(month, [{ path, changed }]);
  }
  return [...months].sort(([a], [b]) => (a < b ? 1 : -1));
}

function parted(
  name: string,
  entries: readonly SitemapEntry[],
  limit: number,
): [string, readonly SitemapEntry[]][] {
  const parts: [string, readonly SitemapEntry[]][] = [];
  for (let at = 0; at < entries.length; at += limit)
    parts.push([`${name}${at === 0 ? '' : `-${at / limit + 1}`}.xml`, entries.slice(at, at + limit)]);
  return parts;
}

const lastOf = (entries: readonly SitemapEntry[]): number | null =>
  entries.reduce<number | null>(
    (last, { changed }) => (changed === null ? last : Math.max(last ?? 0, changed)),
    null,
  );

const pages = (path: string, entries: readonly SitemapEntry[], settings: { url: string }): SitemapFile => ({
  path,
  mark: entries.map((entry) => [entry.path, entry.changed]),
  text: () =>
    `${HEAD}<urlset ${NAMESPACE}>\n${entries.map((entry) => element('url', entry, settings)).join('')}</urlset>\n`,
});

function element(name: string, { path, changed }: SitemapEntry, settings: { url: string }): string {
  const date = changed === null ? '' : `<lastmod>${isoTime(changed)}</lastmod>`;
  return `<${name}><loc>${escapeXml(absoluteUrl(settings, path))}</loc>${date}</${name}>\n`;
}

/** Everything may be read by anyone; where the sitemap is. */
export const robots = (settings: { url: string }): string =>
  `User-agent: *\nAllow: /\n\nSitemap: ${absoluteUrl(settings, 'sitemap.xml')}\n`;
