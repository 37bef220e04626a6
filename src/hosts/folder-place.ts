import { readlink, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { ifThere } from './folder-files.ts';

/** Where a folder host keeps its things. */
export interface FolderPaths {
  /** What the web server serves: a link to a release. */
  site: string;
  /** The releases, their manifests and the lock. */
  releases: string;
}

/** Folders of a newsroom in which nothing is ever built. */
const OWN = ['articles', 'sources', 'media', 'style', 'templates', '.newsctl', '.git'];

/**
 * Whether a folder holds the newsroom's own work: a site there would bury it, or bring it to readers.
 * @param spare folders below `.newsctl` that may be built into all the same
 */
export function isNewsroomsOwn(root: string, folder: string, spare?: string): boolean {
  if (spare !== undefined && isWithin(folder, spare)) return false;
  return isWithin(root, folder) || OWN.some((name) => isWithin(folder, join(root, name)));
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(way) !== way);
}

/**
 * The place of a folder host. Somebody's own link to the folder is followed, so that it stays theirs; the link
 * that newsctl made is not.
 * @throws NewsctlError CONFIG_INVALID, HOST_FAILED
 */
export async function findPlace(root: string, path: string): Promise<FolderPaths> {
  let site = resolve(root, path);
  for (let links = 0; ; links++) {
    if (links > 40) throw failed(site, 'its links lead round in a circle');
    const target = await ifThere(readlink(site));
    if (target === null) break;
    const leadsTo = resolve(dirname(site), target);
    if (dirname(leadsTo) === releasesOf(site)) break;
    site = leadsTo;
  }
  if (isNewsroomsOwn(root, site))
    throw new NewsctlError('CONFIG_INVALID', `The site cannot be published to ${site}.`, {
      hint: 'The newsroom keeps its own files there. Name a folder of its own under `hosts`, such as public.',
    });
  await demandFolder(site);
  return { site, releases: releasesOf(site) };
}

const releasesOf = (site: string): string => join(dirname(site), `.${basename(site)}.releases`);

async function demandFolder(site: string): Promise<void> {
  const found = await stat(site).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    if (error.code === 'ENOTDIR') throw failed(site, 'a file stands where a folder should be');
    throw error;
  });
  if (found && !found.isDirectory()) throw failed(site, 'it is a file, not a folder');
}

const failed = (site: string, why: string): NewsctlError =>
  new NewsctlError('HOST_FAILED', `Publishing to ${site} is not possible: ${why}.`);
