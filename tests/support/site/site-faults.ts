import { jsonLdOf } from '../../unit/site/html.ts';
import { structuredDataFaults } from '../structured-data.ts';
import { feedFaults } from './feed-faults.ts';
import { htmlFaults } from './html-faults.ts';
import { linkFaults } from './link-faults.ts';
import { pathsEnding, type SiteFiles, textFile } from './site-files.ts';

/**
 * Everything that is wrong with a built site, as far as one can tell without a browser: its HTML, what pages tell
 * search engines, feeds, exports, sitemaps and links.
 * @param base address of the site, with a slash at its end
 * @returns lines that start with the path of the file
 */
export async function siteFaults(site: SiteFiles, base: string): Promise<string[]> {
  const found: string[] = [];
  const note = (path: string, faults: readonly string[]): void => {
    found.push(...faults.map((fault) => `${path}: ${fault}`));
  };
  for (const path of pathsEnding(site, '.html')) {
    const html = textFile(site, path);
    note(path, await htmlFaults(html));
    note(path, await pageDataFaults(html));
  }
  for (const path of site.keys())
    if (/\.(?:xml|json)$/.test(path)) note(path, feedFaults(path, textFile(site, path)));
  for (const [path, faults] of linkFaults(site, base)) note(path, faults);
  return found;
}

/** What is wrong with the descriptions of a page for search engines. */
async function pageDataFaults(html: string): Promise<string[]> {
  const faults = await Promise.all(jsonLdOf(html).map(structuredDataFaults));
  return faults.flat();
}
