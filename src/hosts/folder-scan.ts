import { readdirSync } from 'node:fs';
import { lookHere, type Wanted } from '../looks/look.ts';
import { lookAtMany } from '../looks/looker.ts';
import { lookAt } from './folder-files.ts';
import { FolderStamps } from './folder-stamps.ts';
import type { Ours } from './ours.ts';
import { parentOf } from './safe-path.ts';

/** What newsctl did not put into a tree. */
export interface Foreign {
  /** Files and links, each with what tells it from an edited one. */
  files: Map<string, string>;
  /** Folders that no file of ours lies in, with their permissions; outer ones first. */
  folders: Map<string, number>;
}

export const NOTHING_FOREIGN: Foreign = { files: new Map(), folders: new Map() };

/** What was known of a tree at some time before. */
export interface Known {
  /** Folders of ours; one that may have changed right afterwards has no stamp. */
  folders: FolderStamps;
  /** Foreign entries of those folders themselves. */
  foreign: readonly string[];
}

export interface Scan {
  foreign: Foreign;
  /** The folders of ours; those that are not there have no stamp. */
  folders: FolderStamps;
  /** Folders of ours that are not as they were known, or were not known. */
  unknown: Set<string>;
}

/**
 * Finds what newsctl did not put into a tree. A folder of ours that is as it was known has the entries that it had, and
 * is not read; folders of somebody else are always walked, and foreign files looked at.
 * @param looks what {@link foldersOfTree} asks for
 */
export function scan(
  tree: string,
  ours: Ours,
  known: Known | null,
  looks = lookHere(foldersOfTree(tree, ours)),
): Scan {
  const foreign: Foreign = { files: new Map(), folders: new Map() };
  const folders = FolderStamps.of(ours.folders, looks);
  const unknown = new Set<string>();
  for (const row of folders.unlike(known?.folders ?? null)) {
    const folder = ours.folders.at(row);
    unknown.add(folder);
    if (folders.isNoted(row)) readFolder(tree, folder, ours, foreign);
  }
  for (const path of known?.foreign ?? [])
    if (!unknown.has(parentOf(path))) addForeign(tree, path, ours, foreign);
  return { foreign, folders, unknown };
}

/**
 * The same of some of the folders of ours, where the others are taken to be as they were known.
 * @returns what is foreign now
 */
export function scanSome(tree: string, ours: Ours, known: Known, folders: Iterable<string>): Foreign {
  const foreign: Foreign = { files: new Map(), folders: new Map() };
  const changed = new Set<string>();
  for (const folder of folders) {
    const found = lookAt(inTree(tree, folder));
    if (found && known.folders.isLike(ours.folders.rowOf(folder), found)) continue;
    changed.add(folder);
    if (found?.isDirectory()) readFolder(tree, folder, ours, foreign);
  }
  for (const path of known.foreign) if (!changed.has(parentOf(path))) addForeign(tree, path, ours, foreign);
  return foreign;
}

/** Does what {@link scan} does while the program goes on with something else. */
export const scanMeanwhile = async (tree: string, ours: Ours, known: Known | null): Promise<Scan> =>
  scan(tree, ours, known, await lookAtMany(foldersOfTree(tree, ours)));

/** The folders of ours in a tree, to be looked at. */
export const foldersOfTree = (tree: string, { folders }: Ours): Wanted => ({
  folder: tree,
  names: folders.lines,
  follow: false,
});

/** What a scan found, for the next one of the same tree. */
export const knownFrom = ({ folders, foreign }: Scan, ours: Ours): Known => ({
  folders,
  foreign: foreignEntries(foreign, ours),
});

/** The foreign entries of the folders of ours: what lies deeper is found from there. */
export function foreignEntries({ files, folders }: Foreign, ours: Ours): string[] {
  const entries = new Set<string>();
  for (let path of [...files.keys(), ...folders.keys()]) {
    if (ours.folders.has(path) || ours.files.has(path)) continue;
    for (let parent = parentOf(path); !ours.folders.has(parent); parent = parentOf(path)) path = parent;
    entries.add(path);
  }
  return [...entries];
}

export const inTree = (tree: string, path: string): string => (path === '' ? tree : `${tree}/${path}`);

function readFolder(tree: string, folder: string, ours: Ours, foreign: Foreign): void {
  for (const entry of readdirSync(inTree(tree, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const isOurs = (entry.isDirectory() ? ours.folders : ours.files).has(path);
    if (!isOurs) addForeign(tree, path, ours, foreign);
  }
}

function addForeign(tree: string, path: string, ours: Ours, foreign: Foreign): void {
  const found = lookAt(inTree(tree, path));
  if (!found) return;
  if (!found.isDirectory()) {
    foreign.files.set(path, `${found.ino} ${found.size} ${found.mtimeMs}`);
    return;
  }
  foreign.folders.set(path, found.mode & 0o7777);
  readFolder(tree, path, ours, foreign);
}
