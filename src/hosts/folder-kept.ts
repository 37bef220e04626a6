import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { lookAtMany } from '../looks/looker.ts';
import { sha256 } from '../text/sha256.ts';
import { entriesOf } from './entries.ts';
import { isAsPut, isWhole, linkFile, lookAt } from './folder-files.ts';
import { finishedReleases, namesIn, partOf, placeOf } from './folder-names.ts';
import type { FolderPaths } from './folder-place.ts';
import { inTree } from './folder-scan.ts';
import { oursOf } from './ours.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { readRecord } from './folder-record.ts';
import { readHead } from './read-manifest.ts';

/**
 * Finds the files of a release: in its own tree, or else where they are the same in another one's, or among the kept
 * ones. A copy counts where it holds what was put there.
 */
export class ReleaseFiles {
  private readonly paths: FolderPaths;
  private readonly manifest: Manifest;
  private readonly live: Manifest | null;
  private readonly since: number;
  private readonly kept: ReadonlyMap<string, string[]>;
  private others: Promise<Manifest[]> | undefined;

  private constructor(
    paths: FolderPaths,
    manifest: Manifest,
    live: Manifest | null,
    kept: ReadonlyMap<string, string[]>,
  ) {
    this.paths = paths;
    this.manifest = manifest;
    this.live = live;
    this.kept = kept;
    this.since = completeAt(paths, manifest.release);
  }

  /** @param live the release that readers get, whose tree is the likeliest place */
  static async of(paths: FolderPaths, manifest: Manifest, live: Manifest | null): Promise<ReleaseFiles> {
    return new ReleaseFiles(paths, manifest, live, keptFiles(paths, await namesIn(paths)));
  }

  /** The path of a whole copy; null where there is none. */
  async find(file: ManifestFile): Promise<string | null> {
    const own = inTree(placeOf(this.paths, this.manifest.release), file.path);
    if (isWhole(own, file, this.since)) return own;
    const inLive = this.live && this.inTreeOf(this.live, file);
    if (inLive) return inLive;
    // It may have been spoilt long before this release was complete: what stands under a hash is always read.
    for (const place of this.kept.get(file.sha256) ?? []) if (holds(place, file.sha256)) return place;
    for (const other of await this.otherTrees()) {
      const place = this.inTreeOf(other, file);
      if (place) return place;
    }
    return null;
  }

  /** Files of which no whole copy is left. */
  async damaged(): Promise<string[]> {
    const damaged: string[] = [];
    const { release } = this.manifest;
    const { rows } = oursOf(this.manifest).files;
    // Readers get the files of the live release from its own tree.
    const isLive = this.live?.release === release;
    const tree = placeOf(this.paths, release);
    const looks = await lookAtMany({ folder: tree, names: rows.names.lines, follow: false });
    for (let row = 0; row < rows.names.size; row++) {
      if (isAsPut(looks, row, rows.sizes[row]!, this.since)) continue;
      const file = entriesOf(this.manifest).file(rows.names.at(row))!;
      if (isWhole(inTree(tree, file.path), file, this.since)) continue;
      if (isLive || (await this.find(file)) === null) damaged.push(file.path);
    }
    return damaged;
  }

  private inTreeOf(other: Manifest, file: ManifestFile): string | null {
    if (oursOf(other).files.get(file.path)?.sha256 !== file.sha256) return null;
    const place = inTree(placeOf(this.paths, other.release), file.path);
    // Spoilt in that release's time, it may be older than this one.
    const since = Math.min(this.since, completeAt(this.paths, other.release));
    return isWhole(place, file, since) ? place : null;
  }

  /** Releases that have a tree of their own still. */
  private otherTrees(): Promise<Manifest[]> {
    this.others ??= readOthers(this.paths, [this.manifest.release, this.live?.release ?? '']);
    return this.others;
  }
}

/** When the record of a release was written, after all its files, in milliseconds since 1970; 0 where there is none. */
const completeAt = (paths: FolderPaths, id: string): number =>
  statSync(placeOf(paths, id, '.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;

async function readOthers(paths: FolderPaths, known: readonly string[]): Promise<Manifest[]> {
  const found: Manifest[] = [];
  for (const id of await finishedReleases(paths)) {
    if (known.includes(id) || lookAt(placeOf(paths, id)) === null) continue;
    found.push(readRecord(paths, id));
  }
  return found;
}

/** The kept files of all releases: hash to paths. */
function keptFiles(paths: FolderPaths, names: readonly string[]): ReadonlyMap<string, string[]> {
  const kept = new Map<string, string[]>();
  for (const name of names) {
    if (partOf(name)?.part !== '.kept') continue;
    const folder = join(paths.releases, name);
    for (const hash of readdirSync(folder)) kept.set(hash, [...(kept.get(hash) ?? []), join(folder, hash)]);
  }
  return kept;
}

/**
 * Keeps files of a release under their hashes.
 * @param tree where they are now, by their paths
 */
export function keepFiles(
  paths: FolderPaths,
  id: string,
  tree: string,
  files: Iterable<readonly [path: string, sha256: string]>,
): void {
  const folder = placeOf(paths, id, '.kept');
  mkdirSync(folder, { recursive: true });
  for (const [path, hash] of files) keepFile(inTree(tree, path), join(folder, hash), hash);
}

function keepFile(from: string, to: string, hash: string): void {
  try {
    linkFile(from, to);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EEXIST') return keepWhole(from, to, hash);
    // A file that somebody took away: then the release is not whole any more.
    if (!['ENOENT', 'ENOTDIR'].includes(code)) throw error;
  }
}

/** Of one file under two paths somebody may have spoilt one: the whole one stays. */
function keepWhole(from: string, to: string, hash: string): void {
  if (lookAt(from)?.ino === lookAt(to)?.ino || holds(to, hash) || !holds(from, hash)) return;
  rmSync(to);
  linkFile(from, to);
}

const holds = (path: string, hash: string): boolean =>
  lookAt(path)?.isFile() === true && sha256(readFileSync(path)) === hash;

/**
 * Hands what a release that is about to be removed has of the others' files to one of them. An older release may
 * rest on any newer one; which ones are newer than all others tells the way back from the live one.
 */
export async function handOver(paths: FolderPaths, id: string, live: Manifest): Promise<void> {
  const newer = await newerThan(paths, id, live);
  const heir = (await finishedReleases(paths)).find((one) => one !== id && !newer.has(one));
  if (heir === undefined) return;
  const kept = placeOf(paths, id, '.kept');
  if (lookAt(kept))
    keepFiles(
      paths,
      heir,
      kept,
      readdirSync(kept).map((hash) => [hash, hash] as const),
    );
  const tree = placeOf(paths, id);
  if (!lookAt(tree)) return;
  const { files } = readRecord(paths, id);
  const still = oursOf(live).files;
  const lacking = files.filter(({ path, sha256 }) => still.get(path)?.sha256 !== sha256);
  keepFiles(
    paths,
    heir,
    tree,
    lacking.map(({ path, sha256 }) => [path, sha256] as const),
  );
}

/** The releases on the way back from the live one to another, as far as it goes. */
async function newerThan(paths: FolderPaths, id: string, live: Manifest): Promise<ReadonlySet<string>> {
  const newer = new Set<string>();
  let one: string | null = live.release;
  while (one !== null && one !== id && !newer.has(one)) {
    const head = await readHead(placeOf(paths, one, '.json'));
    if (!head) break;
    newer.add(one);
    // What stood before an undo is what was undone.
    one = head.undoes ?? head.previous;
  }
  return newer;
}
