import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** The files of a built site by their paths, parted by `/`. */
export type SiteFiles = ReadonlyMap<string, Uint8Array>;

/** A site as it lies in a folder. */
export function readSite(folder: string): SiteFiles {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  return new Map(
    paths.sort().map((path) => [path.split(sep).join('/'), readFileSync(join(folder, path))] as const),
  );
}

export const textFile = (site: SiteFiles, path: string): string => new TextDecoder().decode(site.get(path));

/** Paths that end so, sorted as the site has them. */
export const pathsEnding = (site: SiteFiles, end: string): string[] =>
  [...site.keys()].filter((path) => path.endsWith(end));
