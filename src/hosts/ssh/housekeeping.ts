import type { Manifest } from '../manifest.ts';
import { isLockFile } from '../remote/lock.ts';
import { dropRecords, recordedReleases } from '../remote/records.ts';
import type { Entry } from './sftp.ts';
import { KeptFiles, type Tree } from './kept-files.ts';
import { keepOwn } from './make-tree.ts';
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

/** Removes what runs that were cut off left behind. Wants the lock. */
export async function tidy(sftp: Sftp, place: SitePlace, ownToken: string): Promise<void> {
  const beside = await lookBeside(sftp, place);
  const locks = beside.names.filter(
    (name) => isLockFile(name) && name !== 'lock' && !name.endsWith(ownToken),
  );
  await all(
    [...rubbish(beside, liveOf(place)), ...locks].map((name) =>
      name.startsWith(BEFORE)
        ? clearBefore(sftp, place, name.slice(BEFORE.length))
        : removeTree(sftp, `${place.releases}/${name}`),
    ),
  );
}

export interface PruneInput {
  sftp: Sftp;
  place: SitePlace;
  live: Manifest;
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
export async function prune({ sftp, place, live, keep, release }: PruneInput): Promise<string[]> {
  const { names, records } = await lookBeside(sftp, place);
  const recorded = recordedReleases(records);
  const wanted = new Set([live.release, ...(live.previous === null ? [] : [live.previous])]);
  for (const id of recorded.slice(0, keep)) wanted.add(id);
  const next = live.undoes ?? live.previous;
  const trees = names.filter((name) => isTree(name) && name !== live.release && name !== next);
  for (const id of trees) {
    const manifest = wanted.has(id) ? await release(id) : null;
    const tree: Tree | null = manifest && { folder: treeOf(place, id), manifest };
    if (tree) await keepOwn({ sftp, place }, tree, live);
    await removeTree(sftp, treeOf(place, id));
  }
  const stay = recorded.filter((id) => wanted.has(id));
  if (stay.length === recorded.length) return stay;
  await dropRecords(new ServerFolder(sftp, recordsFolder(place)), stay, recordsFolder(place));
  if (!names.includes('kept')) return stay;
  const manifests = await Promise.all(stay.map(release));
  if (manifests.every((one) => one !== null)) await new KeptFiles(sftp, place, []).drop(manifests);
  return stay;
}
