import { NewsctlError } from '../../errors.ts';
import type { Access, Host, HostPlace } from '../host.ts';
import type { SshOptions } from '../ssh.ts';
import { type Probe, probe } from './probe.ts';
import { ReleaseHost } from './release-host.ts';
import { openSession, type Patience, type Session } from './session.ts';
import { recover } from './show.ts';
import { findSite, liveOf, type SitePlace, sitePath } from './site-place.ts';

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
  const session = await openSession(options, place, access, patience);
  try {
    return await session.guarded(() => hostOf(session, options, place));
  } catch (error) {
    await session.close();
    throw error;
  }
}

async function hostOf(session: Session, options: SshOptions, place: HostPlace): Promise<Host> {
  const path = sitePath(options.path);
  if (path === null) throw cannotSwap(session, { missing: 'there is no folder beside the site' });
  const site = await findSite(session, path);
  await recover(session.sftp, site);
  // Where a release is shown the server could do it; whether it still can is tried before the next one is.
  const probed = liveOf(site) === null ? await probe(session, site) : null;
  if (probed !== null && probed.missing !== null) throw cannotSwap(session, probed);
  await demandPlace(session, site);
  return new ReleaseHost(session, site, place, probed);
}

async function demandPlace({ sftp, label }: Session, { site }: SitePlace): Promise<void> {
  const found = await sftp.stat(site);
  if (found && (found.mode ?? 0o040000) >> 12 !== 0o4)
    throw new NewsctlError(
      'HOST_FAILED',
      `Publishing to ${label} is not possible: it is a file, not a folder.`,
    );
}

const cannotSwap = ({ label }: Session, { missing }: Probe): NewsctlError =>
  new NewsctlError('HOST_FAILED', `${label} cannot show a whole release in one step: ${missing}.`, {
    hint: 'Ask whoever runs the server for OpenSSH’s SFTP and for permission to write in the folder beside the site.',
  });
