import type { Host, LockHolder, Transaction } from '../host.ts';
import type { Manifest } from '../manifest.ts';
import { demandReleaseId } from '../read-manifest.ts';
import { demandSafePath } from '../safe-path.ts';
import { type HeldLock, hasDeadLock, type LockFiles, takeLock } from './lock.ts';
import { Journal, readJournal } from './ordered-journal.ts';
import { Kept } from './ordered-kept.ts';
import { JOURNAL, LIVE, type OrderedPlace, type OrderedStores } from './ordered-place.ts';
import { type LiveRelease, OrderedReleases } from './ordered-releases.ts';
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
  private readonly releases: OrderedReleases;
  private held: HeldLock | null = null;
  private began = false;
  /** The release that was live when the site was looked at. */
  private surveyed: string | null = null;

  constructor(place: OrderedPlace) {
    this.place = place;
    this.survey = new Survey(place.site, place.reserved);
    this.releases = new OrderedReleases(place, () => this.stores());
  }

  get label(): string {
    return this.place.site.label;
  }

  async current(): Promise<Manifest | null> {
    return (await this.releases.live())?.recorded.manifest ?? null;
  }

  async release(id: string): Promise<Manifest | null> {
    return (await this.releases.earlier(id))?.manifest ?? null;
  }

  async foreign(among?: readonly string[]): Promise<string[]> {
    const ours = await this.ours();
    const found = among
      ? [...new Set(await this.survey.inTheWay(among, ours))].sort()
      : [...(await this.survey.all('foreign')).keys()].filter((path) => !ours.has(path)).sort();
    if (found.length === 0) return found;
    // Another desk may have put some of it there while this one looked.
    const since = await this.ours();
    return found.filter((path) => !since.has(path));
  }

  /** What newsctl put there, and what it may have. */
  private async ours(): Promise<ReadonlySet<string>> {
    // In this order: another desk's journal goes once its release is live, so that one of the two tells of it.
    const journal = await readJournal(this.place.state);
    const live = (await this.live())?.recorded.manifest ?? null;
    return new Set([...(live?.files.map(({ path }) => path) ?? []), ...(journal?.paths ?? [])]);
  }

  /** What is live; a list of the site that was made under another release tells nothing of what is whose by now. */
  private async live(): Promise<LiveRelease | null> {
    const live = await this.releases.live();
    const release = live?.live.release ?? null;
    if (release !== this.surveyed) this.survey.forget();
    this.surveyed = release;
    return live;
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
    const { place, survey, releases } = this;
    const { state } = place;
    const mark = (await state.look(LIVE))?.mark ?? null;
    const before = await releases.live();
    const live = before?.recorded ?? null;
    const found = await readJournal(state);
    const left = found && found.to !== before?.live.release ? found : null;
    const head = { before: before?.live.release ?? null, to: release };
    this.began = true;
    return new OrderedTransaction({
      ...{ place, survey, live, left, ahead, release },
      journal: new Journal(state, head, [...(left?.paths ?? []), ...ahead]),
      kept: new Kept(place),
      confirm: async () => this.held?.confirm(),
      earlier: (id) => releases.earlier(id),
      show: (recorded, lost) => releases.show(recorded, lost, before?.live ?? null, mark),
      remark: async (marks) => before && releases.remark(marks, before),
    });
  }

  async close(): Promise<void> {
    await this.place.site.close();
    await this.place.state.close();
  }

  /** Puts back what a publish that was cut off began. */
  private async clearCut(): Promise<void> {
    const stores = this.stores();
    const found = await readJournal(stores.state);
    if (!found) return;
    const before = await this.releases.live();
    if (found.to !== before?.live.release) {
      const { about } = this.place;
      const live = before?.recorded ?? null;
      const done = await putBack({ stores, about, live, kept: new Kept(stores), steps: [found.paths] });
      if (done.left.length > 0) return;
      if (before && done.marks.size > 0) await this.releases.remark(done.marks, before);
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
