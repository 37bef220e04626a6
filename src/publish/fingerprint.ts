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
    // Nothing is noted while all are asked for.
    const later = this.later.size === 0 ? undefined : this.later.get(path);
    if (later !== undefined) return later;
    const place = this.places.of(path);
    return place < 0 ? null : stampIn(this.looks, place);
  }

  /** Notes what a file is like since. */
  set(path: string, stamp: FileStamp | null): void {
    this.later.set(path, stamp);
  }

  /** All that is known by now, in the order of the paths. */
  now(): Looks {
    if (this.later.size === 0) return this.looks;
    const places = [...this.later].map(([path, stamp]) => [this.places.of(path), stamp] as const);
    return this.looks.with(places.filter(([place]) => place >= 0));
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

/** What files were like from which the site is made. */
export interface Stamps {
  /** Templates and media; those of the newsroom by their paths from its folder. */
  others: readonly (readonly [path: string, stamp: FileStamp | null])[];
  /** Article files, of which there are many. */
  articles: { paths: readonly string[]; looks: Looks };
}

/** Stands for all of them; for files that were written to just before, what they say does. */
export async function fingerprint(
  { root, tool, settings, live }: FingerprintInput,
  { others, articles }: Stamps,
  fresh: ReadonlyMap<string, string>,
): Promise<string> {
  // A picture that an article asked for in vain may have come.
  const media = await namesIn(join(root, 'media'));
  const known = others.map(([path, stamp]) => [path, fresh.has(path) ? null : stamp]);
  const rest = JSON.stringify([tool, settings, live.release, media, known, [...fresh]]);
  const places = new Places(articles.paths);
  const { numbers } = articles.looks.with([...fresh.keys()].flatMap((path) => atOnly(places.of(path))));
  // The numbers as they are: to write out those of ten thousand files takes ten times as long as all the rest.
  const parts = [rest, ...articles.paths].join('\0');
  return sha256(Buffer.concat([Buffer.from(parts), new Uint8Array(numbers.buffer)]));
}

/** One that is known by what it says, and not by what it is like. */
const atOnly = (place: number): [number, null][] => (place < 0 ? [] : [[place, null]]);

/** Stamps of all files that the site is made from. */
export async function stampsOf({ root, theme, stamps }: FingerprintInput): Promise<Stamps> {
  const others: [string, FileStamp | null][] = [];
  for (const folder of [join(root, 'templates', 'site'), theme])
    for (const name of await namesIn(folder)) others.push([name, stampOf(`${folder}/${name}`)]);
  // All that lies in the folder, not only what is live: a picture that was left out as broken may have been mended.
  for (const name of await namesIn(join(root, 'media')))
    others.push([`media/${name}`, stampOf(`${root}/media/${name}`)]);
  return { others, articles: { paths: stamps.paths, looks: stamps.now() } };
}

const hashOf = (file: string): Promise<string> => readFile(file).then(sha256, () => 'none');

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true }).catch(() => [])).sort();
