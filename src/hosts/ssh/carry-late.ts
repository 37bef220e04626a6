import { isBlocked } from '../folder-foreign.ts';
import { inTree } from '../folder-scan.ts';
import type { Ours } from '../ours.ts';
import type { ServerTree } from './server-tree.ts';
import type { TreeScan } from './tree-scan.ts';

export interface Late {
  /** Where the site from before lies now. */
  old: string;
  /** What is found there once the release is shown. */
  now: Promise<TreeScan>;
  /** What was found there when the release was made. */
  seen: TreeScan;
  ours: Ours;
}

/** Follows what happened to the foreign files while a release was being made and shown. */
export async function carryLate(tree: ServerTree, { old, now: looking, seen, ours }: Late): Promise<void> {
  const now = (await looking).foreign;
  const was = seen.foreign.files;
  const changed = [...now.files].filter(([path, mark]) => was.get(path) !== mark && !isBlocked(path, ours));
  const gone = [...was.keys()].filter((path) => !now.files.has(path));
  await tree.remove([...gone, ...changed.map(([path]) => path)]);
  await tree.makeFolders([...now.folders.keys()].filter((folder) => !seen.foreign.folders.has(folder)));
  await tree.place(changed.map(([path]) => [path, { carry: inTree(old, path) }] as const));
}
