import { inTree } from '../folder-scan.ts';
import { type Ours, oursOf } from '../ours.ts';
import { parentOf } from '../safe-path.ts';
import type { Manifest } from '../manifest.ts';
import type { SpareTree } from './prepared-tree.ts';
import type { ServerTree, Source } from './server-tree.ts';
import type { Sftp } from './sftp.ts';
import type { TreeScan } from './tree-scan.ts';
import { all } from './turns.ts';

/** Where the bytes of a path come from; null where the file goes. */
export type Change = Extract<Source, { put: string } | { link: string }> | null;

export interface MakeInput {
  sftp: Sftp;
  /** The tree, which files of the first release are in already. */
  tree: ServerTree;
  live: Manifest | null;
  /** The tree of an earlier release, which nobody is served any more. */
  spare: SpareTree | null;
  /** What the release holds. */
  ours: Ours;
  /** In what it differs from the live one. */
  changes: ReadonlyMap<string, Change>;
  /** What readers get now: its tree, or a folder from before newsctl. */
  from: string;
  seen: TreeScan;
  /** Permissions that folders need beyond what the server gives them. */
  mode: number | null;
}

/**
 * Makes the tree of a release. The tree of an earlier one, which differs from the live one in a few files, is brought up
 * to it; the earlier release stays whole, as what it alone has was kept. From then on its tree is no more: a cut leaves
 * a tree in the making, which is thrown away. The steps are asked for in one go, in their order, which is the one in which
 * servers work: to wait for each would cost a round trip a time.
 */
export async function makeTree(input: MakeInput): Promise<void> {
  const { live, mode, spare, ours, seen, tree } = input;
  const opening = tree.openUp(mode);
  const steps = live && isNear(spare, ours) ? bringUp(input, spare) : makeWhole(input);
  await all([opening, ...steps, tree.quiet(ours, noisyFolders(seen.foreign))]);
}

/** Whether it is less work to bring a tree up to a release than to make a new one. */
export const isNear = (spare: SpareTree | null, ours: Ours): spare is SpareTree =>
  spare !== null && spare.differs.size * 3 <= ours.files.size;

/** A new tree: second names of the live one's files, all that is foreign included, and what changes. */
function makeWhole({ tree, ours, seen, changes, from, live }: MakeInput): Promise<void>[] {
  const same = [...oursOf(live).files.keys()].filter((path) => !changes.has(path));
  const making = tree.makeFolders(outerFirst([...ours.folders, ...seen.foreign.folders.keys()]));
  const placing = tree.place([
    ...same.map((path) => [path, { link: inTree(from, path) }] as const),
    ...[...changes].flatMap(([path, change]) => (change ? [[path, change] as const] : [])),
    ...[...seen.foreign.files.keys()].map((path) => [path, { carry: inTree(from, path) }] as const),
  ]);
  return [making, placing.then(() => tree.permit(seen.foreign.folders))];
}

function bringUp(
  { sftp, tree, ours, seen, changes, from }: MakeInput,
  { folder, manifest, differs, scan: has }: SpareTree,
): Promise<void>[] {
  const had = oursOf(manifest);
  const lost = new Set(has.lost);
  const work = new Set([...differs, ...changes.keys(), ...lost]);
  const files = [...work].flatMap((path): [string, Source][] => {
    const change = changes.get(path);
    if (change) return [[path, change]];
    return ours.files.has(path) ? [[path, { link: inTree(from, path) }]] : [];
  });
  const gone = [...work].filter((path) => had.files.has(path) && !lost.has(path));
  const theirs = [...has.foreign.files].filter(([path, mark]) => seen.foreign.files.get(path) !== mark);
  const missing = [...seen.foreign.files].filter(([path, mark]) => has.foreign.files.get(path) !== mark);
  const wanted = new Set([...ours.folders, ...seen.foreign.folders.keys()]);
  const there = new Set([...has.folders, ...has.foreign.folders.keys()]);
  const modes = [...seen.foreign.folders].filter(([one, mode]) => has.foreign.folders.get(one) !== mode);
  return [
    sftp.rename(folder, tree.folder),
    tree.remove(
      [...gone, ...theirs.map(([path]) => path)],
      [...there].filter((one) => !wanted.has(one)),
    ),
    tree.makeFolders(outerFirst([...wanted].filter((one) => !there.has(one)))),
    tree
      .place([...files, ...missing.map(([path]) => [path, { carry: inTree(from, path) }] as const)])
      .then(() => tree.permit(new Map(modes))),
  ];
}

const outerFirst = (folders: readonly string[]): string[] => [...new Set(folders)].sort();

/** Folders that hold something foreign. */
function noisyFolders({ files, folders }: TreeScan['foreign']): Set<string> {
  const noisy = new Set<string>();
  for (const path of [...files.keys(), ...folders.keys()]) noisy.add(parentOf(path));
  return noisy;
}
