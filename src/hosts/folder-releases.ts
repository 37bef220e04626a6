import { randomBytes } from 'node:crypto';
import { lstat, readdir, readlink, rename, rm, symlink, unlink } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ifThere, removeIfEmpty, removeTree } from './folder-files.ts';
import { handOver } from './folder-kept.ts';
import { hasStaleLock, isLocked } from './folder-lock.ts';
import { finishedReleases, hasFiles, MAKING, namesIn, partOf, placeOf } from './folder-names.ts';
import type { FolderPaths } from './folder-place.ts';
import { retire } from './folder-retired.ts';
import { scan } from './folder-scan.ts';
import { oursOf } from './ours.ts';
import type { Manifest } from './manifest.ts';
import { RELEASE_ID } from './read-manifest.ts';

/** Prefix of the place that a folder from before newsctl is moved to while the first release takes its name. */
const BEFORE = 'before-';
/** What could not be cleared away out of such a folder. */
const LEFT = 'left-';

/** The release that the site's name leads to, whether it is whole or not. */
export async function liveId({ site, releases }: FolderPaths): Promise<string | null> {
  const target = await ifThere(readlink(site));
  if (target === null) return null;
  const folder = resolve(dirname(site), target);
  if (dirname(folder) !== releases || !RELEASE_ID.test(basename(folder))) return null;
  return (await ifThere(lstat(folder))) === null ? null : basename(folder);
}

/** Turns the link to a release; the rename replaces the old link in one step. */
async function pointTo(paths: FolderPaths, id: string): Promise<void> {
  const temporary = join(paths.releases, `link-${randomBytes(4).toString('hex')}`);
  await symlink(join(basename(paths.releases), id), temporary, 'dir');
  await rename(temporary, paths.site);
}

/**
 * Shows a release. A real folder that has the name has to go first: no system can swap a folder for a link in one
 * step, so that for a moment the name is free. {@link recover} heals a crash in that moment.
 * @returns where the old site can be read afterwards
 */
export async function show(paths: FolderPaths, id: string): Promise<string | null> {
  const live = await liveId(paths);
  const found = await ifThere(lstat(paths.site));
  const moved = join(paths.releases, `${BEFORE}${id}`);
  const folder = found?.isDirectory() === true;
  if (folder) await rename(paths.site, moved);
  try {
    await pointTo(paths, id);
  } catch (error) {
    if (folder) await rename(moved, paths.site);
    throw error;
  }
  if (folder) return moved;
  return live === null ? null : join(paths.releases, live);
}

/**
 * A crash while the first release took over a folder leaves the name free: then that release is shown, which was
 * whole by then, or else the old folder gets its name back.
 */
export async function recover(paths: FolderPaths): Promise<void> {
  if ((await ifThere(lstat(paths.site))) !== null) return;
  const last = (await namesIn(paths)).filter((name) => name.startsWith(BEFORE)).at(-1);
  if (last === undefined || (await isLocked(paths.releases))) return;
  const id = last.slice(BEFORE.length);
  if ((await finishedReleases(paths)).includes(id)) await pointTo(paths, id);
  else await rename(join(paths.releases, last), paths.site);
}

/** Whether {@link tidy} would find anything to do. */
export async function isUntidy(paths: FolderPaths): Promise<boolean> {
  const live = await liveId(paths);
  const found = await namesIn(paths);
  return found.some((name) => isRubbish(name, found, live)) || (await hasStaleLock(paths.releases));
}

/** Removes what runs that were cut off left behind. Wants the lock. */
export async function tidy(paths: FolderPaths): Promise<void> {
  const live = await liveId(paths);
  const found = await namesIn(paths);
  for (const name of found.filter((one) => isRubbish(one, found, live)))
    if (name.startsWith(BEFORE)) await clearBefore(paths, name.slice(BEFORE.length));
    else await removeTree(join(paths.releases, name));
}

/**
 * Files without their record were never shown, or are half removed; a record without its files likewise. What stands
 * ready for the next release does so for the live one alone.
 */
function isRubbish(name: string, all: readonly string[], live: string | null): boolean {
  if (name.startsWith(BEFORE)) return live !== null;
  if (name.startsWith('link-') || name.startsWith(MAKING) || name.endsWith('.tmp')) return true;
  // Notes of an earlier version.
  if (name.endsWith('.folders.json')) return true;
  const found = partOf(name);
  if (!found) return false;
  const { id, part } = found;
  // A spare tree that nothing names was cut off before it could be relied on.
  if (part.startsWith('.spare') && !all.includes(`${id}.next.json`)) return true;
  if (id === live) return false;
  if (part === '' || part === '.kept' || part === '.list') return !all.includes(`${id}.json`);
  if (part === '.json') return !hasFiles(all, id);
  return part !== '.notes' || !all.includes(id);
}

/**
 * Clears a folder from before newsctl away. A file goes only where it is the very one that the release carried
 * over; should anything else be left, it stays for its owner.
 */
async function clearBefore(paths: FolderPaths, id: string): Promise<void> {
  const old = join(paths.releases, `${BEFORE}${id}`);
  for (const path of scan(old, oursOf(null), null).foreign.files.keys()) {
    const [left, right] = await Promise.all(
      [join(old, path), join(paths.releases, id, path)].map((one) => ifThere(lstat(one))),
    );
    if (left && right && (await isSame(left, right, join(old, path), join(paths.releases, id, path))))
      await unlink(join(old, path));
  }
  await removeEmpty(old);
  if ((await ifThere(lstat(old))) !== null) await rename(old, join(paths.releases, `${LEFT}${id}`));
}

type Found = Awaited<ReturnType<typeof lstat>>;

async function isSame(left: Found, right: Found, one: string, other: string): Promise<boolean> {
  if (left.isSymbolicLink()) return (await ifThere(readlink(one))) === (await ifThere(readlink(other)));
  return left.ino === right.ino && left.dev === right.dev;
}

async function removeEmpty(folder: string): Promise<void> {
  for (const entry of (await ifThere(readdir(folder, { withFileTypes: true }))) ?? [])
    if (entry.isDirectory()) await removeEmpty(join(folder, entry.name));
  removeIfEmpty(folder);
}

/**
 * Removes releases beyond the number to keep, never the live one nor the one that `undo` goes back to, nor the one
 * whose tree the next release is made from.
 */
export async function prune(paths: FolderPaths, live: Manifest, keep: number): Promise<void> {
  const releases = await finishedReleases(paths);
  const spare = live.undoes ?? live.previous;
  for (const id of releases.slice(0, Math.max(0, releases.length - keep))) {
    if (id === live.release || id === live.previous || id === spare) continue;
    await handOver(paths, id, live);
    // Without its record, what is left of it is cleared away even after a crash.
    await rm(placeOf(paths, id, '.json'), { force: true });
    retire(paths, id);
    for (const name of await namesIn(paths))
      if (partOf(name)?.id === id) await removeTree(join(paths.releases, name));
  }
}
