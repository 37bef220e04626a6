import { isBlocked } from '../folder-foreign.ts';
import { inTree, type Ours } from '../folder-scan.ts';
import type { ServerTree } from './server-tree.ts';
import type { Sftp } from './sftp.ts';
import { scanTree, type TreeScan } from './tree-scan.ts';

export interface Late {
  /** Where the site from before lies now. */
  old: string;
  /** What was found there when the release was made. */
  seen: TreeScan;
  before: Ours;
  ours: Ours;
}

/** Follows what happened to the foreign files while a release was being made and shown. */
export async function carryLate(
  sftp: Sftp,
  tree: ServerTree,
  { old, seen, before, ours }: Late,
): Promise<void> {
  const now = (await scanTree(sftp, old, before)).foreign;
  const was = seen.foreign.files;
  const changed = [...now.files].filter(([path, mark]) => was.get(path) !== mark && !isBlocked(path, ours));
  const gone = [...was.keys()].filter((path) => !now.files.has(path));
  await tree.remove([...gone, ...changed.map(([path]) => path)]);
  await tree.makeFolders([...now.folders.keys()].filter((folder) => !seen.foreign.folders.has(folder)));
  await tree.place(changed.map(([path]) => [path, { carry: inTree(old, path) }] as const));
}
