import { NewsctlError } from '../../errors.ts';
import type { Manifest } from '../manifest.ts';
import { clearLocks, noteLosses, prune, shortened } from './ordered-history.ts';
import { Kept } from './ordered-kept.ts';
import { JOURNAL, LIVE, type OrderedPlace, type OrderedStores } from './ordered-place.ts';
import {
  type Live,
  liveBytes,
  type Recorded,
  readLive,
  readRecorded,
  recordFiles,
  writeRecorded,
} from './ordered-records.ts';
import { dropRecords } from './records.ts';

/** The release that readers have, with its record. */
export interface LiveRelease {
  live: Live;
  recorded: Recorded;
}

/** The releases of a host on which files change one by one, as its state tells of them. */
export class OrderedReleases {
  private readonly place: OrderedPlace;
  private readonly stores: () => OrderedStores;
  private readonly records = new Map<string, Recorded>();

  /** @param stores those that work at the moment */
  constructor(place: OrderedPlace, stores: () => OrderedStores) {
    this.place = place;
    this.stores = stores;
  }

  /** @throws NewsctlError HOST_FAILED where its record is not there or not whole */
  async live(): Promise<LiveRelease | null> {
    const { state } = this.stores();
    const live = await readLive(state);
    if (!live) return null;
    const recorded = await this.record(live.release);
    if (recorded) return { live, recorded };
    throw new NewsctlError(
      'HOST_FAILED',
      `${state.label}: the record of the live release ${live.release} is gone.`,
      {
        hint: 'Put it back from a copy, then run the command again.',
      },
    );
  }

  /** A record that no release became live with counts for nothing. */
  async earlier(id: string): Promise<Recorded | null> {
    const live = await readLive(this.stores().state);
    return live?.history.includes(id) ? this.record(id) : null;
  }

  /**
   * The release is live from when the last file says so; what is cleared away after that can wait.
   * @param lost hashes of files that it has not and the one before had
   * @param mark that the last file had when the release was begun
   * @throws NewsctlError HOST_CHANGED where somebody else came first
   */
  async show(
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
    if (!done) throw overtaken(state.label);
    this.records.set(manifest.release, recorded);
    await this.tidy(live, manifest).catch(() => {});
  }

  /** A file that was put back may have got another mark: it is not damaged for that. */
  async remark(marks: ReadonlyMap<string, string>, { live, recorded }: LiveRelease): Promise<void> {
    const { state } = this.stores();
    const now = { manifest: recorded.manifest, marks: new Map([...recorded.marks, ...marks]) };
    await writeRecorded(state, now, this.place.known);
    this.records.set(live.release, now);
    await dropRecords(recordFiles(state), live.history, state.label);
  }

  private async record(id: string): Promise<Recorded | null> {
    const recorded = this.records.get(id) ?? (await readRecorded(this.stores().state, id, this.place.known));
    if (recorded) this.records.set(id, recorded);
    return recorded;
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
      clearLocks(place.state),
    ]);
  }
}

const overtaken = (label: string): NewsctlError =>
  new NewsctlError('HOST_CHANGED', `Somebody else published to ${label} at the same moment.`, {
    hint: 'Run the command again: it starts from what is live now.',
  });
