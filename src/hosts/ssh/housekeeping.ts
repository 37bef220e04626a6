import type { Manifest } from '../manifest.ts';
import { isLockFile } from '../remote/lock.ts';
import { dropRecords, type RecordFiles, recordedReleases } from '../remote/records.ts';
import type { Entry } from './sftp-requests.ts';
import { KeptFiles, type Tree } from './kept-files.ts';
import { keepOwn } from './prepared-tree.ts';
import { PROBE } from './probe.ts';
import { BEFORE, isTree, LINK, MAKING, recordsFolder, treeOf } from './release-names.ts';
import { ServerFolder } from './server-folder.ts';
import { removeTree } from './server-tree.ts';
import type { Sftp } from './sftp.ts';
import { clearBefore } from './show.ts';
import { liveOf, type SitePlace } from './site-place.ts';
import { all } from './turns.ts';

/** What lies beside the site. */
export interface Beside {
  names: string[];
  records: string[];
}

export async function lookBeside(sftp: Sftp, place: SitePlace): Promise<Beside> {
  const namesOf = (entries: Entry[] | null): string[] => (entries ?? []).map(({ name }) => name).sort();
  const [names, records] = await Promise.all([sftp.list(place.releases), sftp.list(recordsFolder(place))]);
  return { names: namesOf(names), records: namesOf(records) };
}

/**
 * What runs that were cut off left behind: what was being made, trees without a record, records of releases that
 * nobody was ever shown are left to {@link prune}.
 */
export function rubbish({ names, records }: Beside, live: string | null): string[] {
  const recorded = new Set(recordedReleases(records));
  const isRubbish = (name: string): boolean => {
    if (name.startsWith(BEFORE)) return live !== null;
    if ([MAKING, PROBE, LINK].some((prefix) => name.startsWith(prefix)) || name.endsWith('.tmp')) return true;
    return isTree(name) && name !== live && !recorded.has(name);
  };
  return [...names.filter(isRubbish), ...records.filter((name) => name.endsWith('.tmp')).map(inRecords)];
}

const inRecords = (name: string): string => `records/${name}`;

/**
 * Removes what runs that were cut off left behind. Wants the lock.
 * @param token of the lock: what bears it is made meanwhile
 * @returns whether there was anything
 */
export async function tidy(sftp: Sftp, place: SitePlace, beside: Beside, token: string): Promise<boolean> {
  const locks = beside.names.filter((name) => isLockFile(name) && name !== 'lock');
  const found = [...rubbish(beside, liveOf(place)), ...locks].filter((name) => !name.includes(token));
  await all(
    found.map((name) =>
      name.startsWith(BEFORE)
        ? clearBefore(sftp, place, name.slice(BEFORE.length))
        : removeTree(sftp, `${place.releases}/${name}`),
    ),
  );
  return found.length > 0;
}

export interface PruneInput {
  sftp: Sftp;
  place: SitePlace;
  live: Manifest;
  /** What lay there when the release was begun. */
  beside: Beside;
  /** How many releases stay. */
  keep: number;
  /** Reads the record of a release. */
  release(id: string): Promise<Manifest | null>;
}

/**
 * Removes releases beyond the number to keep, never the live one nor the one that `undo` goes back to. Two trees stay:
 * the live one and the one before, of which the next release is made; of the others their own files are kept.
 * @returns the releases that stay
 */
export async function prune(input: PruneInput): Promise<string[]> {
  const { sftp, place, live, beside, keep, release } = input;
  const { names, records } = beside;
  const recorded = [...new Set([live.release, ...recordedReleases(records)])];
  const wanted = new Set([live.release, ...(live.previous === null ? [] : [live.previous])]);
  for (const id of recorded.slice(0, keep)) wanted.add(id);
  const next = live.undoes ?? live.previous;
  const trees = names.filter((name) => isTree(name) && name !== live.release && name !== next);
  for (const id of trees) {
    const manifest = wanted.has(id) ? await release(id) : null;
    const tree: Tree | null = manifest && { folder: treeOf(place, id), manifest };
    if (tree) await keepOwn(sftp, place, tree, live);
    await removeTree(sftp, treeOf(place, id));
  }
  const stay = recorded.filter((id) => wanted.has(id));
  if (stay.length === recorded.length) return stay;
  const files = await readAhead(new ServerFolder(sftp, recordsFolder(place)), stay);
  await dropRecords(files, stay, recordsFolder(place));
  const manifests = await Promise.all(stay.map(release));
  if (manifests.every((one) => one !== null)) await new KeptFiles(sftp, place, []).drop(manifests);
  return stay;
}

/** The heads of some records are read at once: to wait for one after the other would cost a round trip a time. */
async function readAhead(files: RecordFiles, releases: readonly string[]): Promise<RecordFiles> {
  const names = releases.map((id) => `${id}.json`);
  const read = await Promise.all(names.map((name) => files.read(name)));
  const heads = new Map(names.map((name, n) => [name, read[n] ?? null]));
  return {
    names: () => files.names(),
    write: (name, bytes) => files.write(name, bytes),
    remove: (name) => files.remove(name),
    read: async (name) => heads.get(name) ?? files.read(name),
  };
}
