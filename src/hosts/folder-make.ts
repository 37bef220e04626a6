import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Looks } from '../looks/look.ts';
import { lookMeanwhile } from '../looks/looker.ts';
import { linkFile, lookAt } from './folder-files.ts';
import { addForeign, clearForeign } from './folder-foreign.ts';
import { keepFiles } from './folder-kept.ts';
import { partOf, placeOf } from './folder-names.ts';
import type { FolderPaths } from './folder-place.ts';
import { unseen, withUnseen } from './folder-late.ts';
import { type Foreign, inTree, NOTHING_FOREIGN, type Scan } from './folder-scan.ts';
import { type Ours, oursOf } from './ours.ts';
import { findSpare, linkWhole, type Spare } from './folder-spare.ts';
import { TreeInTheMaking } from './folder-tree.ts';
import type { Manifest } from './manifest.ts';

/** Where the bytes of a path come from; null where the file goes. */
export type Change = { put: string } | { take: string } | null;

export interface MakeInput {
  paths: FolderPaths;
  /** A folder of the release in the making. */
  folder: string;
  live: Manifest | null;
  /** What the release holds. */
  ours: Ours;
  /** In what it differs from the live one. */
  changes: ReadonlyMap<string, Change>;
  /** The tree that readers get now. */
  seen: Scan;
  /** The folders of a spare tree, where they were looked at a moment ago. */
  spareLooks: Promise<Looks> | null;
}

/** A tree that nobody sees yet, and what was known of it before it was changed. */
export interface MadeTree {
  tree: TreeInTheMaking;
  before: Scan | null;
  /** What somebody put into that tree at the moment when readers had it no more, and which goes out with this release. */
  unseen: Foreign;
}

/**
 * Makes the tree of a release. A spare tree, which differs from the live one in a few files, is brought up to it; its
 * own release stays whole, as what it alone has is kept first. From then on the spare tree is no more: a crash leaves
 * a tree in the making, which is thrown away.
 */
export async function makeTree(input: MakeInput): Promise<MadeTree> {
  const { live, paths, folder, spareLooks } = input;
  const tree = new TreeInTheMaking(join(folder, 'tree'));
  const spare = live && findSpare(paths, live, spareLooks && (await lookMeanwhile(spareLooks)));
  if (!live || !spare) {
    mkdirSync(tree.folder);
    await linkLive(tree, input);
    change(tree, input.changes, input);
    return { tree, before: null, unseen: NOTHING_FOREIGN };
  }
  keepOwn(paths, live, spare);
  renameSync(spare.folder, tree.folder);
  const has = spare.scan.foreign;
  const late = unseen(has, spare.foreign, input.seen.foreign, input.ours);
  const wanted = withUnseen(input.seen.foreign, late);
  clearForeign(tree, has, wanted);
  change(tree, allChanges(live, spare, input), input);
  addForeign(tree, placeOf(paths, live.release), has, wanted, input.ours);
  return { tree, before: spare.scan, unseen: late };
}

/** The live tree once more, all that is foreign included, but for what changes. */
async function linkLive(
  tree: TreeInTheMaking,
  { live, changes, seen, paths, ours }: MakeInput,
): Promise<void> {
  const from = live ? placeOf(paths, live.release) : paths.site;
  const same = [...oursOf(live).files.keys()].filter((path) => !changes.has(path));
  await linkWhole(tree, from, same, seen.foreign, ours);
}

/** What a spare tree has and the live one has not is kept for the release whose tree it was. */
function keepOwn(paths: FolderPaths, live: Manifest, { tree, folder, differs }: Spare): void {
  if (partOf(tree)?.part !== '' || !lookAt(placeOf(paths, tree, '.json'))) return;
  const still = oursOf(live).files;
  const own = [...differs].flatMap(([path, hash]) =>
    hash === null || still.get(path)?.sha256 === hash ? [] : [[path, hash] as const],
  );
  keepFiles(paths, tree, folder, own);
}

/** From a spare tree to the live one, and from there to the release. */
function allChanges(live: Manifest, spare: Spare, { paths, changes }: MakeInput): Map<string, Change> {
  const all = new Map<string, Change>();
  const still = oursOf(live).files;
  const from = placeOf(paths, live.release);
  for (const path of spare.differs.keys())
    all.set(path, still.has(path) ? { take: inTree(from, path) } : null);
  for (const [path, one] of changes) all.set(path, one);
  // What is to come from the spare tree itself is there already.
  for (const [path, one] of changes)
    if (one && 'take' in one && one.take === inTree(spare.folder, path)) all.delete(path);
  return all;
}

/** What goes goes first: a folder may have to make room for a file, or a file for a folder. */
function change(
  tree: TreeInTheMaking,
  changes: ReadonlyMap<string, Change>,
  { ours, seen }: MakeInput,
): void {
  const gone = [...changes].flatMap(([path, one]) => (one === null ? [path] : []));
  for (const path of gone) tree.remove(path);
  tree.removeEmptied(gone, ours, seen.foreign.folders);
  for (const [path, one] of changes)
    if (one && 'put' in one) tree.move(path, one.put);
    else if (one) tree.place(path, (to) => linkFile(one.take, to));
}
