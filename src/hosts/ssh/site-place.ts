import { posix } from 'node:path';
import { NewsctlError } from '../../errors.ts';
import { RELEASE_ID } from '../read-manifest.ts';
import type { Session } from './session.ts';
import { all } from './turns.ts';

/** Where a host keeps its things on a server. */
export interface SitePlace {
  /** What readers are served from. */
  site: string;
  /** Releases, their records and the lock. */
  releases: string;
  /** Where the name of the site leads to; null where it is no link. */
  target: string | null;
}

/** A site as it was found, and whether anything has its name. */
export interface FoundSite extends SitePlace {
  isThere: boolean;
  /** Whether there is a folder for releases of it. */
  hasReleases: boolean;
}

/**
 * A path as SFTP takes it: from the folder in which the server puts whoever logs in, or from the root.
 * @returns null where no folder can lie beside it
 */
export function sitePath(path: string): string | null {
  const site = posix.normalize(path.replace(/^~(?:\/+|$)/, './')).replace(/(?<=.)\/$/, '');
  return site === '.' || site === '/' ? null : site;
}

/**
 * Finds the site. Somebody's own link to it is followed, so that it stays theirs; the link that newsctl made is not.
 * @throws NewsctlError CONFIG_INVALID, HOST_FAILED
 */
export async function findSite({ sftp, label }: Session, path: string): Promise<FoundSite> {
  let site = path;
  if (site.includes('\0') || /(?:^|\/)\.\.$/.test(site))
    throw new NewsctlError('CONFIG_INVALID', `The site cannot be published to ${label}.`, {
      hint: 'Name the folder that readers are served from, such as www or /var/www/html, as `path`.',
    });
  for (let links = 0; links < 40; links++) {
    const releases = releasesOf(site);
    const [target, found, beside] = await all([sftp.readlink(site), sftp.lstat(site), sftp.lstat(releases)]);
    const leadsTo =
      target === null ? null : posix.join(target.startsWith('/') ? '' : posix.dirname(site), target);
    if (leadsTo === null || isReleaseOf(leadsTo, site))
      return { site, releases, target, isThere: found !== null, hasReleases: beside !== null };
    site = leadsTo;
  }
  throw new NewsctlError(
    'HOST_FAILED',
    `Publishing to ${label} is not possible: its links lead round in a circle.`,
  );
}

/** The release that a link leads to. */
export const liveOf = ({ target }: Pick<SitePlace, 'target'>): string | null => {
  const id = target === null ? '' : posix.basename(target);
  return RELEASE_ID.test(id) ? id : null;
};

/** What the link to a release says: it holds wherever the server shows the folder. */
export const linkTo = ({ releases }: SitePlace, id: string): string => `${posix.basename(releases)}/${id}`;

const releasesOf = (site: string): string =>
  posix.join(posix.dirname(site), `.${posix.basename(site)}.releases`);

const isReleaseOf = (path: string, site: string): boolean =>
  posix.dirname(path) === releasesOf(site) && RELEASE_ID.test(posix.basename(path));
