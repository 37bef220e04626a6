import type { SiteFile } from '../../site/site-types.ts';
import type { SiteRecord } from '../cache/site-record.ts';
import type { RecordedPage } from '../cache/site-record-types.ts';

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
  const pages = record.files.map((file) => made.get(file.path) ?? unmade(file));
  const others = assets.map((asset): SiteFile => ('bytes' in asset ? asset : unmade(asset)));
  others.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
  return merged(pages, others);
}

/**
 * The files that came out with other bytes than the last time.
 * @param pages those that were made, by their rows @param assets all of them, where any was made
 * @returns null where an asset has come or gone
 */
export function remadeFiles(
  record: SiteRecord,
  pages: ReadonlyMap<number, RecordedPage>,
  made: ReadonlyMap<string, SiteFile>,
  assets: readonly SiteFile[],
): SiteFile[] | null {
  const before = new Map(record.head.assets.map(({ path, sha256 }) => [path, sha256]));
  if (assets.length > 0 && (assets.length !== before.size || assets.some(({ path }) => !before.has(path))))
    return null;
  const remade = assets.filter(({ path, sha256 }) => before.get(path) !== sha256);
  for (const [row, { path, sha256 }] of pages) if (record.hash(row) !== sha256) remade.push(made.get(path)!);
  return remade;
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
