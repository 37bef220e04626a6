import type { SiteFile } from '../../site/site-types.ts';
import type { SiteRecord } from '../cache/site-record.ts';

type Told = Omit<SiteFile, 'bytes'>;

interface Others {
  /** Stylesheet, media and what readers search in. */
  assets: readonly (SiteFile | Told)[];
  /** Makes a file of what the record tells of it. */
  unmade(file: Told): SiteFile;
}

/**
 * Every file of a site of which a few pages were made.
 * @returns sorted by path
 */
export function patchedFiles(
  record: SiteRecord,
  made: ReadonlyMap<string, SiteFile>,
  { assets, unmade }: Others,
): SiteFile[] {
  const pages = record.pages.map((path, row) => made.get(path) ?? unmade(record.file(row)));
  const others = assets.map((asset): SiteFile => ('bytes' in asset ? asset : unmade(asset)));
  others.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  return merged(pages, others);
}

/** Two lists that are sorted by path, as one: there are tens of thousands of pages, and some hundred others. */
function merged(pages: readonly SiteFile[], others: readonly SiteFile[]): SiteFile[] {
  const all: SiteFile[] = [];
  let next = 0;
  for (const page of pages) {
    while (next < others.length && others[next]!.path < page.path) all.push(others[next++]!);
    all.push(page);
  }
  for (; next < others.length; next++) all.push(others[next]!);
  return all;
}
