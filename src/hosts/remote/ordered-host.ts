import { NewsctlError } from '../../errors.ts';
import type { Host, LockHolder, Transaction } from '../host.ts';
import type { Manifest } from '../manifest.ts';
import { demandReleaseId } from '../read-manifest.ts';
import { demandSafePath } from '../safe-path.ts';
import { type HeldLock, hasDeadLock, type LockFiles, takeLock } from './lock.ts';
import { clearLocks, noteLosses, prune, shortened } from './ordered-history.ts';
import { Journal, type JournalText, readJournal } from './ordered-journal.ts';
import { Kept } from './ordered-kept.ts';
import { JOURNAL, LIVE, type OrderedPlace, type OrderedStores } from './ordered-place.ts';
import {
  type Live,
  liveBytes,
  type Recorded,
  readLive,
  readRecorded,
  writeRecorded,
} from './ordered-records.ts';
import { putBack } from './ordered-rollback.ts';
import { damagedFiles, Survey } from './ordered-survey.ts';
import { OrderedTransaction } from './ordered-transaction.ts';

/**
 * A host on which files can only be changed one by one. Readers meet a release file by file, in an order in which no
 * page links to what is not there yet. What is about to change is noted first, and the bytes that were there are kept:
 * a publish that was cut off is finished by the next one, and a release can be taken back.
 */
export class OrderedHost implements Host {
  private readonly place: OrderedPlace;
  private readonly survey: Survey;
  private readonly records = new Map<string, Recorded>();
  private held: HeldLock | null = null;
  private began = false;

  constructor(place: OrderedPlace) {
    this.place = place;
    this.survey = new Survey(place.site, place.reserved);
  }

  get label(): string {
    return this.place.site.label;
  }

  async current(): Promise<Manifest | null> {
    return (await this.live())?.recorded.manifest ?? null;
  }

  async release(id: string): Promise<Manifest | null> {
    return (await this.earlier(id))?.manifest ?? null;
  }

  async foreign(among?: readonly string[]): Promise<string[]> {
    const live = await this.live();
    const journal = await readJournal(this.place.state);
    const own = live?.recorded.manifest.files.map(({ path }) => path) ?? [];
    const ours = new Set([...own, ...(journal?.paths ?? [])]);
    if (among) return [...new Set(await this.survey.inTheWay(among, ours))].sort();
    return [...(await this.survey.all('foreign')).keys()].filter((path) => !ours.has(path)).sort();
  }

  async damaged(manifest: Manifest, among?: readonly string[]): Promise<string[]> {
    const live = (await this.live())?.recorded ?? null;
    const journal = await readJournal(this.place.state);
    const unknown = new Set(journal && journal.to !== live?.manifest.release ? journal.paths : []);
    return damagedFiles(this.survey, this.place.state, { manifest, live, unknown, among });
  }

  async read(path: string): Promise<Uint8Array | null> {
    demandSafePath(path);
    return this.place.site.read(path);
  }

  async untidy(): Promise<boolean> {
    return (await readJournal(this.place.state)) !== null || hasDeadLock(this.lockFiles());
  }

  async lock(holder: LockHolder): Promise<() => Promise<void>> {
    const { label, place } = this;
    const held = await takeLock(this.lockFiles(), holder, { label, signal: place.signal });
    this.held = held;
    this.began = false;
    return async () => {
      this.held = null;
      // Whoever had nothing to publish leaves no half of what another one began.
      if (!this.began) await this.clearCut().catch(() => {});
      await held.release();
    };
  }

  async begin(release: string, ahead: readonly string[] = []): Promise<Transaction> {
    demandReleaseId(release);
    const { place, survey } = this;
    const { state } = place;
    const mark = (await state.look(LIVE))?.mark ?? null;
    const before = await this.live();
    const live = before?.recorded ?? null;
    const found = await readJournal(state);
    const left = found && found.to !== live?.manifest.release ? found : null;
    const head = { before: live?.manifest.release ?? null, to: release };
    this.began = true;
    return new OrderedTransaction({
      ...{ place, survey, live, left, ahead, release },
      journal: new Journal(state, head, [...(left?.paths ?? []), ...ahead]),
      kept: new Kept(place),
      confirm: async () => this.held?.confirm(),
      earlier: (id) => this.earlier(id),
      show: (recorded, lost) => this.show(recorded, lost, before?.live ?? null, mark),
      remark: (marks) => this.remark(marks, live),
    });
  }

