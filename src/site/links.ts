import { absoluteUrl, encodePath } from './paths.ts';

/**
 * Turns a path of the site into what a page writes in `href` or `src`. A path that is empty or ends in `/`
 * is a page.
 */
export type LinkTo = (path: string) => string;

/**
 * Links from one page to another without host or base path, down to `index.html`: the folder then reads the
 * same from a disk, below any path and on any host.
 * @param from path of the file that holds the link
 */
export function relativeLinks(from: string): LinkTo {
  const up = '../'.repeat(from.split('/').length - 1);
  return (path) => up + encodePath(path === '' || path.endsWith('/') ? `${path}index.html` : path);
}

/** Full addresses, for feeds and for what other sites read. */
export const absoluteLinks =
  (settings: { url: string }): LinkTo =>
  (path) =>
    absoluteUrl(settings, path);

/** Links that start with the base path: for the page that answers at any address. */
export const rootedLinks =
  (settings: { url: string }): LinkTo =>
  (path) =>
    new URL(absoluteUrl(settings, path)).pathname;
