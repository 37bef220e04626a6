import { randomBytes } from 'node:crypto';
import { inTree } from '../folder-scan.ts';
import { oursOf } from '../ours.ts';
import { hasLock } from '../remote/lock.ts';
import type { Attributes } from './packet.ts';
import { isFolder, isLink, Refused } from './protocol.ts';
import { BEFORE, LEFT, LINK, recordsFolder, treeOf } from './release-names.ts';
import { ifThere, ServerFolder } from './server-folder.ts';
import { ServerLock } from './server-lock.ts';
import type { Sftp } from './sftp.ts';
import { linkTo, liveOf, type SitePlace } from './site-place.ts';
import { markOf, scanTree } from './tree-scan.ts';
import { all } from './turns.ts';

/** Turns the link to a release; the rename replaces the old link in one step. */
async function pointTo(sftp: Sftp, place: SitePlace, id: string): Promise<void> {
  const temporary = `${place.releases}/${LINK}${randomBytes(4).toString('hex')}`;
  await all([sftp.symlink(linkTo(place, id), temporary), sftp.posixRename(temporary, place.site)]);
  place.target = linkTo(place, id);
}

/**
 * Shows a release. A real folder that has the name has to go first: no server can swap a folder for a link in one step,
 * so that for a moment the name is free. {@link recover} heals a cut in that moment.
 * @returns where the old site can be read afterwards
 */
export async function show(
  sftp: Sftp,
  place: SitePlace,
  id: string,
  found: Attributes | null,
): Promise<string | null> {
  const live = liveOf(place);
  const moved = `${place.releases}/${BEFORE}${id}`;
  const folder = live === null && isFolder(found?.mode);
  if (folder) await sftp.rename(place.site, moved);
  try {
    await pointTo(sftp, place, id);
  } catch (error) {
    if (folder) await sftp.rename(moved, place.site);
    throw error;
  }
  if (folder) return moved;
  return live === null ? null : treeOf(place, live);
}

/**
 * A cut while the first release took over a folder leaves the name free: then that release is shown, which was whole by
 * then, or else the old folder gets its name back.
 */
export async function recover(sftp: Sftp, place: SitePlace): Promise<void> {
  const names = ((await sftp.list(place.releases)) ?? []).map(({ name }) => name);
  const last = names
    .filter((name) => name.startsWith(BEFORE))
    .sort()
    .at(-1);
  if (last === undefined || (await hasLock(new ServerLock(sftp, place.releases)))) return;
  const id = last.slice(BEFORE.length);
  const records = new ServerFolder(sftp, recordsFolder(place));
  const isWhole = names.includes(id) && (await records.names()).includes(`${id}.json`);
  if (isWhole) await pointTo(sftp, place, id);
  else await sftp.rename(`${place.releases}/${last}`, place.site);
}

/**
 * Clears a folder from before newsctl away. A file goes only where the release carried the very same over; should
 * anything else be left, it stays for its owner.
 */
export async function clearBefore(sftp: Sftp, place: SitePlace, id: string): Promise<void> {
  const old = `${place.releases}/${BEFORE}${id}`;
  const { foreign } = await scanTree(sftp, old, oursOf(null));
  await all(
    [...foreign.files].map(async ([path, mark]) => {
      const [left, right] = [inTree(old, path), inTree(treeOf(place, id), path)];
      const carried = await sftp.lstat(right);
      const isSame = isLink(carried?.mode)
        ? (await sftp.readlink(left)) === (await sftp.readlink(right))
        : carried !== null && markOf(carried) === mark;
      if (isSame) await ifThere(sftp.remove(left));
    }),
  );
  for (const folder of [...foreign.folders.keys(), ''].sort((a, b) => b.length - a.length))
    await sftp.rmdir(inTree(old, folder)).catch(ignoreRefusal);
  if (await sftp.lstat(old)) await sftp.rename(old, `${place.releases}/${LEFT}${id}`);
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refused)) throw error;
}
