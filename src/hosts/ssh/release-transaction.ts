import { NewsctlError } from '../../errors.ts';
import { demandFree } from '../folder-foreign.ts';
import { inTree, type Ours, oursOf } from '../folder-scan.ts';
import { demandAllChanges } from '../changes.ts';
import type { Transaction } from '../host.ts';
import type { Manifest } from '../manifest.ts';
import { demandReleaseId } from '../read-manifest.ts';
import { demandSafePath } from '../safe-path.ts';
import type { Begin } from './begin.ts';
import { carryLate } from './carry-late.ts';
import type { KeptFiles } from './kept-files.ts';
import { EarlyRecord } from './early-record.ts';
import { type Change, isNear, makeTree } from './make-tree.ts';
import type { Attributes } from './packet.ts';
import { MAKING, treeOf } from './release-names.ts';
import { removeTree, ServerTree } from './server-tree.ts';
import { clearBefore, show } from './show.ts';
import { BACK, stamped, stampOf } from './stamped.ts';
import { scanTree } from './tree-scan.ts';
import { all } from './turns.ts';
import { Uploads } from './uploads.ts';

/** Milliseconds after which it has to be made sure once more whose the lock is. */
const PROMPT = 5000;

/** What was found out about the folder in which a release is made. */
interface Ready {
  /** The time of change that new files get. */
  time: number;
  /** Permissions that folders need beyond what the server gives them. */
  mode: number | null;
}

/** A release in the making: changes to the live one, in a folder of its own that nothing points to yet. */
export class ReleaseTransaction implements Transaction {
  private readonly begun: Begin;
  private readonly folder: string;
  private readonly changes = new Map<string, Change>();
  /** Of files that were put or taken: what is asked for until the server has told. */
  private readonly times = new Map<string, number | undefined>();
  private readonly uploads: Uploads;
  private readonly ready: Promise<Ready>;
  /** The tree itself, where all of it is new: files go to their places at once. */
  private readonly tree: ServerTree | null;
  private readonly strays = new Set<string>();
  private earlier: Promise<KeptFiles> | undefined;
  private puts = 0;
  private shown = false;
  private record: EarlyRecord | null = null;

  /** Nobody waits for the folder to be there: what is asked for next is done after it. */
  constructor(begun: Begin) {
    demandReleaseId(begun.id);
    const { sftp } = begun.session;
    this.begun = begun;
    this.folder = `${begun.place.releases}/${MAKING}${begun.id}-${begun.mark}`;
    this.uploads = new Uploads(sftp);
    this.tree = begun.live ? null : new ServerTree(sftp, treeInside(this.folder));
    this.ready = this.prepare();
    this.uploads.watch(this.ready);
  }

  private async prepare(): Promise<Ready> {
    const { session, place } = this.begun;
    const { sftp } = session;
    const [, found] = await all([sftp.mkdir(this.folder), sftp.lstat(this.folder)]);
    const mode = (found?.mode ?? 0o755) & 0o7777;
    // Readers must get into every folder, whatever the server takes away from new ones.
    const readable = (mode & 0o555) === 0o555 ? null : mode | 0o555;
    if (readable !== null) await sftp.setstat(place.releases, { mode: readable });
    return { time: (found?.mtime ?? 0) - BACK, mode: readable };
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    demandSafePath(path);
    const put = this.placeFor(path);
    this.changes.set(path, { put });
    // What is put once more within a second must not look like what it was: an older tree may have that still.
    const before = stampOf(oursOf(this.begun.live).files.get(path));
    const attributes = this.ready.then(({ time }) => {
      const mtime = before === time ? time - 1 : time;
      this.times.set(path, mtime);
      return { mtime };
    });
    attributes.catch(() => {});
    await this.uploads.add(put, bytes, attributes, (told) => this.times.set(path, told));
  }

  private placeFor(path: string): string {
    if (!this.tree || this.changes.has(path)) return `${this.folder}/${this.puts++}`;
    this.uploads.watch(this.tree.makeFoldersOf(path));
    return inTree(this.tree.folder, path);
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
    this.change(path, { link: found.path });
    this.times.set(path, found.mtime);
  }

  async remove(path: string): Promise<void> {
    demandSafePath(path);
    this.change(path, null);
  }

