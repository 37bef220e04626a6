import { basename, relative, sep } from 'node:path';
import { type FSWatcher, watch as watchFiles } from 'chokidar';

/** What lies in a newsroom's folder and decides what a check says, or what a page shows. */
const WATCHED = new Set([
  'articles',
  'sources',
  'media',
  'style',
  'templates',
  'newsctl.yaml',
  'people.yaml',
  'newsctl-baseline.json',
  '.vale.ini',
]);

/**
 * Watches what a newsroom is checked and shown with; outside of one, the files and folders that were named.
 * @param root the newsroom's folder; null outside of one
 * @param named absolute paths besides
 */
export async function watchNewsroom(root: string | null, named: readonly string[] = []): Promise<FSWatcher> {
  const ignored = (path: string): boolean => {
    const [first] = root === null ? [] : relative(root, path).split(sep);
    const name = basename(path);
    const own = first !== undefined && first !== '..' && first !== '' && !WATCHED.has(first);
    // Editors and newsctl itself write beside a file first, under a name that starts with a dot or ends in ~.
    return own || (/^\.|~$/.test(name) && name !== '.vale.ini' && path !== root);
  };
  const watcher = watchFiles([...(root === null ? [] : [root]), ...named], {
    ignored,
    ignoreInitial: true,
    atomic: true,
  });
  await new Promise<void>((ready) => watcher.once('ready', ready));
  return watcher;
}
