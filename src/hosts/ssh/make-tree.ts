import { inTree, type Ours, oursOf, parentOf } from '../folder-scan.ts';
import type { Manifest } from '../manifest.ts';
import { KeptFiles, type Tree } from './kept-files.ts';
import { treeOf } from './release-names.ts';
import { ServerTree, type Source } from './server-tree.ts';
import type { Sftp } from './sftp.ts';
import type { SitePlace } from './site-place.ts';
import { type StampedFile, stampOf } from './stamped.ts';
import { scanTree, type TreeScan } from './tree-scan.ts';

/** Where the bytes of a path come from; null where the file goes. */
export type Change = Extract<Source, { put: string } | { link: string }> | null;

export interface MakeInput {
  sftp: Sftp;
  place: SitePlace;
  /** A folder of the release in the making. */
  folder: string;
  live: Manifest | null;
  /** The tree of an earlier release, which nobody is served any more. */
  spare: Tree | null;
  /** What the release holds. */
  ours: Ours;
  /** In what it differs from the live one. */
  changes: ReadonlyMap<string, Change>;
  /** What readers get now: its tree, or a folder from before newsctl. */
  from: string;
  seen: TreeScan;
  /** Permissions that folders need beyond what the server gives them. */
  folderMode: number | null;
}

/**
 * Makes the tree of a release. The tree of an earlier one, which differs from the live one in a few files, is brought up
 * to it; the earlier release stays whole, as what it alone has is kept first. From then on its tree is no more: a cut
 * leaves a tree in the making, which is thrown away.
 */
export async function makeTree(input: MakeInput): Promise<ServerTree> {
  const { sftp, folder, folderMode, live, spare } = input;
  const tree = new ServerTree(sftp, `${folder}/tree`, folderMode);
  const differing = live && spare && differs(live, spare.manifest);
  if (!live || !spare || !differing || differing.size * 3 > input.ours.files.size) {
    await makeWhole(tree, input);
    return tree;
  }
  await keepOwn(input, spare, live);
  await sftp.rename(spare.folder, tree.folder);
  spare.folder = tree.folder;
  await bringUp(tree, input, live, spare, differing);
  return tree;
}

/** What a tree has and the live one has not is kept for its release before it goes. */
export async function keepOwn(
  { sftp, place }: Pick<MakeInput, 'sftp' | 'place'>,
  spare: Tree,
  live: Manifest,
) {
  const still = oursOf(live).files;
  const own = spare.manifest.files.filter(({ path, sha256 }) => still.get(path)?.sha256 !== sha256);
  await new KeptFiles(sftp, place, []).keep(spare, own);
}

/** Paths at which two releases have different files: also the same bytes, put there anew. */
function differs(one: Manifest, other: Manifest): Set<string> {
  const paths = new Set<string>();
  const [left, right] = [oursOf(one).files, oursOf(other).files];
  for (const file of left.values()) if (!isSame(file, right.get(file.path))) paths.add(file.path);
  for (const file of right.values()) if (!left.has(file.path)) paths.add(file.path);
  return paths;
}

const isSame = (one: StampedFile, other: StampedFile | undefined): boolean =>
  one.sha256 === other?.sha256 && stampOf(one) === stampOf(other);

/** A new tree: second names of the live one's files, all that is foreign included, and what changes. */
async function makeWhole(tree: ServerTree, { ours, seen, changes, from, live }: MakeInput): Promise<void> {
  await tree.makeFolders(outerFirst([...ours.folders, ...seen.foreign.folders.keys()]));
  const same = [...oursOf(live).files.keys()].filter((path) => !changes.has(path));
  await tree.place([
    ...same.map((path) => [path, { link: inTree(from, path) }] as const),
    ...[...changes].flatMap(([path, change]) => (change ? [[path, change] as const] : [])),
    ...[...seen.foreign.files.keys()].map((path) => [path, { carry: inTree(from, path) }] as const),
  ]);
  await tree.permit(seen.foreign.folders);
}

async function bringUp(
  tree: ServerTree,
  { sftp, place, ours, seen, changes }: MakeInput,
  live: Manifest,
  spare: Tree,
  differing: ReadonlySet<string>,
): Promise<void> {
  const had = oursOf(spare.manifest);
  const from = treeOf(place, live.release);
  const has = await scanTree(sftp, tree.folder, had);
  const work = new Set([...differing, ...changes.keys(), ...has.lost]);
  const files = [...work].flatMap((path): [string, Source][] => {
    const change = changes.get(path);
    if (change) return [[path, change]];
    return ours.files.has(path) ? [[path, { link: inTree(from, path) }]] : [];
  });
  const lost = new Set(has.lost);
  const gone = [...work].filter((path) => had.files.has(path) && !lost.has(path));
  const theirs = [...has.foreign.files].filter(([path, mark]) => seen.foreign.files.get(path) !== mark);
  const missing = [...seen.foreign.files].filter(([path, mark]) => has.foreign.files.get(path) !== mark);
  const wanted = new Set([...ours.folders, ...seen.foreign.folders.keys()]);
  const there = new Set([...has.folders, ...has.foreign.folders.keys()]);
  await tree.remove(
    [...gone, ...theirs.map(([path]) => path)],
    [...there].filter((folder) => !wanted.has(folder)),
  );
  await tree.makeFolders(outerFirst([...wanted].filter((folder) => !there.has(folder))));
  await tree.place([...files, ...missing.map(([path]) => [path, { carry: inTree(from, path) }] as const)]);
  const folders = [...seen.foreign.folders].filter(([one, mode]) => has.foreign.folders.get(one) !== mode);
  await tree.permit(new Map(folders));
}

const outerFirst = (folders: readonly string[]): string[] => [...new Set(folders)].sort();

/** Folders that hold something foreign. */
export function noisyFolders({ files, folders }: TreeScan['foreign']): Set<string> {
  const noisy = new Set<string>();
  for (const path of [...files.keys(), ...folders.keys()]) noisy.add(parentOf(path));
  return noisy;
}
