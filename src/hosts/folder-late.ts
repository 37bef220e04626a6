import { lookAtMany } from '../looks/looker.ts';
import { carry, isBlocked } from './folder-foreign.ts';
import {
  type Foreign,
  foldersOfTree,
  foreignEntries,
  knownFrom,
  type Scan,
  scan,
  scanSome,
} from './folder-scan.ts';
import type { Ours } from './ours.ts';
import { parentOf } from './safe-path.ts';
import type { TreeInTheMaking } from './folder-tree.ts';

/** The tree that readers had until a moment ago. */
export interface Left {
  tree: string;
  ours: Ours;
  /** What was found in it when the release was made. */
  seen: Scan;
  /** Whether that was but a moment before readers got the release, and the next release is made from this tree. */
  isBrief: boolean;
}

/**
 * Finds what is foreign in the tree that readers had until now. To look at each folder once more costs as much as to
 * look at it before: after a moment only those are looked at in which somebody is likely to have put something. What
 * came to another one in that moment is found when the next release is made from this tree, and goes out with it.
 */
export function lookLate({ tree, ours, seen, isBrief }: Left): Promise<Foreign> {
  const known = knownFrom(seen, ours);
  if (isBrief) return Promise.resolve(scanSome(tree, ours, known, frequented(ours, seen.foreign)));
  return lookAtMany(foldersOfTree(tree, ours)).then((looks) => scan(tree, ours, known, looks).foreign);
}

/** Folders of ours at the top of the site, and those in which there was something of somebody else before. */
function frequented(ours: Ours, foreign: Foreign): Set<string> {
  const top = ours.folders.lines.all().filter((folder) => !folder.includes('/'));
  return new Set([...top, ...foreignEntries(foreign, ours).map(parentOf)]);
}

/**
 * Follows what happened to the foreign files while a release was being made and shown.
 * @param from where the site from before lies now @param now what is foreign there now
 * @param seen what was when the release was made
 */
export function carryLate(
  tree: TreeInTheMaking,
  from: string,
  now: Foreign,
  seen: Foreign,
  ours: Ours,
): void {
  for (const [path, mark] of now.files)
    if (seen.files.get(path) !== mark && !isBlocked(path, ours)) carry(tree, from, path);
  for (const path of seen.files.keys()) if (!now.files.has(path)) tree.remove(path);
}

/** Foreign files and folders that were seen in a tree by the time when readers had it no more. */
export type Seen = ReadonlySet<string>;

export const seenIn = ({ files, folders }: Foreign): Seen => new Set([...files.keys(), ...folders.keys()]);

/**
 * What is foreign in the tree that a release is made from, and came to it unseen: at the very moment when readers got
 * the release after it.
 * @param has what is foreign in that tree @param live what is in the one that readers have
 */
export function unseen(has: Foreign, seen: Seen, live: Foreign, ours: Ours): Foreign {
  const isFree = (path: string): boolean => !isBlocked(path, ours) && !isBlocked(path, live);
  const some = <T>(entries: ReadonlyMap<string, T>): Map<string, T> =>
    new Map([...entries].filter(([path]) => !seen.has(path) && isFree(path)));
  return { files: some(has.files), folders: some(has.folders) };
}

/** Both together. */
export const withUnseen = (foreign: Foreign, late: Foreign): Foreign => ({
  files: new Map([...foreign.files, ...late.files]),
  // Outer ones first.
  folders: new Map([...foreign.folders, ...late.folders].sort(([a], [b]) => (a < b ? -1 : Number(a > b)))),
});