  async close(): Promise<void> {
    await this.place.site.close();
    await this.place.state.close();
  }

  private async live(): Promise<{ live: Live; recorded: Recorded } | null> {
    const { state } = this.place;
    const live = await readLive(state);
    if (!live) return null;
    const recorded = await this.record(live.release);
    if (recorded) return { live, recorded };
    throw new NewsctlError(
      'HOST_FAILED',
      `${this.label}: the record of the live release ${live.release} is gone.`,
      {
        hint: 'Put it back from a copy, then run the command again.',
      },
    );
  }

  /** A record that no release became live with counts for nothing. */
  private async earlier(id: string): Promise<Recorded | null> {
    const live = await readLive(this.place.state);
    return live?.history.includes(id) ? this.record(id) : null;
  }

  private async record(id: string): Promise<Recorded | null> {
    const recorded = this.records.get(id) ?? (await readRecorded(this.place.state, id, this.place.known));
    if (recorded) this.records.set(id, recorded);
    return recorded;
  }

  /** The release is live from when the last file says so; what is cleared away after that can wait. */
  private async show(
    recorded: Recorded,
    lost: readonly string[],
    before: Live | null,
    mark: string | null,
  ): Promise<void> {
    const { state, known, keep } = this.place;
    const { manifest } = recorded;
    await Promise.all([
      writeRecorded(state, recorded, known),
      before && noteLosses(state, before.release, lost),
    ]);
    const history = [manifest.release, ...(before?.history ?? [])];
    const live = shortened({ release: manifest.release, history }, manifest, keep);
    const done = state.replace
      ? await state.replace(LIVE, liveBytes(live), mark)
      : await this.replaceLive(live, before);
    if (!done) throw overtaken(this.label);
    this.records.set(manifest.release, recorded);
    this.survey.forget();
    await this.tidy(live, manifest).catch(() => {});
  }

  private async replaceLive(live: Live, before: Live | null): Promise<boolean> {
    const { state } = this.place;
    if ((await readLive(state))?.release !== before?.release) return false;
    await state.write(LIVE, liveBytes(live));
    return true;
  }

  private async tidy(live: Live, manifest: Manifest): Promise<void> {
    const { place } = this;
    await place.state.remove(JOURNAL);
    await Promise.all([
      prune(place.state, live, manifest, new Kept(place), place.keep),
      this.held && clearLocks(place.state),
    ]);
  }

  /** A file that was put back may have got another mark: it is not damaged for that. */
  private async remark(marks: ReadonlyMap<string, string>, live: Recorded | null): Promise<void> {
    if (!live) return;
    const recorded = { manifest: live.manifest, marks: new Map([...live.marks, ...marks]) };
    await writeRecorded(this.stores().state, recorded, this.place.known);
    this.records.set(live.manifest.release, recorded);
  }

  /** Puts back what a publish that was cut off began. */
  private async clearCut(): Promise<void> {
    const stores = this.stores();
    const found: JournalText | null = await readJournal(stores.state);
    if (!found) return;
    const live = (await this.live())?.recorded ?? null;
    if (found.to !== live?.manifest.release) {
      const { about } = this.place;
      const done = await putBack({ stores, about, live, kept: new Kept(stores), steps: [found.paths] });
      if (done.left.length > 0) return;
      if (done.marks.size > 0) await this.remark(done.marks, live);
    }
    this.survey.forget();
    await stores.state.remove(JOURNAL);
  }

  /** After an interruption the stores of the connection do nothing more. */
  private stores(): OrderedStores {
    return this.place.signal.aborted ? this.place.afterwards() : this.place;
  }

  private lockFiles(): LockFiles {
    return {
      read: (name) => this.stores().state.read(name),
      create: (name, bytes) => this.stores().state.create(name, bytes),
      write: async (name, bytes) => {
        await this.stores().state.write(name, bytes);
      },
      remove: (name) => this.stores().state.remove(name),
    };
  }
}

const overtaken = (label: string): NewsctlError =>
  new NewsctlError('HOST_CHANGED', `Somebody else published to ${label} at the same moment.`, {
    hint: 'Run the command again: it starts from what is live now.',
  });
