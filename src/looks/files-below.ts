import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * The files below a folder whose names are like that, hidden ones left out.
 * @param root absolute path @param below a folder in it; `''` for itself
 * @returns paths from the root with `/`, in the order that they have as this system writes them
 * @throws Error ENOENT where there is no such folder, and whatever else the system says
 */
export function filesBelow(root: string, below: string, named: RegExp): string[] {
  const start = root.endsWith(sep) ? root.length : root.length + 1;
  // Of ten thousand, each from the folder that it lies in: to put paths together in any other way takes longer.
  const paths = readdirSync(join(root, below), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && named.test(entry.name) && !entry.name.startsWith('.'))
    .map((entry) => `${entry.parentPath ?? entry.path}${sep}${entry.name}`.slice(start))
    .sort();
  return sep === '/' ? paths : paths.map((path) => path.split(sep).join('/'));
}
