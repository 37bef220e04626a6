import { posix } from 'node:path';
import type { Host, HostPlace } from '../host.ts';
import { knownPartsFolder, openKnownParts } from '../remote/known-parts.ts';
import { OrderedHost } from '../remote/ordered-host.ts';
import { LIVE } from '../remote/ordered-place.ts';
import { siteFileAbout } from '../remote/site-file-about.ts';
import { isFolder, Refused } from './protocol.ts';
import type { Session } from './session.ts';
import { SftpStore } from './sftp-store.ts';
import { all } from './turns.ts';

/** What newsctl keeps for itself where nothing can be made beside the site. */
const INSIDE = '.newsctl';

/** Where the state lies: beside the site where that is possible, else in a folder of it. */
interface StatePlace {
  folder: string;
  /** The name of the folder in the site; null where it lies elsewhere. */
  reserved: string | null;
}

/** The places in which it may lie, the better one first. @param path of the site; null where nothing can lie beside it */
function placesOf(path: string | null, given: string): StatePlace[] {
  const inside = { folder: posix.join(given, INSIDE), reserved: INSIDE };
  if (path === null) return [inside];
  const beside = posix.join(posix.dirname(path), `.${posix.basename(path)}.newsctl`);
  return [{ folder: beside, reserved: null }, inside];
}

/** The state of a site that was published file by file before; null where there is none. */
export async function knownState(
  { sftp }: Session,
  path: string | null,
  given: string,
): Promise<StatePlace | null> {
  const places = placesOf(path, given);
  const found = await all(places.map(({ folder }) => sftp.stat(`${folder}/${LIVE}`)));
  return places.find((_, n) => found[n]) ?? null;
}

export interface FileMode {
  path: string | null;
  /** The site as it is asked for. */
  given: string;
  known: StatePlace | null;
  /** What keeps the server from showing releases; null where that was found out before. */
  why: string | null;
}

/** A host on which files change one by one, as links cannot be turned there. */
export async function openFileMode(
  session: Session,
  { path, given, known, why }: FileMode,
  { root, name, keep }: HostPlace,
): Promise<Host> {
  const state = known ?? (await firstPossible(session, placesOf(path, given)));
  const label = `${session.label} (file by file${why === null ? '' : `, as ${why}`})`;
  const stores = {
    site: new SftpStore({ ...session, label }, given),
    state: new SftpStore({ ...session, label }, state.folder),
  };
  return new OrderedHost({
    ...stores,
    // There is no connection but this one: what an interruption leaves is put in order by the next run.
    afterwards: () => stores,
    known: openKnownParts(knownPartsFolder(root, name)),
    keep,
    signal: session.signal,
    // Web servers tell browsers what a file is by themselves.
    about: siteFileAbout({ pages: 0, feeds: 0 }),
    reserved: state.reserved,
  });
}

async function firstPossible({ sftp }: Session, places: readonly StatePlace[]): Promise<StatePlace> {
  const last = places.at(-1)!;
  for (const place of places.slice(0, -1)) {
    const found = await sftp.stat(place.folder);
    if (found && isFolder(found.mode)) return place;
    // Only tried: the folder comes with the first file in it.
    try {
      await sftp.mkdir(place.folder);
      await sftp.rmdir(place.folder);
      return place;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  }
  return last;
}
