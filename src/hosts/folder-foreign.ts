import { chmod, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { ifThere, linkOrCopy } from './folder-files.ts';
import { collisions, foldersOf } from './safe-path.ts';

/** Foreign files that were carried over, each with what told it from an edited one. */
export type Carried = Map<string, string>;

interface Tree {
  files: string[];
  folders: string[];
}

/** Everything under a folder, as sorted paths with `/`. Links count as files and are not followed. */
async function walk(folder: string): Promise<Tree> {
  const entries = (await ifThere(readdir(folder, { recursive: true, withFileTypes: true }))) ?? [];
  const tree: Tree = { files: [], folders: [] };
  for (const entry of entries) {
    const path = relative(folder, join(entry.parentPath ?? entry.path, entry.name));
    (entry.isDirectory() ? tree.folders : tree.files).push(path.split(sep).join('/'));
  }
  tree.files.sort();
  tree.folders.sort();
  return tree;
}

/** Every file and link under a folder; none where there is no such folder. */
export const listFiles = async (folder: string): Promise<string[]> => (await walk(folder)).files;

export interface Carry {
  /** What readers see until now. */
  from: string;
  /** The release in the making. */
  to: string;
  /** Files of that release. */
  ours: ReadonlySet<string>;
  /** Files that newsctl put into `from`. */
  before: ReadonlySet<string>;
}

/**
 * Takes what newsctl did not put there over into a release: files, links, and folders without any file.
 * @throws NewsctlError HOST_FOREIGN where one of them stands in the way
 */
export async function carryForeign({ from, to, ours, before }: Carry): Promise<Carried> {
  const { files, folders } = await walk(from);
  const foreign = files.filter((path) => !before.has(path));
  const inTheWay = [
    ...collisions(foreign, ours),
    ...folders.filter((folder) => ours.has(folder) && !foldersOf(before).has(folder)),
  ];
  if (inTheWay.length > 0) throw refused(inTheWay);
  const carried: Carried = new Map();
  for (const path of foreign) {
    const mark = await markOf(join(from, path));
    if (mark === null) continue;
    await linkOrCopy(join(from, path), join(to, path));
    carried.set(path, mark);
  }
  await carryFolders(folders, { from, to, ours, before });
  return carried;
}

/** Folders of somebody else keep their permissions; a server may write into them. Innermost first. */
async function carryFolders(folders: readonly string[], { from, to, before, ours }: Carry): Promise<void> {
  const known = foldersOf([...before, ...ours]);
  for (const folder of folders.filter((path) => !known.has(path)).reverse()) {
    const found = await ifThere(lstat(join(from, folder)));
    if (!found) continue;
    await mkdir(join(to, folder), { recursive: true });
    await chmod(join(to, folder), found.mode & 0o7777);
  }
}

/** Follows what happened to the foreign files while the release was being made and shown. */
export async function carryLate({ from, to, ours, before }: Carry, carried: Carried): Promise<void> {
  const there = (await walk(from)).files.filter((path) => !before.has(path));
  const late: string[] = [];
  for (const path of there)
    if (carried.get(path) !== ((await markOf(join(from, path))) ?? undefined)) late.push(path);
  const blocked = new Set(collisions(late, ours));
  for (const path of late.filter((one) => !blocked.has(one))) {
    await rm(join(to, path), { force: true });
    await linkOrCopy(join(from, path), join(to, path));
  }
  const still = new Set(there);
  for (const path of carried.keys()) if (!still.has(path)) await rm(join(to, path), { force: true });
}

async function markOf(path: string): Promise<string | null> {
  const found = await ifThere(lstat(path));
  return found && `${found.ino} ${found.size} ${found.mtimeMs}`;
}

const refused = (paths: readonly string[]): NewsctlError =>
  new NewsctlError(
    'HOST_FOREIGN',
    `These files were not put there by newsctl and stand in the way: ${paths.slice(0, 5).join(', ')}.`,
  );
