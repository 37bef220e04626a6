import { inTree, type Ours } from '../folder-scan.ts';
import { foldersOf } from '../safe-path.ts';
import { isFolder } from './protocol.ts';
import type { Sftp } from './sftp.ts';
import { all, Turns } from './turns.ts';

/** What stands in the way of some paths and is not ours: found without a look at the rest of the tree. */
export async function foreignAmong(
  sftp: Sftp,
  tree: string,
  ours: Ours,
  among: readonly string[],
): Promise<string[]> {
  const found = new Set<string>();
  const turns = new Turns(64);
  const lookInto = async (folder: string): Promise<void> => {
    const entries = (await turns.run(() => sftp.list(inTree(tree, folder)))) ?? [];
    const inner = entries.map(({ name, attributes }) =>
      consider(`${folder}/${name}`, isFolder(attributes.mode)),
    );
    await all(inner);
  };
  const consider = async (path: string, folder: boolean): Promise<void> => {
    if (folder) await lookInto(path);
    else if (!ours.files.has(path)) found.add(path);
  };
  const paths = among.filter((path) => !ours.files.has(path));
  const above = [...foldersOf(among)].filter((folder) => !ours.folders.has(folder));
  await all([
    ...paths.map(async (path) => {
      const there = await sftp.lstat(inTree(tree, path));
      if (there) await consider(path, isFolder(there.mode));
    }),
    ...above.map(async (path) => {
      const there = await sftp.lstat(inTree(tree, path));
      if (there && !isFolder(there.mode) && !ours.files.has(path)) found.add(path);
    }),
  ]);
  return [...found].sort();
}
