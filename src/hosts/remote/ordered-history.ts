import * as z from 'zod';
import type { Manifest } from '../manifest.ts';
import type { FileStore } from './file-store.ts';
import { isLockFile } from './lock.ts';
import { readLock } from './lock-text.ts';
import type { Kept } from './ordered-kept.ts';
import { KEPT } from './ordered-place.ts';
import { type Live, recordFiles } from './ordered-records.ts';
import { inTurns } from './in-turns.ts';
import { dropRecords } from './records.ts';

const schema = z.array(z.string());

/** What a release had and the next one has not, as hashes: as long as any release up to it stays, these bytes do. */
const lossesPath = (release: string): string => `${KEPT}/${release}.json`;

export async function noteLosses(state: FileStore, release: string, hashes: Iterable<string>): Promise<void> {
  await state.write(lossesPath(release), Buffer.from(JSON.stringify([...new Set(hashes)].sort())));
}

/** The releases that stay: the newest ones, and those that undo goes back to. */
function retained({ history }: Live, { release, previous, undoes }: Manifest, keep: number): Set<string> {
  const stays = new Set(history.slice(0, keep));
  for (const id of [release, previous, undoes]) if (id !== null && history.includes(id)) stays.add(id);
  return stays;
}

/** History without what is older than every release that stays. */
export function shortened(live: Live, manifest: Manifest, keep: number): Live {
  const stays = retained(live, manifest, keep);
  const last = live.history.findLastIndex((id) => stays.has(id));
  return { ...live, history: live.history.slice(0, last + 1) };
}

/** Removes the records of releases that go, what only they needed, and what lies about of locks that are no more. */
export async function prune(
  state: FileStore,
  live: Live,
  manifest: Manifest,
  kept: Kept,
  keep: number,
): Promise<void> {
  const stays = [...retained(live, manifest, keep)];
  await Promise.all([dropRecords(recordFiles(state), stays, state.label), pruneKept(state, live, kept)]);
}

async function pruneKept(state: FileStore, { history }: Live, kept: Kept): Promise<void> {
  const names = [...(await state.list(KEPT)).keys()];
  const notes = names.filter((name) => name.endsWith('.json'));
  const standing = new Set(history.map(lossesPath));
  const lost = await inTurns(notes, state.parallel, async (name) =>
    standing.has(name) ? losses(state, name) : [],
  );
  await kept.prune(names, new Set(lost.flat()));
  const gone = notes.filter((name) => !standing.has(name));
  await inTurns(gone, state.parallel, (name) => state.remove(name));
}

async function losses(state: FileStore, name: string): Promise<string[]> {
  const bytes = await state.read(name);
  return bytes ? schema.parse(JSON.parse(Buffer.from(bytes).toString('utf8'))) : [];
}

/** Removes what belongs to other locks than the one that is held. */
export async function clearLocks(state: FileStore): Promise<void> {
  const bytes = await state.read('lock');
  if (!bytes) return;
  const { token } = readLock(bytes);
  const names = [...(await state.list('')).keys()];
  const dead = names.filter((name) => name !== 'lock' && isLockFile(name) && !name.endsWith(token));
  await inTurns(dead, state.parallel, (name) => state.remove(name));
}
