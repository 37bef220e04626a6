import { chmodSync } from 'node:fs';
import { NewsctlError } from '../errors.ts';
import { linkOrCopy, lookAt } from './folder-files.ts';
import { type Foreign, inTree } from './folder-scan.ts';
import type { Ours } from './ours.ts';
import { parentOf } from './safe-path.ts';
import type { TreeInTheMaking } from './folder-tree.ts';

/** Bits that a folder needs for entries to be made and removed in it. */
const WRITABLE = 0o300;

/** Files and folders by their paths. */
interface Paths {
  files: { has(path: string): boolean };
  folders: { has(path: string): boolean };
}

/** @throws NewsctlError HOST_FOREIGN where something of somebody else stands in the way of a release */
export function demandFree({ files, folders }: Foreign, ours: Ours): void {
  const inTheWay = [
    ...[...files.keys()].filter((path) => isBlocked(path, ours)),
    ...[...folders.keys()].filter((folder) => ours.files.has(folder)),
  ];
  if (inTheWay.length > 0) throw blocked(inTheWay);
}

const blocked = (paths: readonly string[]): NewsctlError =>
  new NewsctlError(
    'HOST_FOREIGN',
    `These files were not put there by newsctl and stand in the way: ${[...new Set(paths)].sort().slice(0, 5).join(', ')}.`,
  );

/**
 * The same for what came after the tree was looked at, where it stands in the way of a file that is new.
 * @param paths files that the release changes
 */
export function demandNothingNew(tree: string, before: Ours, paths: Iterable<string>): void {
  const inTheWay: string[] = [];
  for (const path of paths) {
    if (before.files.has(path)) continue;
    if (lookAt(inTree(tree, path)) !== null) inTheWay.push(path);
    for (let folder = parentOf(path); !before.folders.has(folder) && folder !== ''; folder = parentOf(folder))
      if (lookAt(inTree(tree, folder))?.isDirectory() === false) inTheWay.push(folder);
  }
  if (inTheWay.length > 0) throw blocked(inTheWay);
}

/** A file cannot be where one of ours is, or its folder, nor below one of ours. */
export function isBlocked(path: string, { files, folders }: Paths): boolean {
  if (files.has(path) || folders.has(path)) return true;
  for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder))
    if (files.has(folder)) return true;
  return false;
}

/** Takes out of a tree what is foreign in it and no longer so, or no longer the same, where readers are served. */
export function clearForeign(tree: TreeInTheMaking, has: Foreign, wanted: Foreign): void {
  for (const [folder, mode] of has.folders)
    if ((mode & WRITABLE) !== WRITABLE) chmodSync(inTree(tree.folder, folder), mode | WRITABLE);
  for (const [path, mark] of has.files) if (wanted.files.get(path) !== mark) tree.remove(path);
  for (const folder of [...has.folders.keys()].reverse())
    if (!wanted.folders.has(folder)) tree.removeFolder(folder);
}

/**
 * Takes over what is foreign where readers are served: files, links, and folders without any file. Folders of somebody
 * else keep their permissions; a server may write into them.
 */
export function addForeign(
  tree: TreeInTheMaking,
  from: string,
  has: Foreign,
  wanted: Foreign,
  ours: Ours,
): void {
  for (const folder of wanted.folders.keys()) if (!has.folders.has(folder)) tree.makeFolder(folder);
  for (const [path, mark] of wanted.files) if (has.files.get(path) !== mark) carry(tree, from, path);
  for (const [folder, mode] of [...wanted.folders].reverse())
    if (!ours.folders.has(folder) && (has.folders.get(folder) !== mode || (mode & WRITABLE) !== WRITABLE))
      chmodSync(inTree(tree.folder, folder), mode);
}

export function carry(tree: TreeInTheMaking, from: string, path: string): void {
  try {
    tree.place(path, (to) => linkOrCopy(inTree(from, path), to));
  } catch (error) {
    // Its owner has taken it away meanwhile.
    if (lookAt(inTree(from, path)) !== null) throw error;
  }
}
