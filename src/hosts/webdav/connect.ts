import { setMaxListeners } from 'node:events';
import { posix } from 'node:path';
import { NewsctlError } from '../../errors.ts';
import { readable } from '../../text/readable.ts';
import type { Access, Host, HostPlace } from '../host.ts';
import { knownPartsFolder, openKnownParts } from '../remote/known-parts.ts';
import { OrderedHost } from '../remote/ordered-host.ts';
import { siteFileAbout } from '../remote/site-file-about.ts';
import { secretVariable } from '../secret-names.ts';
import type { WebdavOptions } from '../webdav.ts';
import { Authentication } from './authentication.ts';
import { DavClient } from './client.ts';
import { DavStore } from './store.ts';

/** How long what is begun is put in order after an interruption, in milliseconds. */
const AFTERWARDS = 60_000;

/** @throws NewsctlError CONFIG_INVALID, SECRET_MISSING */
export async function connectWebdav(options: WebdavOptions, place: HostPlace, access: Access): Promise<Host> {
  // Each request under way listens.
  setMaxListeners(0, access.signal);
  const root = addressOf(options.endpoint, options, place.name);
  const path = root.pathname.replace(/\/$/, '');
  const beside = posix.join(posix.dirname(path || '/'), `.${posix.basename(path)}.newsctl`);
  const own = options.state ?? (path === '' ? '/.newsctl' : beside);
  const state = addressOf(new URL(own, root).href, options, place.name);
  demandApart(root, state, place.name);
  const password = await access.secret('password');
  if (password === null)
    throw new NewsctlError(
      'SECRET_MISSING',
      `The host \`${place.name}\` needs its password, and ${secretVariable(place.name, 'password')} is not set.`,
    );
  const authentication = new Authentication(options.user, password);
  const label = readable(root.href);
  const client = new DavClient({
    authentication,
    silence: options.timeout * 1000,
    signal: access.signal,
    label,
  });
  const common = { client, temporary: new URL('tmp/', state), parallel: options.parallel };
  const site = new DavStore({ ...common, root });
  const kept = new DavStore({ ...common, root: state });
  let late: DavClient | null = null;
  return new OrderedHost({
    site,
    state: kept,
    afterwards: () => {
      late ??= client.unbound(AbortSignal.timeout(AFTERWARDS));
      return { site: site.over(late), state: kept.over(late) };
    },
    known: openKnownParts(knownPartsFolder(place.root, place.name)),
    keep: place.keep,
    signal: access.signal,
    about: siteFileAbout({ pages: 0, feeds: 0 }),
    reserved: state.href.startsWith(root.href)
      ? decodeURIComponent(state.href.slice(root.href.length, -1))
      : null,
  });
}

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name);

/** @throws NewsctlError CONFIG_INVALID where the password or pages would travel in the clear */
function addressOf(text: string, { insecure }: WebdavOptions, host: string): URL {
  const url = new URL(text);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && (insecure || isLoopback(url.hostname))))
    throw new NewsctlError(
      'CONFIG_INVALID',
      `hosts.${host}.endpoint should begin with https://: without it everybody on the way can change what readers get.`,
      { hint: '`insecure: true` allows http:// in a network that you trust.' },
    );
  if (url.username || url.password || url.search || url.hash)
    throw new NewsctlError(
      'CONFIG_INVALID',
      `hosts.${host}.endpoint should be an address alone, without a user, a password or a question mark.`,
    );
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** @throws NewsctlError CONFIG_INVALID where the password would go elsewhere, or the site lies in the state */
function demandApart(site: URL, state: URL, host: string): void {
  if (site.origin === state.origin && !site.href.startsWith(state.href)) return;
  throw new NewsctlError(
    'CONFIG_INVALID',
    `hosts.${host}.state should be another folder of the same server, and not one that holds the site.`,
  );
}
