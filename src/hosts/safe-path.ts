import { sep } from 'node:path';
import { NewsctlError } from '../errors.ts';

/** Whether a path of a site stays inside it, whatever folder it is joined to: `council/index.html`. */
export const isSafePath = (path: string): boolean =>
  !UNSAFE.test(path) && (sep === '/' || !/[\\:]/.test(path));

/** A part that is empty, `.` or `..`, or a character that no path can hold. */
const UNSAFE = /(?:^|\/)\.{0,2}(?:\/|$)|\0/;

/** @throws NewsctlError HOST_FAILED */
export function demandSafePath(path: string): void {
  if (!isSafePath(path))
    throw new NewsctlError('HOST_FAILED', `The path \`${path}\` would lead out of the site; it was refused.`);
}

/**
 * One path stands where another one must go: it is the same, or a file where the other needs a folder.
 * @returns those of `wanted` that cannot be there together with `taken`
 */
export function collisions(wanted: readonly string[], taken: Iterable<string>): string[] {
  if (wanted.length === 0) return [];
  const files = taken instanceof Set ? (taken as Set<string>) : new Set(taken);
  const folders = foldersOf(files);
  const found = new Set<string>();
  for (const path of wanted) {
    if (files.has(path) || folders.has(path)) found.add(path);
    for (const folder of foldersOf([path])) if (files.has(folder)) found.add(path);
  }
  return [...found].sort();
}

/** The folder that a path lies in; `''` at the root. */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** Every folder that the files lie in, with `/`. */
export function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}
