import { renameSync, writeFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NewsctlError } from '../errors.ts';
import type { Looks } from '../looks/look.ts';
import { lookMeanwhile } from '../looks/looker.ts';
import { meanwhile } from '../text/meanwhile.ts';
import { removeTree } from './folder-files.ts';
import { demandFree, demandNothingNew } from './folder-foreign.ts';
import { ReleaseFiles } from './folder-kept.ts';
import { carryLate, lookLate, withUnseen } from './folder-late.ts';
import { treeOf } from './folder-notes.ts';
import { writeRecord } from './folder-record.ts';
import { type Change, makeTree } from './folder-make.ts';
import { MAKING, placeOf } from './folder-names.ts';
import { isMuch, prepareNext } from './folder-next.ts';
import type { FolderPaths } from './folder-place.ts';
import { prune, show, tidy } from './folder-releases.ts';
import { clearRetired } from './folder-retired.ts';
import type { Scan } from './folder-scan.ts';
import { oursOf } from './ours.ts';
import type { Transaction } from './host.ts';
import type { Manifest } from './manifest.ts';
import { demandAllChanges } from './changes.ts';
import { demandReleaseId } from './read-manifest.ts';
import { demandSafePath } from './safe-path.ts';

/** What was found in the live tree, and when, by the clock of `performance.now()`. */
export interface LiveScan {
  at: number;
  scan: Scan;
}

/** In milliseconds: how long ago the live tree was looked at, for folders that nobody but newsctl uses not to be looked at again. */
const BRIEF = 1000;

export interface Begin {
  paths: FolderPaths;
  id: string;
  live: Manifest | null;
  /** How many releases stay. */
  keep: number;
  /** Looks at the live tree. */
  scan(): Promise<LiveScan>;
  /** The folders of the tree that the release can be made from, where they were looked at a moment ago. */
  spareLooks: Promise<Looks> | null;
  /** Reads the record of an earlier release. */
  release(id: string): Promise<Manifest | null>;
  /** Told of the record as soon as it is written. */
  recorded(manifest: Manifest): void;
}

/**
 * Files of trees out of use that each publish removes, however little it changes: a tenth of a second. What changes
 * more clears away more, twice what it adds, so that trees do not pile up.
 */
const CLEARED_AT_LEAST = 2000;

/** A release of a folder host in the making: changes to the live one, in a folder of its own that nothing points to yet. */
export class FolderTransaction implements Transaction {
  private readonly begun: Begin;
  private readonly folder: string;
  private readonly changes = new Map<string, Change>();
  private readonly earlier = new Map<string, Promise<{ manifest: Manifest; files: ReleaseFiles }>>();
  private puts = 0;
  private shown = false;

  private constructor(begun: Begin) {
    this.begun = begun;
    this.folder = join(begun.paths.releases, `${MAKING}${begun.id}`);
  }

  static async begin(begun: Begin): Promise<FolderTransaction> {
    demandReleaseId(begun.id);
    const transaction = new FolderTransaction(begun);
    await mkdir(begun.paths.releases, { recursive: true });
    await mkdir(transaction.folder);
    return transaction;
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    demandSafePath(path);
    const put = join(this.folder, `${this.puts++}`);
    writeFileSync(put, bytes, { flag: 'wx' });
    this.changes.set(path, { put });
  }

  async take(path: string, from: string): Promise<void> {
    demandSafePath(path);
    demandReleaseId(from);
    const { manifest, files } = await this.earlierRelease(from);
    const file = oursOf(manifest).files.get(path);
    const take = file && (await files.find(file));
    if (!take) throw new NewsctlError('HOST_FAILED', `Release ${from} has no whole file ${path} any more.`);
    this.changes.set(path, { take });
  }

  async remove(path: string): Promise<void> {
    demandSafePath(path);
    this.changes.set(path, null);
  }

  /** Nothing is seen before the commit, in whatever order it came. */
  async settle(): Promise<void> {}

  async commit(manifest: Manifest): Promise<void> {
    const { begun, changes, folder } = this;
    const { paths, id, live } = begun;
    const before = oursOf(live);
    const ours = oursOf(manifest, before);
    demandAllChanges(manifest, live, changes);
    const { at, scan: seen } = await begun.scan();
    demandFree(seen.foreign, ours);
    demandNothingNew(treeOf(paths, live), before, changes.keys());
    const made = await makeTree({ paths, folder, live, ours, changes, seen, spareLooks: begun.spareLooks });
    renameSync(made.tree.folder, placeOf(paths, id));
    made.tree.folder = placeOf(paths, id);
    await writeRecord(paths, manifest, live);
    begun.recorded(manifest);
    const old = await show(paths, id);
    this.shown = true;
    const changed = [...changes.keys()];
    const isBrief = live !== null && !isMuch(changed.length, manifest) && performance.now() - at < BRIEF;
    const late = old === null ? null : meanwhile(lookLate({ tree: old, ours: before, seen, isBrief }));
    // Readers have the site; what cannot be prepared or cleared away now, the next publish makes up for.
    await prune(paths, manifest, begun.keep).catch(() => {});
    await clearRetired(paths, Math.max(CLEARED_AT_LEAST, 2 * changed.length)).catch(() => {});
    const left = late === null ? seen.foreign : await lookMeanwhile(late);
    if (old !== null) carryLate(made.tree, old, left, seen.foreign, ours);
    const foreign = withUnseen(left, made.unseen);
    await prepareNext({ ...made, paths, folder, live, manifest, changed, left, foreign }).catch(() => {});
    await tidy(paths).catch(() => {});
  }

  async discard(): Promise<void> {
    if (this.shown) return;
    const { paths, id } = this.begun;
    for (const part of ['.json', '.list'] as const) await rm(placeOf(paths, id, part), { force: true });
    await removeTree(placeOf(paths, id));
    await removeTree(this.folder);
  }

  private earlierRelease(id: string): Promise<{ manifest: Manifest; files: ReleaseFiles }> {
    const known = this.earlier.get(id) ?? this.readEarlier(id);
    this.earlier.set(id, known);
    return known;
  }

  private async readEarlier(id: string): Promise<{ manifest: Manifest; files: ReleaseFiles }> {
    const { paths, live, release } = this.begun;
    const manifest = await release(id);
    if (!manifest) throw new NewsctlError('HOST_FAILED', `There is no release ${id} any more.`);
    return { manifest, files: await ReleaseFiles.of(paths, manifest, live) };
  }
}
