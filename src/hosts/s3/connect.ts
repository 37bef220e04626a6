import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { NewsctlError } from '../../errors.ts';
import type { Access, Host, HostPlace } from '../host.ts';
import { knownPartsFolder, openKnownParts } from '../remote/known-parts.ts';
import { OrderedHost } from '../remote/ordered-host.ts';
import { siteFileAbout } from '../remote/site-file-about.ts';
import type { S3Options } from '../s3.ts';
import { secretVariable } from '../secret-names.ts';
import { addressOf } from './address.ts';
import { type Keys, S3Client } from './client.ts';
import { Conditions } from './conditions.ts';
import { S3Store } from './store.ts';

/** How long what is begun is put in order after an interruption, in milliseconds. */
const AFTERWARDS = 60_000;

/**
 * @throws NewsctlError CONFIG_INVALID, SECRET_MISSING
 */
export async function connectS3(options: S3Options, place: HostPlace, access: Access): Promise<Host> {
  // Each request under way listens; there are as many as are sent at once.
  setMaxListeners(0, access.signal);
  const address = addressOf(options, place.name);
  const keys = await keysOf(place, access);
  const { region, bucket, timeout, parallel } = options;
  const prefix = folderPrefix(options.prefix);
  const stateBucket = options.state_bucket ?? bucket;
  const statePrefix = folderPrefix(options.state_prefix ?? `.newsctl/${prefix}`);
  demandApart(place.name, { bucket, prefix }, { bucket: stateBucket, prefix: statePrefix });
  const cache = knownPartsFolder(place.root, place.name);
  const where = JSON.stringify([address.endpoint.href, stateBucket]);
  const conditions = new Conditions(join(cache, 's3.json'), where);
  const client = new S3Client({
    ...{ address, region, keys, signal: access.signal, silence: timeout * 1000 },
    get label() {
      const name = `s3://${bucket}${prefix && `/${prefix.slice(0, -1)}`}`;
      return conditions.known?.create === false ? `${name} (${WITHOUT})` : name;
    },
  });
  const common = { client, conditions, parallel };
  const hidden = stateBucket === bucket ? statePrefix : null;
  const site = new S3Store({ ...common, bucket, prefix, hidden, acl: options.acl ?? null });
  const state = new S3Store({ ...common, bucket: stateBucket, prefix: statePrefix, hidden: null, acl: null });
  return new OrderedHost({
    site,
    state,
    afterwards: () => {
      const signal = AbortSignal.timeout(AFTERWARDS);
      return { site: site.unbound(signal), state: state.unbound(signal) };
    },
    known: openKnownParts(cache),
    keep: place.keep,
    signal: access.signal,
    about: siteFileAbout(options.cache),
    reserved: hidden?.startsWith(prefix) ? hidden.slice(prefix.length, -1) : null,
  });
}

/** The service reads no conditions of a write: whose the lock is shows in a list of claims. */
const WITHOUT = 'a service without conditional writes';

async function keysOf({ name }: HostPlace, { secret }: Access): Promise<Keys> {
  const demanded = async (which: string): Promise<string> => {
    const value = await secret(which);
    if (value !== null) return value;
    throw new NewsctlError(
      'SECRET_MISSING',
      `The host \`${name}\` needs its ${which.replaceAll('_', ' ')}, and ${secretVariable(name, which)} is not set.`,
    );
  };
  return {
    id: await demanded('access_key_id'),
    secret: await demanded('secret_access_key'),
    session: await secret('session_token'),
  };
}

/** Empty, or ends with a slash and does not begin with one. */
const folderPrefix = (text: string): string => {
  const name = text.replace(/^\/+|\/+$/g, '');
  return name === '' ? '' : `${name}/`;
};

interface Part {
  bucket: string;
  prefix: string;
}

/** @throws NewsctlError CONFIG_INVALID where the site would lie among what newsctl keeps for itself */
function demandApart(host: string, site: Part, state: Part): void {
  if (site.bucket !== state.bucket || (state.prefix !== '' && !site.prefix.startsWith(state.prefix))) return;
  throw new NewsctlError(
    'CONFIG_INVALID',
    `hosts.${host}: the site and what newsctl keeps for itself may not lie in the same folder of one bucket.`,
    { hint: 'Give another `state_prefix`, or a `state_bucket`.' },
  );
}
