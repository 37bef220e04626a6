import { readdirSync } from 'node:fs';
import { type Looks, lookHere, type Wanted } from '../looks/look.ts';
import { lookAtMany } from '../looks/looker.ts';
import { lookAt } from './folder-files.ts';
import { type FolderStamp, FolderStamps } from './folder-stamps.ts';
import type { Manifest, ManifestFile } from './manifest.ts';
import { foldersOf } from './safe-path.ts';

/** The files of a release and the folders that they lie in; the site itself is the folder `''`. */
export interface Ours {
  files: ReadonlyMap<string, ManifestFile>;
  folders: ReadonlySet<string>;
}

const known = new WeakMap<Manifest, Ours>();

/**
 * What belongs to newsctl in a release; nothing does before the first one.
 * @param before another release, which may have the same folders
 */
export function oursOf(manifest: Manifest | null, before?: Ours): Ours {
  const found = manifest && known.get(manifest);
  if (found) return found;
  const files = new Map(manifest?.files.map((file) => [file.path, file]));
  const isSame =
    before?.files.size === files.size && [...files.keys()].every((path) => before.files.has(path));
  const ours = { files, folders: isSame ? before.folders : foldersOf(files.keys()).add('') };
  if (manifest) known.set(manifest, ours);
  return ours;
}

/** What newsctl did not put into a tree. */
export interface Foreign {
  /** Files and links, each with what tells it from an edited one. */
  files: Map<string, string>;
  /** Folders that no file of ours lies in, with their permissions; outer ones first. */
  folders: Map<string, number>;
}

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
  const folders = FolderStamps.none(ours.folders);
  const unknown = new Set<string>();
  let place = 0;
  for (const folder of ours.folders) {
    const found = folderAt(looks, place++);
    if (found) folders.set(folder, found);
    if (found && known?.folders.has(folder, found)) continue;
    unknown.add(folder);
    if (found) readFolder(tree, folder, ours, foreign);
  }
  for (const path of known?.foreign ?? [])
    if (!unknown.has(parentOf(path))) addForeign(tree, path, ours, foreign);
  return { foreign, folders, unknown };
}

/** The same while the program goes on with something else. */
export const scanMeanwhile = async (tree: string, ours: Ours, known: Known | null): Promise<Scan> =>
  scan(tree, ours, known, await lookAtMany(foldersOfTree(tree, ours)));

/** The folders of ours in a tree, to be looked at. */
export const foldersOfTree = (tree: string, { folders }: Ours): Wanted => ({
  folder: tree,
  names: [...folders],
  follow: false,
});

function folderAt(looks: Looks, place: number): FolderStamp | null {
  if (looks.kind(place) !== 'folder') return null;
  return { ino: looks.ino(place), mtimeMs: looks.mtimeMs(place), ctimeMs: looks.ctimeMs(place) };
}

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

export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

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
