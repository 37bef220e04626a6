import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../hosts/manifest.ts';
import { sha256 } from '../text/sha256.ts';
import type { Looks } from '../looks/look.ts';
import { lookAtMany } from '../looks/looker.ts';
import { Places } from '../text/places.ts';
import { type FileStamp, stampIn, stampOf } from './cache/file-stamp.ts';

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
  /** Every article file, as it was when the run began. */
  stamps: ArticleStamps;
  live: Manifest;
}

/** What the files of articles were like, by their paths from the newsroom's folder. */
export class ArticleStamps {
  readonly paths: readonly string[];
  private readonly looks: Looks;
  private readonly places: Places;
  private readonly later = new Map<string, FileStamp | null>();

  /** @param looks at the paths, in their order */
  constructor(paths: readonly string[], looks: Looks) {
    this.paths = paths;
    this.looks = looks;
    this.places = new Places(paths);
  }

  /** Null for a file that was not there. */
  get(path: string): FileStamp | null {
    const later = this.later.get(path);
    if (later !== undefined) return later;
    const place = this.places.of(path);
    return place < 0 ? null : stampIn(this.looks, place);
  }

  /** Notes what a file is like since. */
  set(path: string, stamp: FileStamp | null): void {
    this.later.set(path, stamp);
  }
}

/** Looks at each file once for the whole of a run. What is saved later than that is for the next one. */
export const articleStamps = async (root: string, paths: readonly string[]): Promise<ArticleStamps> =>
  new ArticleStamps(paths, await lookAtMany({ folder: root, names: paths, follow: true }));

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
  // A picture that an article asked for in vain may have come.
  const media = await namesIn(join(root, 'media'));
  const rest = JSON.stringify([tool, settings, live.release, media, stamps.map(pathOf), [...fresh]]);
  // The numbers as they are: to write out those of ten thousand files takes ten times as long as all the rest.
  return sha256(Buffer.concat([Buffer.from(rest), numbersOf(stamps, fresh)]));
}

const pathOf = ([path]: Stamps[number]): string => path;

/** Four numbers a file; those of one that is not there, or is known by what it says, stay 0. */
function numbersOf(stamps: Stamps, fresh: ReadonlyMap<string, string>): Uint8Array {
  const numbers = new Float64Array(stamps.length * 4);
  for (const [place, [path, stamp]] of stamps.entries())
    if (stamp && !fresh.has(path)) numbers.set(stamp, place * 4);
  return new Uint8Array(numbers.buffer);
}

/** Stamps of all files that the site is made from; those of the newsroom by their paths from its folder. */
export async function stampsOf({ root, theme, stamps }: FingerprintInput): Promise<Stamps> {
  const found: [string, FileStamp | null][] = [];
  for (const folder of [join(root, 'templates', 'site'), theme])
    for (const name of await namesIn(folder)) found.push([name, stampOf(`${folder}/${name}`)]);
  for (const path of stamps.paths) found.push([path, stamps.get(path)]);
  // All that lies in the folder, not only what is live: a picture that was left out as broken may have been mended.
  for (const name of await namesIn(join(root, 'media')))
    found.push([`media/${name}`, stampOf(`${root}/media/${name}`)]);
  return found;
}

const hashOf = (file: string): Promise<string> => readFile(file).then(sha256, () => 'none');

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true }).catch(() => [])).sort();
