import { NewsctlError } from '../../errors.ts';
import type { Transaction } from '../host.ts';
import type { Manifest, ManifestFile } from '../manifest.ts';
import { demandReleaseId } from '../read-manifest.ts';
import { demandSafePath } from '../safe-path.ts';
import { sha256 } from '../../text/sha256.ts';
import { demandAllChanges } from '../changes.ts';
import { Changes, type ChangesInput } from './ordered-changes.ts';
import { writeJournal } from './ordered-journal.ts';
import { Kept, keptPath } from './ordered-kept.ts';
import { isPage, JOURNAL, type OrderedStores } from './ordered-place.ts';
import type { Recorded } from './ordered-records.ts';
import { putBack } from './ordered-rollback.ts';
import { inTurns } from './in-turns.ts';
import { Uploads } from './uploads.ts';

export interface Begun extends ChangesInput {
  release: string;
  /** The record of an earlier release. */
  earlier(id: string): Promise<Recorded | null>;
  /** Writes down that a release is live. */
  show(recorded: Recorded, lost: readonly string[]): Promise<void>;
  /** Told of marks that files of the live release got when they were put back. */
  remark(marks: ReadonlyMap<string, string>): Promise<unknown>;
}

/** A release that comes to readers file by file. */
export class OrderedTransaction implements Transaction {
  private readonly begun: Begun;
  private readonly changes: Changes;
  private readonly uploads: Uploads;
  private readonly before: ReadonlyMap<string, ManifestFile>;
  private readonly said = new Map<string, boolean>();
  private readonly takes = new Map<string, ManifestFile>();
  private shown = false;

  constructor(begun: Begun) {
    demandReleaseId(begun.release);
    this.begun = begun;
    this.changes = new Changes(begun);
    this.uploads = new Uploads(begun.place.site.parallel);
    this.before = new Map(begun.live?.manifest.files.map((file) => [file.path, file]));
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    demandSafePath(path);
    this.said.set(path, true);
    await this.uploads.add(bytes.length, () => this.changes.put(path, bytes));
  }

  /** What comes from an earlier release comes in an order of its own: nobody said one. */
  async take(path: string, from: string): Promise<void> {
    demandSafePath(path);
    demandReleaseId(from);
    const earlier = await this.begun.earlier(from);
    const file = earlier?.manifest.files.find((one) => one.path === path);
    if (!file) throw gone(path, from);
    this.said.set(path, true);
    this.takes.set(path, file);
  }

  async remove(path: string): Promise<void> {
    demandSafePath(path);
    this.said.set(path, false);
  }

  async settle(): Promise<void> {
    await this.uploads.settle();
    this.changes.nextStep();
    const taken = [...this.takes.values()];
    this.takes.clear();
    for (const isNew of [true, false])
      for (const page of [false, true])
        await this.inStep(
          taken.filter(({ path }) => this.before.has(path) !== isNew && isPage(path) === page),
          (file) => file.size,
          (file) => this.takeOne(file),
        );
  }

  async commit(manifest: Manifest): Promise<void> {
    const { begun, changes } = this;
    await this.settle();
    demandAllChanges(manifest, begun.live?.manifest ?? null, this.said);
    await this.removeAll(manifest);
    const marks = new Map<string, string>();
    for (const { path } of manifest.files) {
      const mark = changes.marks.has(path) ? changes.marks.get(path) : begun.live?.marks.get(path);
      if (mark) marks.set(path, mark);
    }
    await begun.confirm();
    const changed = new Set([...changes.steps.flatMap((step) => [...step]), ...(begun.left?.paths ?? [])]);
    const lost = [...changed].flatMap((path) => this.before.get(path)?.sha256 ?? []);
    await begun.show({ manifest, marks }, lost);
    this.shown = true;
  }

  async discard(): Promise<void> {
    await this.uploads.idle();
    if (this.shown || !this.begun.journal.begun) return;
    const { place } = this.begun;
    // What cannot be put back now stays in the journal: the next publish does it.
    await this.putBack(place.signal.aborted ? place.afterwards() : place).catch(() => {});
  }

  private async putBack(stores: OrderedStores): Promise<void> {
    const { begun, changes } = this;
    const { live, left } = begun;
    const unanswered = changes.unanswered();
    // What an old page needs may go yet: readers keep the new ones, and the journal as it is.
    if (unanswered.some((path) => changes.hasRemoved(path))) return;
    const kept = new Kept(stores);
    const steps = [left?.paths ?? [], ...changes.steps.map((step) => [...step])];
    const { about } = begun.place;
    const done = await putBack({ stores, about, live, kept, steps, unanswered: new Set(unanswered) });
    if (done.left.length > 0) {
      const head = { before: live?.manifest.release ?? null, to: begun.release };
      await writeJournal(stores.state, { ...head, paths: done.left });
      return;
    }
    if (done.marks.size > 0) await begun.remark(done.marks);
    await stores.state.remove(JOURNAL);
    await inTurns([...begun.kept.made], stores.state.parallel, (hash) => stores.state.remove(keptPath(hash)));
  }

  /** Removals, and what a publish that was cut off left and nobody wants: pages before what they are made of. */
  private async removeAll(manifest: Manifest): Promise<void> {
    const after = new Set(manifest.files.map(({ path }) => path));
    const own = this.changes.steps.flatMap((step) => [...step]);
    const candidates = [...this.before.keys(), ...(this.begun.left?.paths ?? []), ...own];
    const going = [...new Set(candidates)].filter((path) => !after.has(path));
    for (const page of [true, false])
      await this.inStep(
        going.filter((path) => isPage(path) === page),
        () => 0,
        (path) => this.changes.remove(path),
      );
  }

  private async inStep<T>(
    all: readonly T[],
    size: (one: T) => number,
    work: (one: T) => Promise<void>,
  ): Promise<void> {
    for (const one of all) await this.uploads.add(size(one), () => work(one));
    await this.uploads.settle();
    this.changes.nextStep();
  }

  private async takeOne({ path, sha256: hash }: ManifestFile): Promise<void> {
    const bytes = (await this.begun.kept.bytes(hash)) ?? (await this.fromSite(path, hash));
    if (bytes === null) throw gone(path, 'the earlier one');
    await this.changes.put(path, bytes);
  }

  private async fromSite(path: string, hash: string): Promise<Uint8Array | null> {
    const bytes = await this.begun.place.site.read(path);
    return bytes !== null && sha256(bytes) === hash ? bytes : null;
  }
}

const gone = (path: string, release: string): NewsctlError =>
  new NewsctlError('HOST_FAILED', `Release ${release} has no whole file ${path} any more.`);
