import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { entriesOf } from './entries.ts';
import { lookAt } from './folder-files.ts';
import { settle, writeNotes } from './folder-notes.ts';
import type { MadeTree } from './folder-make.ts';
import { placeOf } from './folder-names.ts';
import type { FolderPaths } from './folder-place.ts';
import { seenIn } from './folder-late.ts';
import {
  type Foreign,
  foreignEntries,
  inTree,
  type Known,
  knownFrom,
  type Scan,
  scan,
} from './folder-scan.ts';
import { type Ours, oursOf } from './ours.ts';
import type { FolderStamps } from './folder-stamps.ts';
import { linkWhole, type Next, writeNext } from './folder-spare.ts';
import { TreeInTheMaking } from './folder-tree.ts';
import type { Manifest } from './manifest.ts';

export interface Committed extends MadeTree {
  paths: FolderPaths;
  /** A folder of the release that has been made. */
  folder: string;
  /** The release from before. */
  live: Manifest | null;
  manifest: Manifest;
  /** Where the two differ, or may differ. */
  changed: readonly string[];
  /** What is foreign in the tree that readers had, and in the one that they get now. */
  left: Foreign;
  foreign: Foreign;
}

/** After a release is shown: sees to it that the next one costs no more than what it changes. */
export async function prepareNext(committed: Committed): Promise<void> {
  const { paths, manifest } = committed;
  const id = manifest.release;
  await writeNext(paths, id, await nextTree(committed));
  // Written before readers had the release: a folder in which somebody has put something since is not known.
  const just = placeOf(paths, id, '.json');
  const known = knownOf(committed);
  settle(known, just);
  writeNotes(paths, placeOf(paths, id, '.notes'), manifest, known);
}

/** Whether it would take longer to bring the tree of the release before up than to link a new one. */
export function isMuch(changed: number, manifest: Manifest): boolean {
  const { files, folders } = oursOf(manifest);
  return changed * 3 > files.size + folders.size;
}

/** The tree of the release before, unless that differs in much. */
async function nextTree(committed: Committed): Promise<Next> {
  const { live, changed, manifest, left } = committed;
  if (!live || isMuch(changed.length, manifest)) return makeSpare(committed);
  const old = entriesOf(live);
  return {
    tree: live.release,
    differs: new Map(changed.map((path) => [path, old.file(path)?.sha256 ?? null])),
    foreign: seenIn(left),
  };
}

async function makeSpare({ paths, folder, manifest, foreign }: Committed): Promise<Next> {
  const ours = oursOf(manifest);
  const tree = new TreeInTheMaking(join(folder, 'spare'));
  tree.makeFolder('');
  await linkWhole(tree, placeOf(paths, manifest.release), ours.files.keys(), foreign, ours);
  const place = placeOf(paths, manifest.release, '.spare');
  renameSync(tree.folder, place);
  // Nobody but newsctl has any business in it, so that nothing there changes within a tick.
  writeNotes(paths, `${place}.notes`, manifest, knownFrom(scan(place, ours, null), ours));
  return { tree: `${manifest.release}.spare`, differs: new Map(), foreign: seenIn(foreign) };
}

/** What is known of the tree that readers get now: what was known before it was changed, and the changed folders. */
function knownOf({ tree, before, manifest, foreign }: Committed): Known {
  const ours = oursOf(manifest);
  if (!before) return knownFrom(scan(tree.folder, ours, null), ours);
  return { folders: stampsAfter(tree, before, ours), foreign: foreignEntries(foreign, ours) };
}

function stampsAfter(tree: TreeInTheMaking, before: Scan, ours: Ours): FolderStamps {
  const stamps = before.folders.among(ours.folders);
  for (const folder of tree.changed) stamps.forget(folder);
  for (const [row, folder] of unnoted(stamps)) {
    const found = lookAt(inTree(tree.folder, folder));
    if (found?.isDirectory()) stamps.note(row, found);
  }
  return stamps;
}

function unnoted(stamps: FolderStamps): [row: number, folder: string][] {
  const found: [number, string][] = [];
  for (let row = 0; row < stamps.names.size; row++)
    if (!stamps.isNoted(row)) found.push([row, stamps.names.at(row)]);
  return found;
}
