import { posix } from 'node:path';
import { NewsctlError } from '../../errors.ts';
import type { FtpOptions } from '../ftp.ts';
import { LIVE } from '../remote/ordered-place.ts';
import type { Connection } from './login.ts';
import { entryAt, tried } from './requests.ts';

/** What newsctl keeps for itself where nothing can be made beside the site. */
const INSIDE = '.newsctl';

/** Where things lie on the server, as whole paths. */
export interface SitePlace {
  site: string;
  state: string;
  /** The state as a folder of the site; null where it lies elsewhere. */
  reserved: string | null;
}

/**
 * Finds the site, and the place for what newsctl keeps for itself: beside the site where that is possible, else in it.
 * @throws NewsctlError CONFIG_INVALID
 */
export async function findPlace(
  connection: Connection,
  options: FtpOptions,
  host: string,
): Promise<SitePlace> {
  const start = await startOf(connection);
  const site = whole(start, options.path, `hosts.${host}.path`);
  if (options.state !== undefined)
    return placeOf(site, whole(start, options.state, `hosts.${host}.state`), host);
  const inside = placeOf(site, posix.join(site, INSIDE), host);
  if (site === '/') return inside;
  const beside = placeOf(site, posix.join(posix.dirname(site), `.${posix.basename(site)}.newsctl`), host);
  for (const place of [beside, inside]) if (await entryAt(connection, `${place.state}/${LIVE}`)) return place;
  return (await isPossible(connection, beside.state)) ? beside : inside;
}

/** Where the server puts whoever logs in. */
async function startOf({ client }: Connection): Promise<string> {
  const path = /"((?:[^"]|"")*)"/.exec((await client.send('PWD')).message)?.[1]?.replaceAll('""', '"') ?? '/';
  return path.startsWith('/') ? path : '/';
}

function whole(start: string, path: string, option: string): string {
  if (/(?:^|\/)\.\.(?:\/|$)/.test(path))
    throw new NewsctlError('CONFIG_INVALID', `${option} should not lead upwards with \`..\`.`, {
      hint: 'Name the folder from where the server puts you, such as `www`, or from its root, such as `/www`.',
    });
  const joined = posix.resolve(start, path.replace(/^~(?:\/+|$)/, './'));
  return joined;
}

/** @throws NewsctlError CONFIG_INVALID where the site would lie among what newsctl keeps for itself */
function placeOf(site: string, state: string, host: string): SitePlace {
  const within = posix.relative(site, state);
  if (state === '/' || site === state || site.startsWith(`${state}/`))
    throw new NewsctlError(
      'CONFIG_INVALID',
      `hosts.${host}: the site and what newsctl keeps for itself may not lie in the same folder.`,
      { hint: 'Give another `state`.' },
    );
  return { site, state, reserved: within.startsWith('..') ? null : within };
}

/** Only tried: the folder comes with the first file in it. */
async function isPossible(connection: Connection, folder: string): Promise<boolean> {
  const { client } = connection;
  if ((await entryAt(connection, folder))?.isFolder) return true;
  return (await tried(client.send(`MKD ${folder}`))) && (await tried(client.send(`RMD ${folder}`)));
}
