import { randomBytes } from 'node:crypto';
import { isFile, isLink, Refused } from './protocol.ts';
import type { Session } from './session.ts';
import { removeTree, unlessRefused } from './server-tree.ts';
import type { Sftp } from './sftp.ts';
import type { SitePlace } from './site-place.ts';
import { all } from './turns.ts';

/** Prefix of the folder in which a server is tried out. */
export const PROBE = 'probe-';

/** What a server does with links; `missing` says in words why releases cannot be shown by one. */
export interface Probe {
  missing: string | null;
}

/**
 * Tries out, beside the site, whether a link can be turned to another folder in one step, and whether files can have
 * second names. What a server offers tells nothing: there are some that follow both links and destroy what they lead to.
 * All is asked for in one go, in the order in which servers work, as every round trip counts: one that works in another
 * order fails the trial, and is published to file by file.
 * @param mark that the name of the folder bears
 */
export async function probe({ sftp }: Session, { releases }: SitePlace, mark = ''): Promise<Probe> {
  if (!sftp.offers('posix-rename')) return { missing: 'it cannot replace a name in one step (posix-rename)' };
  if (!sftp.offers('hardlink')) return { missing: 'it cannot give a file a second name (hardlink)' };
  const folder = `${releases}/${PROBE}${mark}${randomBytes(6).toString('hex')}`;
  const making = Promise.allSettled([sftp.mkdir(releases), sftp.mkdir(folder)]);
  const trying = tryLinks(sftp, folder);
  const clearing = clear(sftp, folder, releases);
  const [[, made], tried, cleared] = await Promise.all([making, settled(trying), settled(clearing)]);
  for (const one of [made, tried, cleared])
    if (one.status === 'rejected' && !(one.reason instanceof Refused)) throw one.reason;
  if (made.status === 'rejected') return { missing: 'nothing can be made in the folder beside the site' };
  if (tried.status === 'fulfilled') return { missing: tried.value };
  return { missing: 'it cannot turn a link to another folder in one step' };
}

async function settled<T>(work: Promise<T>): Promise<PromiseSettledResult<T>> {
  return (await Promise.allSettled([work]))[0];
}

async function tryLinks(sftp: Sftp, folder: string): Promise<string | null> {
  const [old, fresh, site, link] = ['old', 'new', 'site', 'link'].map((name) => `${folder}/${name}`);
  const steps = all([
    sftp.mkdir(old!),
    sftp.mkdir(fresh!),
    makeFile(sftp, `${old}/was`),
    makeFile(sftp, `${fresh}/is`),
    sftp.hardlink(`${old}/was`, `${fresh}/second`),
    sftp.symlink('old', site!),
    sftp.symlink('new', link!),
    sftp.posixRename(link!, site!),
  ]);
  const became = whatBecame(sftp, folder);
  await Promise.allSettled([steps, became]);
  await steps;
  return became;
}

/** Nobody waits for the server to close it. */
async function makeFile(sftp: Sftp, path: string): Promise<void> {
  const handle = await sftp.create(path);
  sftp.close(handle, path).catch(() => {});
}

/** What must be there once the link was turned, and what must not. */
const THERE = ['site/is', 'site/second', 'old/was', 'new/is', 'new/second'];
const GONE = ['link', 'site/was'];

async function whatBecame(sftp: Sftp, folder: string): Promise<string | null> {
  const look = (path: string) => sftp.lstat(`${folder}/${path}`);
  const [site, target, there, gone] = await Promise.all([
    look('site'),
    sftp.readlink(`${folder}/site`),
    Promise.all(THERE.map(look)),
    Promise.all(GONE.map(look)),
  ]);
  const isTurned = isLink(site?.mode) && target === 'new';
  const isWhole = there.every((one) => isFile(one?.mode)) && gone.every((one) => one === null);
  if (isTurned && isWhole) return null;
  return 'it follows links where it should turn them, which would destroy what they lead to';
}

/** What a trial leaves behind, inner ones first. */
const FILES = ['old/was', 'new/is', 'new/second', 'site', 'link'];

async function clear(sftp: Sftp, folder: string, releases: string): Promise<void> {
  const folders = [`${folder}/old`, `${folder}/new`, folder];
  const [, left] = await all([
    all([
      ...FILES.map((name) => unlessRefused(sftp.remove(`${folder}/${name}`))),
      ...folders.map((one) => unlessRefused(sftp.rmdir(one))),
      // Where nothing was published yet, no trace is left.
      unlessRefused(sftp.rmdir(releases)),
    ]),
    sftp.lstat(folder),
  ]);
  if (left === null) return;
  await unlessRefused(removeTree(sftp, folder));
  await unlessRefused(sftp.rmdir(releases));
}
