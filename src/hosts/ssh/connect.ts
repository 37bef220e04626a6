import { posix } from 'node:path';
import { NewsctlError } from '../../errors.ts';
import type { Access, Host, HostPlace } from '../host.ts';
import type { SshOptions } from '../ssh.ts';
import { knownState, openFileMode } from './file-mode.ts';
import type { Attributes } from './packet.ts';
import { type Probe, probe } from './probe.ts';
import { ReleaseHost } from './release-host.ts';
import { type Patience, type Session, startSession } from './session.ts';
import { recover } from './show.ts';
import { type FoundSite, findSite, liveOf, sitePath } from './site-place.ts';
import { TrialHost } from './trial-host.ts';
import { all } from './turns.ts';

/**
 * Connects to a server, finds out what it can do, and puts right what a publish that was cut off left behind.
 * @throws NewsctlError HOST_FAILED, CONFIG_INVALID, INTERRUPTED
 */
export async function connectSsh(
  options: SshOptions,
  place: HostPlace,
  access: Access,
  patience?: Patience,
): Promise<Host> {
  return hostOver(startSession(options, place, access, patience), options, place);
}

/** The same over a session that was started; it is closed where that fails. */
export async function hostOver(session: Session, options: SshOptions, place: HostPlace): Promise<Host> {
  try {
    return await session.guarded(() => hostOf(session, options, place));
  } catch (error) {
    await session.close();
    throw error;
  }
}

async function hostOf(session: Session, options: SshOptions, place: HostPlace): Promise<Host> {
  const path = sitePath(options.path);
  const given = path ?? posix.normalize(options.path.replace(/^~(?:\/+|$)/, './'));
  demandWithin(session, given);
  // What is asked first needs no other answer, and goes in one breath: each round trip counts.
  const [finding, placing] = [path === null ? null : findSite(session, path), lookAtPlace(session, path)];
  for (const one of [finding, placing]) one?.catch(() => {});
  const [known] = await all([knownState(session, path, given), session.greeted]);
  const alone = path === null ? 'nothing can lie beside the site' : null;
  if (finding === null || known) return openFileMode(session, { path, given, known, why: alone }, place);
  const site = await finding;
  // Where a release is shown the server could do it; whether it still can is tried before the next one is.
  const probing = liveOf(site) === null ? probe(session, site) : null;
  const host = new ReleaseHost(session, site, place, probing);
  const deciding = hostFor(session, site, place, { host, probing });
  deciding.catch(() => {});
  demandNoFile(session, await placing);
  return isLikely(session, site)
    ? new TrialHost(
        host,
        session.guarded(() => deciding),
      )
    : deciding;
}

/** Waits for what is tried out, and heals what the first release left where it was cut off. */
async function hostFor(
  session: Session,
  site: FoundSite,
  place: HostPlace,
  { host, probing }: { host: ReleaseHost; probing: Promise<Probe> | null },
): Promise<Host> {
  const recovering = site.isThere || !site.hasReleases ? null : recover(session.sftp, site);
  const [probed] = await all([probing, recovering]);
  if (probed === null || probed.missing === null) return host;
  const { site: path } = site;
  return openFileMode(session, { path, given: path, known: null, why: probed.missing }, place);
}

/**
 * Whether nothing was published there, and the server is one of those that can show releases: OpenSSH alone tells limits.
 */
const isLikely = ({ sftp }: Session, { isThere, hasReleases }: FoundSite): boolean =>
  !isThere && !hasReleases && sftp.offers('limits');

function demandWithin({ label }: Session, path: string): void {
  if (!/(?:^|\/)\.\.(?:\/|$)/.test(path)) return;
  throw new NewsctlError('CONFIG_INVALID', `The site cannot be published to ${label}.`, {
    hint: 'Name the folder that readers are served from, such as www or /var/www/html, as `path`.',
  });
}

const lookAtPlace = async ({ sftp }: Session, path: string | null): Promise<Attributes | null> =>
  path === null ? null : sftp.stat(path);

function demandNoFile({ label }: Session, found: Attributes | null): void {
  if (found && (found.mode ?? 0o040000) >> 12 !== 0o4)
    throw new NewsctlError(
      'HOST_FAILED',
      `Publishing to ${label} is not possible: it is a file, not a folder.`,
    );
}