  /** What was put where it belongs goes again. */
  private change(path: string, change: Change): void {
    const own = this.changes.get(path);
    if (own && 'put' in own && this.tree && own.put === inTree(this.tree.folder, path)) this.strays.add(path);
    this.changes.set(path, change);
  }

  /** Nothing is seen before the commit, in whatever order it came; a failure is told. */
  async settle(): Promise<void> {
    this.uploads.demandGood();
  }

  async commit(manifest: Manifest): Promise<void> {
    const { begun, changes } = this;
    const { place, live, id, session } = begun;
    const { sftp } = session;
    const before = oursOf(live);
    const ours = oursOf(manifest, before);
    demandAllChanges(manifest, live, changes);
    const from = live ? treeOf(place, live.release) : place.site;
    const { ready, uploads } = this;
    const seeing = scanTree(sftp, from, before);
    const record = new EarlyRecord(
      begun.stage,
      ready.then(() => this.stampedRecord(manifest, before)),
    );
    this.record = record;
    const [seen, spare, { missing }, { mode }] = await all([
      seeing,
      begun.spare,
      begun.probe,
      ready,
      uploads.settle(),
      begun.tidied,
    ]);
    if (missing !== null) throw cannotTurn(session.label, missing);
    demandFree(seen.foreign, ours);
    const tree = this.tree ?? new ServerTree(sftp, treeInside(this.folder));
    const asked = Date.now();
    const removing = tree.remove(this.strays);
    const making = makeTree({ sftp, tree, live, spare, ours, changes, from, seen, mode });
    // All of it was asked for already, so that the name comes behind it, unless there are files of others to bring.
    const isAsked = seen.foreign.files.size === 0 && seen.foreign.folders.size === 0;
    const [site] = await all([
      isAsked ? this.nameTree(tree) : all([removing, making]).then(() => this.nameTree(tree)),
      removing,
      making,
      record.finish(this.stampedRecord(manifest, before)),
      // Asked behind the steps above: what is answered is how it was after them.
      begun.confirm(),
    ]);
    if (Date.now() - asked > PROMPT) await begun.confirm();
    const showing = show(sftp, place, id, site);
    // Asked behind the turn of the link.
    const late = live ? scanTree(sftp, from, before) : null;
    late?.catch(() => {});
    const old = await showing;
    this.shown = true;
    const used = isNear(spare, ours) ? spare.manifest.release : null;
    const carrying =
      old === null ? null : carryLate(tree, { old, now: late ?? scanTree(sftp, old, before), seen, ours });
    // An empty folder that stays is cleared away by the next publish.
    sftp.rmdir(this.folder).catch(() => {});
    begun.clearing(this.clearAway(carrying, begun.finish(manifest, used), old !== null && live === null));
  }

  /** Gives a tree that is whole its name. @returns what has the site's name, where no release is shown yet */
  private async nameTree(tree: ServerTree): Promise<Attributes | null> {
    const { place, live, id, session } = this.begun;
    const named = treeOf(place, id);
    const naming = all([
      live ? null : session.sftp.lstat(place.site),
      session.sftp.rename(tree.folder, named),
    ]);
    // What is asked from now on finds it there.
    tree.folder = named;
    return (await naming)[0];
  }

  /** Readers have the site; what cannot be cleared away now, the next publish makes up for. */
  private async clearAway(
    carrying: Promise<void> | null,
    finishing: Promise<void>,
    isFirst: boolean,
  ): Promise<void> {
    const { session, place, id } = this.begun;
    await Promise.allSettled([carrying, finishing]);
    if (isFirst) await clearBefore(session.sftp, place, id).catch(() => {});
  }

  async discard(): Promise<void> {
    const { sftp } = this.begun.session;
    // What is left behind without a connection, the next publish clears away.
    if (this.shown || sftp.channel.isOver()) return;
    await this.uploads.settle().catch(() => {});
    await this.record?.drop();
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

const treeInside = (folder: string): string => `${folder}/tree`;

const cannotTurn = (label: string, missing: string): NewsctlError =>
  new NewsctlError('HOST_FAILED', `Releases cannot be shown on ${label} any more: ${missing}.`, {
    hint: 'Readers have what they had before. The server has changed; ask whoever runs it.',
  });
