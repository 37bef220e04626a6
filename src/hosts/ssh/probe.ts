import { randomBytes } from 'node:crypto';
import { Refused, isLink } from './protocol.ts';
import type { Session } from './session.ts';
import { demandFolder } from './server-folder.ts';
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
 */
export async function probe({ sftp }: Session, { releases }: SitePlace): Promise<Probe> {
  if (!sftp.offers('posix-rename')) return { missing: 'it cannot replace a name in one step (posix-rename)' };
  if (!sftp.offers('hardlink')) return { missing: 'it cannot give a file a second name (hardlink)' };
  try {
    await demandFolder(sftp, releases);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { missing: 'nothing can be made in the folder beside the site' };
  }
  const folder = `${releases}/${PROBE}${randomBytes(6).toString('hex')}`;
  try {
    return { missing: await tryLinks(sftp, folder) };
  } finally {
    if (!sftp.channel.isOver()) await clear(sftp, folder, releases);
  }
}

async function tryLinks(sftp: Sftp, folder: string): Promise<string | null> {
  try {
    const places = [folder, `${folder}/old`, `${folder}/new`];
    await all(places.map((one) => sftp.mkdir(one)));
    await all(['old', 'new'].map((one) => sftp.write(`${folder}/${one}/name`, Buffer.from(one))));
    // In one go, in the order in which servers work: what came out tells.
    const steps = all([
      sftp.hardlink(`${folder}/old/name`, `${folder}/new/second`),
      sftp.symlink('old', `${folder}/site`),
      sftp.symlink('new', `${folder}/link`),
      sftp.posixRename(`${folder}/link`, `${folder}/site`),
    ]);
    const became = whatBecame(sftp, folder);
    await Promise.allSettled([steps, became]);
    await steps;
    return await became;
  } catch (error) {
    if (error instanceof Refused) return 'it cannot turn a link to another folder in one step';
    throw error;
  }
}

async function whatBecame(sftp: Sftp, folder: string): Promise<string | null> {
  const [site, target, link, ...texts] = await Promise.all([
    sftp.lstat(`${folder}/site`),
    sftp.readlink(`${folder}/site`),
    sftp.lstat(`${folder}/link`),
    ...['site/name', 'old/name', 'new/name', 'new/second'].map((path) => sftp.read(`${folder}/${path}`, 100)),
  ]);
  const said = texts.map((text) => text && Buffer.from(text).toString('utf8'));
  const isTurned = isLink(site?.mode) && target === 'new' && link === null;
  if (isTurned && said.join() === 'new,old,new,old') return null;
  return 'it follows links where it should turn them, which would destroy what they lead to';
}

/** What a trial leaves behind, inner ones first: asked for in one go, as every round trip counts. */
const FILES = ['old/name', 'new/name', 'new/second', 'site', 'link'];

async function clear(sftp: Sftp, folder: string, releases: string): Promise<void> {
  const folders = [`${folder}/old`, `${folder}/new`, folder];
  const [, left] = await all<unknown>([
    all([
      ...FILES.map((name) => unlessRefused(sftp.remove(`${folder}/${name}`))),
      ...folders.map((one) => unlessRefused(sftp.rmdir(one))),
      // Where nothing was published yet, no trace is left.
      unlessRefused(sftp.rmdir(releases)),
    ]),
    sftp.lstat(folder),
  ]);
  if (left !== null) await unlessRefused(removeTree(sftp, folder));
}
