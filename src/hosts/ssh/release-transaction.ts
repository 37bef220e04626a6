import { NewsctlError } from '../../errors.ts';
import { demandAllChanges } from '../changes.ts';
import { demandFree } from '../folder-foreign.ts';
import { oursOf } from '../ours.ts';
import type { Transaction } from '../host.ts';
import type { Manifest } from '../manifest.ts';
import { demandReleaseId } from '../read-manifest.ts';
import type { Begin } from './begin.ts';
import { carryLate } from './carry-late.ts';
import { EarlyRecord } from './early-record.ts';
import { isNear, makeTree } from './make-tree.ts';
import type { Attributes } from './packet.ts';
import { ReleaseChanges } from './release-changes.ts';
import { treeOf } from './release-names.ts';
import { removeTree, type ServerTree } from './server-tree.ts';
import { clearBefore, show } from './show.ts';
import { scanTree } from './tree-scan.ts';
import { all } from './turns.ts';

/** Milliseconds after which it has to be made sure once more whose the lock is. */
const PROMPT = 5000;

/** A release in the making: changes to the live one, then the turn of the link that readers follow. */
export class ReleaseTransaction implements Transaction {
  private readonly begun: Begin;
  private readonly changes: ReleaseChanges;
  private shown = false;
  private record: EarlyRecord | null = null;

  constructor(begun: Begin) {
    demandReleaseId(begun.id);
    this.begun = begun;
    this.changes = new ReleaseChanges(begun);
  }

  put(path: string, bytes: Uint8Array): Promise<void> {
    return this.changes.put(path, bytes);
  }

  take(path: string, from: string): Promise<void> {
    return this.changes.take(path, from);
  }

  remove(path: string): Promise<void> {
    return this.changes.remove(path);
  }

  /** Nothing is seen before the commit, in whatever order it came; a failure is told. */
  async settle(): Promise<void> {
    this.changes.uploads.demandGood();
  }

  async commit(manifest: Manifest): Promise<void> {
    const { begun, changes } = this;
    const { place, live, id, session } = begun;
    const { sftp } = session;
    const before = oursOf(live);
    const ours = oursOf(manifest, before);
    demandAllChanges(manifest, live, changes.byPath);
    const from = live ? treeOf(place, live.release) : place.site;
    const { ready, uploads, tree } = changes;
    const seeing = scanTree(sftp, from, before);
    const record = new EarlyRecord(
      begun.stage,
      ready.then(() => changes.stamped(manifest, before)),
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
    const asked = Date.now();
    const removing = tree.remove(changes.strays);
    const making = makeTree({ sftp, tree, live, spare, ours, changes: changes.byPath, from, seen, mode });
    // All of it was asked for already, so that the name comes behind it, unless there are files of others to bring.
    const isAsked = seen.foreign.files.size === 0 && seen.foreign.folders.size === 0;
    const [site] = await all([
      isAsked ? this.nameTree(tree) : all([removing, making]).then(() => this.nameTree(tree)),
      removing,
      making,
      record.finish(changes.stamped(manifest, before)),
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
    sftp.rmdir(changes.folder).catch(() => {});
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
    await this.changes.uploads.settle().catch(() => {});
    await this.record?.drop();
    await this.begun.forget();
    await removeTree(sftp, treeOf(this.begun.place, this.begun.id));
    await removeTree(sftp, this.changes.folder);
  }
}

const cannotTurn = (label: string, missing: string): NewsctlError =>
  new NewsctlError('HOST_FAILED', `Releases cannot be shown on ${label} any more: ${missing}.`, {
    hint: 'Readers have what they had before. The server has changed; ask whoever runs it.',
  });
