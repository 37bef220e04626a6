import { NewsctlError } from '../../errors.ts';
import { demandFree } from '../folder-foreign.ts';
import { type Ours, oursOf } from '../folder-scan.ts';
import { demandAllChanges } from '../changes.ts';
import type { Transaction } from '../host.ts';
import type { Manifest } from '../manifest.ts';
import { demandReleaseId } from '../read-manifest.ts';
import { demandSafePath } from '../safe-path.ts';
import { carryLate } from './carry-late.ts';
import type { KeptFiles } from './kept-files.ts';
import { type Change, isNear, makeTree } from './make-tree.ts';
import type { SpareTree } from './prepared-tree.ts';
import type { Probe } from './probe.ts';
import { MAKING, treeOf } from './release-names.ts';
import { removeTree } from './server-tree.ts';
import type { Session } from './session.ts';
import { clearBefore, show } from './show.ts';
import type { SitePlace } from './site-place.ts';
import { BACK, stamped, stampOf } from './stamped.ts';
import { scanTree } from './tree-scan.ts';
import { all } from './turns.ts';
import { Uploads } from './uploads.ts';

export interface Begin {
  session: Session;
  place: SitePlace;
  id: string;
  live: Manifest | null;
  /** The tree of an earlier release; null where there is none that can be relied on. */
  spare: Promise<SpareTree | null>;
  probe: Promise<Probe>;
  /** Reads the record of an earlier release. */
  release(id: string): Promise<Manifest | null>;
  /** Where files of releases are found. */
  files(): Promise<KeptFiles>;
  /** Writes the record of the release. */
  record(manifest: Manifest): Promise<void>;
  /** Removes the record again. */
  forget(): Promise<void>;
  /** Whether the lock is still ours. */
  confirm(): Promise<void>;
  /**
   * Clears away what the new release makes superfluous.
   * @param used the release whose tree became the new one
   */
  finish(manifest: Manifest, used: string | null): Promise<void>;
}

/** A release in the making: changes to the live one, in a folder of its own that nothing points to yet. */
export class ReleaseTransaction implements Transaction {
  private readonly begun: Begin;
  private readonly folder: string;
  private readonly changes = new Map<string, Change>();
  private readonly times = new Map<string, number | undefined>();
  private readonly uploads: Uploads;
  private readonly time: number;
  private readonly folderMode: number | null;
  private earlier: Promise<KeptFiles> | undefined;
  private puts = 0;
  private shown = false;

  private constructor(begun: Begin, folder: string, now: number, mode: number) {
    this.begun = begun;
    this.folder = folder;
    this.uploads = new Uploads(begun.session.sftp);
    this.time = now - BACK;
    // Readers must get into every folder, whatever the server takes away from new ones.
    this.folderMode = (mode & 0o555) === 0o555 ? null : mode | 0o555;
  }

  static async begin(begun: Begin): Promise<ReleaseTransaction> {
    demandReleaseId(begun.id);
    const { sftp } = begun.session;
    const folder = `${begun.place.releases}/${MAKING}${begun.id}`;
    await sftp.mkdir(folder);
    const { mtime, mode = 0o755 } = (await sftp.lstat(folder)) ?? {};
    const transaction = new ReleaseTransaction(begun, folder, mtime ?? 0, mode & 0o7777);
    const readable = transaction.folderMode;
    if (readable !== null) await sftp.setstat(begun.place.releases, { mode: readable });
    return transaction;
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    demandSafePath(path);
    const put = `${this.folder}/${this.puts++}`;
    this.changes.set(path, { put });
    // What is put once more within a second must not look like what it was: an older tree may have that still.
    const before = stampOf(oursOf(this.begun.live).files.get(path));
    const time = before === this.time ? this.time - 1 : this.time;
    await this.uploads.add(put, bytes, time, (told) => this.times.set(path, told));
  }

  async take(path: string, from: string): Promise<void> {
    demandSafePath(path);
    demandReleaseId(from);
    const manifest = await this.begun.release(from);
    if (!manifest) throw new NewsctlError('HOST_FAILED', `There is no release ${from} any more.`);
    this.earlier ??= this.begun.files();
    const file = oursOf(manifest).files.get(path);
    const found = file && (await (await this.earlier).find(file));
    if (!found) throw new NewsctlError('HOST_FAILED', `Release ${from} has no whole file ${path} any more.`);
    this.changes.set(path, { link: found.path });
    this.times.set(path, found.mtime);
  }

  async remove(path: string): Promise<void> {
    demandSafePath(path);
    this.changes.set(path, null);
  }

  /** Nothing is seen before the commit, in whatever order it came; a failure is told. */
  async settle(): Promise<void> {
    this.uploads.demandGood();
  }

  async commit(manifest: Manifest): Promise<void> {
    const { begun, changes, folder } = this;
    const { place, live, id, session } = begun;
    const { sftp } = session;
    const before = oursOf(live);
    const ours = oursOf(manifest, before);
    demandAllChanges(manifest, live, changes);
    const from = live ? treeOf(place, live.release) : place.site;
    const seeing = scanTree(sftp, from, before);
    await all<unknown>([seeing, begun.spare, begun.probe, this.uploads.settle()]);
    const [seen, spare, { missing }] = [await seeing, await begun.spare, await begun.probe];
    if (missing !== null) throw cannotTurn(session.label, missing);
    demandFree(seen.foreign, ours);
    const folderMode = this.folderMode;
    const making = makeTree({ sftp, folder, live, spare, ours, changes, from, seen, folderMode });
    await all<unknown>([making, begun.record(this.stampedRecord(manifest, before))]);
    const tree = await making;
    await all([sftp.rename(tree.folder, treeOf(place, id)), begun.confirm()]);
    tree.folder = treeOf(place, id);
    const old = await show(sftp, place, id);
    this.shown = true;
    const used = isNear(spare, ours) ? spare.manifest.release : null;
    // Readers have the site; what cannot be cleared away now, the next publish makes up for.
    const carrying = old === null ? null : carryLate(sftp, tree, { old, seen, before, ours });
    await Promise.allSettled([carrying, sftp.rmdir(folder), begun.finish(manifest, used)]);
    if (old !== null && live === null) await clearBefore(sftp, place, id).catch(() => {});
  }

  async discard(): Promise<void> {
    const { sftp } = this.begun.session;
    // What is left behind without a connection, the next publish clears away.
    if (this.shown || sftp.channel.isOver()) return;
    await this.uploads.settle().catch(() => {});
    await this.begun.forget();
    await removeTree(sftp, treeOf(this.begun.place, this.begun.id));
    await removeTree(sftp, this.folder);
  }

  private stampedRecord(manifest: Manifest, before: Ours): Manifest {
    return stamped(manifest, (path) =>
      this.changes.has(path) ? this.times.get(path) : stampOf(before.files.get(path)),
    );
  }
}

const cannotTurn = (label: string, missing: string): NewsctlError =>
  new NewsctlError('HOST_FAILED', `Releases cannot be shown on ${label} any more: ${missing}.`, {
    hint: 'Readers have what they had before. The server has changed; ask whoever runs it.',
  });
