import { absoluteUrl } from './paths.ts';
import { escapeXml } from '../text/xml.ts';
import { isoTime } from './times.ts';

/** A page for search engines; `changed` in milliseconds since 1970, null where nothing on it has a date. */
export interface SitemapEntry {
  path: string;
  changed: number | null;
}

/** The most that one file may hold. */
const LIMIT = 50_000;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/**
 * `sitemap.xml`, and where there are more pages than one file may hold, the numbered files that it lists.
 * @param limit pages in one file
 */
export function sitemaps(
  entries: readonly SitemapEntry[],
  settings: { url: string },
  limit: number = LIMIT,
): { path: string; text: string }[] {
  if (entries.length <= limit) return [{ path: 'sitemap.xml', text: pages(entries, settings) }];
  const parts: { path: string; text: string }[] = [];
  const listed: string[] = [];
  for (let at = 0; at < entries.length; at += limit) {
    const part = entries.slice(at, at + limit);
    const path = `sitemap-${parts.length + 1}.xml`;
    parts.push({ path, text: pages(part, settings) });
    const dates = part.flatMap(({ changed }) => changed ?? []);
    const changed = dates.length > 0 ? dates.reduce((a, b) => Math.max(a, b)) : null;
    listed.push(element('sitemap', { path, changed }, settings));
  }
  const index = `${HEAD}<sitemapindex ${NAMESPACE}>\n${listed.join('')}</sitemapindex>\n`;
  return [{ path: 'sitemap.xml', text: index }, ...parts];
}

const pages = (entries: readonly SitemapEntry[], settings: { url: string }): string =>
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
