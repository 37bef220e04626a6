import { XMLParser } from 'fast-xml-parser';
import { elements, parseHtml } from '../../unit/site/html.ts';
import { pathsEnding, type SiteFiles, textFile } from './site-files.ts';

/** Where a page leads, and the places in it that others may lead to. */
interface Page {
  links: string[];
  places: Set<string>;
}

/**
 * Links of a site that lead to nothing: each `href`, `src` and `srcset` of a page, and each address in a feed or
 * sitemap, has a file of the site, and where it names a place in a page, that place.
 * @param base address of the site, with a slash at its end
 * @returns faults by the path of the file that has them
 */
export function linkFaults(site: SiteFiles, base: string): Map<string, string[]> {
  const pages = new Map(
    pathsEnding(site, '.html').map((path) => [path, readPage(textFile(site, path))] as const),
  );
  const found = new Map<string, string[]>();
  const look = (path: string, links: readonly string[]): void => {
    const faults = [...new Set(links)].flatMap((link) => linkFault(link, path, { site, pages, base }));
    if (faults.length > 0) found.set(path, faults);
  };
  for (const [path, { links }] of pages) look(path, links);
  for (const path of pathsEnding(site, '.xml')) look(path, xmlAddresses(textFile(site, path)));
  return found;
}

function linkFault(
  link: string,
  from: string,
  { site, pages, base }: { site: SiteFiles; pages: ReadonlyMap<string, Page>; base: string },
): string[] {
  if (!URL.canParse(link, base)) return [`no address: ${link}`];
  const url = new URL(link, new URL(from, base));
  if (!url.href.startsWith(base)) return [];
  const path = decodeURIComponent(url.pathname.slice(new URL(base).pathname.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!site.has(file)) return [`a link to nothing: ${link}`];
  const place = decodeURIComponent(url.hash.slice(1));
  const known = place === '' || (pages.get(file)?.places.has(place) ?? true);
  return known ? [] : [`a link to no place of ${file}: ${link}`];
}

function readPage(html: string): Page {
  const page: Page = { links: [], places: new Set() };
  for (const { properties } of elements(parseHtml(html))) {
    if (typeof properties.id === 'string') page.places.add(properties.id);
    for (const value of [properties.href, properties.src, properties.poster])
      if (typeof value === 'string') page.links.push(value);
    page.links.push(...candidates(properties.srcSet), ...candidates(properties.imageSrcSet));
  }
  return page;
}

/** The addresses of a `srcset`, without the widths behind them. */
const candidates = (value: unknown): string[] =>
  (Array.isArray(value) ? value : typeof value === 'string' ? value.split(/,\s+/) : []).map(
    (one) => String(one).trim().split(/\s/)[0]!,
  );

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });

/** Every address that an element of a feed or sitemap holds as a whole; HTML inside it is the page's own. */
function xmlAddresses(xml: string): string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && /^https?:\/\/\S+$/.test(value)) found.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(parser.parse(xml));
  return found;
}
