import { oursOf } from '../ours.ts';
import type { Manifest } from '../manifest.ts';
import { KeptFiles, type Tree } from './kept-files.ts';
import type { Sftp } from './sftp.ts';
import type { SitePlace } from './site-place.ts';
import { type StampedFile, stampOf } from './stamped.ts';
import { scanTree, type TreeScan } from './tree-scan.ts';

/** The tree of an earlier release that was looked at: the next release can be made of it. */
export interface SpareTree extends Tree {
  scan: TreeScan;
  /** Paths at which it has another file than the live tree: also the same bytes, put there anew. */
  differs: ReadonlySet<string>;
}

/**
 * Looks at the tree of an earlier release, which nobody but newsctl has any business in, and keeps what it alone has.
 * That can be done while files are still on their way.
 */
export async function prepareTree(
  sftp: Sftp,
  place: SitePlace,
  tree: Tree,
  live: Manifest,
): Promise<SpareTree> {
  const [scan] = await Promise.all([
    scanTree(sftp, tree.folder, oursOf(tree.manifest)),
    keepOwn(sftp, place, tree, live),
  ]);
  return { ...tree, scan, differs: differs(live, tree.manifest) };
}

/** What a tree has and the live one has not is kept for its release before it goes. */
export async function keepOwn(sftp: Sftp, place: SitePlace, tree: Tree, live: Manifest): Promise<void> {
  const still = oursOf(live).files;
  const own = tree.manifest.files.filter(({ path, sha256 }) => still.get(path)?.sha256 !== sha256);
  await new KeptFiles(sftp, place, []).keep(tree, own);
}

function differs(one: Manifest, other: Manifest): Set<string> {
  const paths = new Set<string>();
  const [left, right] = [oursOf(one).files, oursOf(other).files];
  for (const file of one.files) if (!isSame(file, right.get(file.path))) paths.add(file.path);
  for (const { path } of other.files) if (!left.has(path)) paths.add(path);
  return paths;
}

const isSame = (one: StampedFile, other: StampedFile | undefined): boolean =>
  one.sha256 === other?.sha256 && stampOf(one) === stampOf(other);
