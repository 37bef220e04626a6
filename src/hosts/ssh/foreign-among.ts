import { inTree } from '../folder-scan.ts';
import type { Ours } from '../ours.ts';
import { isFolder } from './protocol.ts';
import type { Sftp } from './sftp.ts';
import { all, Turns } from './turns.ts';

/**
 * What stands in the way of some paths and is not ours: found without a look at the rest of the tree. Folders that are
 * not ours are looked at before what is to come into them: where there is none, nothing can be in the way.
 */
export async function foreignAmong(
  sftp: Sftp,
  tree: string,
  ours: Ours,
  among: readonly string[],
): Promise<string[]> {
  const found = new Set<string>();
  const turns = new Turns(64);
  const listAll = async (folder: string): Promise<void> => {
    const entries = (await turns.run(() => sftp.list(inTree(tree, folder)))) ?? [];
    await all(entries.map(({ name, attributes }) => take(`${folder}/${name}`, isFolder(attributes.mode))));
  };
  const take = async (path: string, folder: boolean): Promise<void> => {
    if (folder) await listAll(path);
    else if (!ours.files.has(path)) found.add(path);
  };
  const look = async (path: string, wanted: readonly string[]): Promise<void> => {
    if (ours.files.has(path)) return;
    const isWanted = wanted.includes(path);
    if (!isWanted && ours.folders.has(path)) return lookInto(path, wanted);
    const there = await sftp.lstat(inTree(tree, path));
    if (!there) return;
    if (!isWanted && isFolder(there.mode)) return lookInto(path, wanted);
    await take(path, isFolder(there.mode));
  };
  const lookInto = async (folder: string, wanted: readonly string[]): Promise<void> => {
    await all([...entriesOf(folder, wanted)].map(([path, below]) => look(path, below)));
  };
  await lookInto('', among);
  return [...found].sort();
}

/** The entries of a folder that some paths in it lead through or to, each with those paths. */
function entriesOf(folder: string, paths: readonly string[]): Map<string, string[]> {
  const entries = new Map<string, string[]>();
  for (const path of paths) {
    const end = path.indexOf('/', folder === '' ? 0 : folder.length + 1);
    const entry = end === -1 ? path : path.slice(0, end);
    const known = entries.get(entry);
    if (known) known.push(path);
    else entries.set(entry, [path]);
  }
  return entries;
}
