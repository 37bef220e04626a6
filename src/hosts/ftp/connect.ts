import { readFile } from 'node:fs/promises';
import { setMaxListeners } from 'node:events';
import { posix, resolve } from 'node:path';
import { NewsctlError } from '../../errors.ts';
import { readable } from '../../text/readable.ts';
import type { FtpOptions } from '../ftp.ts';
import type { Access, Host, HostPlace } from '../host.ts';
import { knownPartsFolder, openKnownParts } from '../remote/known-parts.ts';
import { OrderedHost } from '../remote/ordered-host.ts';
import { siteFileAbout } from '../remote/site-file-about.ts';
import { secretVariable } from '../secret-names.ts';
import { Connections } from './connections.ts';
import type { Login } from './login.ts';
import { findPlace } from './site-place.ts';
import { FtpStore } from './store.ts';

/** Of the state: where files are while they are on their way. */
const TEMPORARY = 'tmp';

/** @throws NewsctlError CONFIG_INVALID, SECRET_MISSING, HOST_FAILED, INTERRUPTED */
export async function connectFtp(options: FtpOptions, place: HostPlace, access: Access): Promise<Host> {
  // Each request under way listens.
  setMaxListeners(0, access.signal);
  const login = await loginOf(options, place, access);
  const connections = new Connections(login, nameOf(options), access.signal);
  try {
    const { site, state, reserved } = await connections.run((one) => findPlace(one, options, place.name));
    const temporary = posix.join(state, TEMPORARY);
    const stores = {
      site: new FtpStore({ connections, root: site, temporary }),
      state: new FtpStore({ connections, root: state, temporary }),
    };
    return new OrderedHost({
      ...stores,
      afterwards: () => {
        const late = connections.afterwards();
        return { site: stores.site.over(late), state: stores.state.over(late) };
      },
      known: openKnownParts(knownPartsFolder(place.root, place.name)),
      keep: place.keep,
      signal: access.signal,
      // Web servers tell browsers what a file is by themselves.
      about: siteFileAbout({ pages: 0, feeds: 0 }),
      reserved,
    });
  } catch (error) {
    connections.close();
    throw error;
  }
}

const nameOf = ({ host, port, user, path, tls }: FtpOptions): string =>
  readable(
    `${tls === 'none' ? 'ftp' : 'ftps'}://${user}@${host}${port === undefined ? '' : `:${port}`}/${path.replace(/^\/+/, '')}`,
  );

async function loginOf(options: FtpOptions, { name, root }: HostPlace, { secret }: Access): Promise<Login> {
  const password = await secret('password');
  if (password === null)
    throw new NewsctlError(
      'SECRET_MISSING',
      `The host \`${name}\` needs its password, and ${secretVariable(name, 'password')} is not set.`,
    );
  return {
    options,
    password,
    ca: options.ca === undefined ? null : await authority(resolve(root, options.ca), name),
  };
}

async function authority(file: string, host: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new NewsctlError(
    'CONFIG_INVALID',
    `hosts.${host}.ca should be a file with a certificate in PEM form.`,
  );
}
