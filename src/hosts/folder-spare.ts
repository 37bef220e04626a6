import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as others } from 'node:timers/promises';
import { writeFileAtomically } from '../text/write-file.ts';
import { isWhole, linkFile, lookAt } from './folder-files.ts';
import { addForeign } from './folder-foreign.ts';
import { readKnown } from './folder-notes.ts';
import { partOf, placeOf } from './folder-names.ts';
import type { FolderPaths } from './folder-place.ts';
import type { Looks } from '../looks/look.ts';
import { lookAtMany } from '../looks/looker.ts';
import { meanwhile } from '../text/meanwhile.ts';
import type { Seen } from './folder-late.ts';
import { type Foreign, foldersOfTree, inTree, NOTHING_FOREIGN, type Scan, scan } from './folder-scan.ts';
import { listedOurs, type Ours, oursOf } from './ours.ts';
import type { TreeInTheMaking } from './folder-tree.ts';
import type { Manifest } from './manifest.ts';
import { foldersOf, isSafePath } from './safe-path.ts';

/** The tree that the release after the live one is made from, and in what it differs from the live one. */
export interface Next {
  /** Its name among the releases. */
  tree: string;
  /** Paths at which it has another file, with the hash of that one; null where it has none. */
  differs: ReadonlyMap<string, string | null>;
  /** What was foreign in it when it was looked at last. */
  foreign: Seen;
}

/** A tree that was looked at and can be relied on. */
export interface Spare extends Next {
  folder: string;
  scan: Scan;
}

const HASH = /^[0-9a-f]{64}$/;

/** Says from which tree the next release can be made. Whatever happens to be there without this is made anew. */
export async function writeNext(
  paths: FolderPaths,
  live: string,
  { tree, differs, foreign }: Next,
): Promise<void> {
  const text = JSON.stringify({ version: 2, tree, differs: [...differs], foreign: [...foreign] });
  await writeFileAtomically(placeOf(paths, live, '.next.json'), text, undefined, false);
}

/** Has the folders of the spare tree looked at while the program goes on; null where none was prepared. */
export function lookAtSpare(paths: FolderPaths, live: Manifest): Promise<Looks> | null {
  const next = readNext(paths, live.release);
  return (
    next && meanwhile(lookAtMany(foldersOfTree(join(paths.releases, next.tree), oursOfSpare(live, next))))
  );
}

/**
 * @param looks what {@link lookAtSpare} came to, where it was asked
 * @returns null where none was prepared, or where it is not as it was
 */
export function findSpare(paths: FolderPaths, live: Manifest, looks: Looks | null): Spare | null {
  const next = readNext(paths, live.release);
  if (!next) return null;
  const folder = join(paths.releases, next.tree);
  const ours = oursOfSpare(live, next);
  const notes = `${folder}.notes`;
  const found = scan(folder, ours, readKnown(notes), looks ?? undefined);
  const since = statSync(notes, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return isSound(paths, live, next, { folder, found, since }) ? { ...next, folder, scan: found } : null;
}

function readNext(paths: FolderPaths, live: string): Next | null {
  try {
    const { version, tree, differs, foreign } = JSON.parse(
      readFileSync(placeOf(paths, live, '.next.json'), 'utf8'),
    ) as { version: number; tree: string; differs: [string, string | null][]; foreign: string[] };
    const name = partOf(tree);
    const isTree = name !== null && name.id !== live && name.part === '';
    const isOwnSpare = name?.id === live && name.part === '.spare';
    const isClear = differs.every(([path, hash]) => isSafePath(path) && (hash === null || HASH.test(hash)));
    if (version !== 2 || !(isTree || isOwnSpare) || !isClear) return null;
    return { tree, differs: new Map(differs), foreign: new Set(foreign) };
  } catch {
    return null;
  }
}

function oursOfSpare(live: Manifest, { differs }: Next): Ours {
  const ours = oursOf(live);
  if ([...differs].every(([path, hash]) => hash !== null && ours.files.has(path))) return ours;
  const files = new Map(live.files.map((file) => [file.path, file]));
  for (const [path, hash] of differs)
    if (hash === null) files.delete(path);
    else files.set(path, { path, sha256: hash, size: 0 });
  return listedOurs([...files.values()], [...ours.folders, ...foldersOf(differs.keys())]);
}

/**
 * Whether a spare tree has every file that it should. Most are but second names of the live files, and those were
 * looked at; where names may have come or gone, or where the file system has no second names, each is looked at.
 */
function isSound(
  paths: FolderPaths,
  live: Manifest,
  { differs }: Next,
  { folder, found, since }: { folder: string; found: Scan; since: number },
): boolean {
  const isSecondName = (path: string): boolean => {
    const one = lookAt(inTree(folder, path));
    const other = lookAt(inTree(placeOf(paths, live.release), path));
    return one !== null && one.ino === other?.ino && one.dev === other.dev;
  };
  const { files, folders } = oursOf(live);
  const some = firstBeside(differs, files.keys());
  const everywhere = some !== undefined && !isSecondName(some);
  const unknown = new Set([...found.unknown].map((name) => folders.rowOf(name)));
  for (const path of everywhere ? files.keys() : files.inFolders(unknown)) {
    if (differs.has(path) || isSecondName(path)) continue;
    if (!isWhole(inTree(folder, path), files.get(path)!, since)) return false;
  }
  return true;
}

function firstBeside(others: ReadonlyMap<string, unknown>, paths: Iterable<string>): string | undefined {
  for (const path of paths) if (!others.has(path)) return path;
  return undefined;
}

/** Gives every file of a tree a second name in a new one, all that is foreign included. */
export async function linkWhole(
  tree: TreeInTheMaking,
  from: string,
  paths: Iterable<string>,
  foreign: Foreign,
  ours: Ours,
): Promise<void> {
  let count = 0;
  for (const path of paths) {
    tree.place(path, (to) => linkFile(inTree(from, path), to));
    // Many thousands take seconds: whoever wants to stop must be heard.
    if (++count % 500 === 0) await others();
  }
  addForeign(tree, from, NOTHING_FOREIGN, foreign, ours);
}
