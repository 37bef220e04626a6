import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../hosts/manifest.ts';
import { sha256 } from '../text/sha256.ts';
import { lookAtMany } from '../looks/looker.ts';
import { type FileStamp, stampOf, stampsFrom } from './cache/file-stamp.ts';

/** Everything that the site is made from, besides the clock. */
export interface FingerprintInput {
  root: string;
  /** The theme that newsctl ships, absolute. */
  theme: string;
  /** The program, with all that its output may hang on. */
  tool: string;
  /** The host's name: each knows what it has. */
  host: string;
  /** `newsctl.yaml` and `people.yaml` as read. */
  settings: unknown;
  /** Every article file, from the newsroom's folder. */
  paths: readonly string[];
  /** The stamps of these files when the run began. */
  stamps: ArticleStamps;
  live: Manifest;
}

/** What the files of articles were like, by their paths from the newsroom's folder; null for one that was not there. */
export type ArticleStamps = Map<string, FileStamp | null>;

/**
 * Looks at each file once for the whole of a run: ten thousand looks cost a tenth of a second. What is saved later than
 * that is for the next run.
 */
export async function articleStamps(root: string, paths: readonly string[]): Promise<ArticleStamps> {
  const stamps = stampsFrom(await lookAtMany({ folder: root, names: paths, follow: true }), paths.length);
  return new Map(paths.map((path, place) => [path, stamps[place]!]));
}

/** What was found the last time that readers had everything. */
export interface Remembered {
  fingerprint: string;
  /** Files that had been written to just before, whose stamps say nothing: SHA-256 by path. */
  fresh: Record<string, string>;
  /** Milliseconds since 1970 at which the clock alone changes what may go out; null for never. */
  until: number | null;
}

/**
 * Whether nothing has changed since the site was last known to be as it should: then there is nothing to build,
 * to check or to compare, and no article is read. Any doubt counts as a change.
 */
export async function isUnchanged(input: FingerprintInput, now: Date): Promise<boolean> {
  const remembered = await recall(input);
  if (!remembered || (remembered.until !== null && remembered.until <= now.getTime())) return false;
  const fresh = new Map(Object.entries(remembered.fresh));
  for (const [path, hash] of fresh) if ((await hashOf(join(input.root, path))) !== hash) return false;
  return remembered.fingerprint === (await fingerprint(input, await stampsOf(input), fresh));
}

/** Where it is noted. */
export const rememberedPlace = ({ root, host }: FingerprintInput): string =>
  join(root, '.newsctl', 'cache', `unchanged-${sha256(host).slice(0, 16)}.json`);

async function recall(input: FingerprintInput): Promise<Remembered | null> {
  try {
    const remembered = JSON.parse(await readFile(rememberedPlace(input), 'utf8')) as Remembered;
    return typeof remembered.fresh === 'object' ? remembered : null;
  } catch {
    return null;
  }
}

type Stamps = readonly (readonly [path: string, stamp: FileStamp | null])[];

/** Stands for all of them; for files that were written to just before, what they say does. */
export async function fingerprint(
  { root, tool, settings, live }: FingerprintInput,
  stamps: Stamps,
  fresh: ReadonlyMap<string, string>,
): Promise<string> {
  const files = stamps.map(([path, stamp]) => [path, fresh.get(path) ?? stamp]);
  // A picture that an article asked for in vain may have come.
  const media = await namesIn(join(root, 'media'));
  return sha256(JSON.stringify([tool, settings, live.release, files, media]));
}

/** Stamps of all files that the site is made from; those of the newsroom by their paths from its folder. */
export async function stampsOf({ root, theme, paths, stamps }: FingerprintInput): Promise<Stamps> {
  const found: [string, FileStamp | null][] = [];
  for (const folder of [join(root, 'templates', 'site'), theme])
    for (const name of await namesIn(folder)) found.push([name, stampOf(`${folder}/${name}`)]);
  for (const path of paths) found.push([path, stamps.get(path) ?? null]);
  // All that lies in the folder, not only what is live: a picture that was left out as broken may have been mended.
  for (const name of await namesIn(join(root, 'media')))
    found.push([`media/${name}`, stampOf(`${root}/media/${name}`)]);
  return found;
}

const hashOf = (file: string): Promise<string> => readFile(file).then(sha256, () => 'none');

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true }).catch(() => [])).sort();
