import { NewsctlError } from '../../errors.ts';
import type { Manifest } from '../manifest.ts';
import type { Beside } from './housekeeping.ts';
import { recordsFolder, treeOf } from './release-names.ts';
import type { ServerReleases } from './server-releases.ts';
import type { Session } from './session.ts';
import { type FoundSite, liveOf, type SitePlace } from './site-place.ts';

/** How long what was found at the connection counts as found now, for the first question alone; in milliseconds. */
const FRESH = 1000;

/** The release that readers of a server get at this moment: somebody else may publish at any time. */
export class LiveRelease {
  /** Whether nobody else can, as the lock is held. */
  isHeld = false;
  /** What lies beside the site, known for as long as nobody else can change it. */
  beside: Promise<Beside> | null = null;
  /** Whether the tree is there of the release that was live when the lock was taken. */
  private tree: { id: string; isThere: Promise<boolean> } | null = null;
  private readonly session: Session;
  private readonly place: SitePlace;
  private readonly releases: ServerReleases;
  /** What was live when that was asked last; undefined where it was not. */
  private last: Manifest | null | undefined;
  /** Until when the link is as it was found when the connection was made, by `performance.now()`. */
  private fresh = performance.now() + FRESH;
  /** Until when nothing has the site's name, where it was so found. */
  private free: number;

  constructor(session: Session, place: FoundSite, releases: ServerReleases) {
    this.session = session;
    this.place = place;
    this.releases = releases;
    this.free = place.isThere ? 0 : this.fresh;
  }

  /** Whether nothing had the site's name a moment ago: what lies in it need not be asked. */
  wasFree(): boolean {
    return performance.now() < this.free;
  }

  /** Null where nothing was published yet. @throws NewsctlError HOST_FAILED where its record is gone */
  async manifest(): Promise<Manifest | null> {
    const likely = liveOf(this.place);
    const asking = this.id();
    // What was live a moment ago mostly still is: it is looked at in the same breath.
    const early = likely === null ? null : this.recorded(likely);
    early?.catch(() => {});
    const id = await asking;
    if (id === null) this.last = null;
    else this.last = await (early !== null && id === likely ? early : this.recorded(id));
    return this.last;
  }

  async id(): Promise<string | null> {
    if (!this.isHeld && performance.now() > this.fresh) await this.readLink();
    this.fresh = 0;
    return liveOf(this.place);
  }

  /**
   * Does something with the live release. It is begun with the one that was live when that was asked last, and done once
   * more where that is no longer so: to wait for the answer would cost a round trip each time.
   */
  async with<T>(work: (live: Manifest | null) => Promise<T>): Promise<T> {
    const { last } = this;
    const early = last === undefined ? null : work(last);
    early?.catch(() => {});
    const live = await this.manifest();
    return early !== null && live === last ? early : work(live);
  }

  /** Asks where the name of the site leads to. */
  async readLink(): Promise<void> {
    this.free = 0;
    this.place.target = await this.session.sftp.readlink(this.place.site);
  }

  /** The same behind the taking of the lock, and whether the tree is there to which it led until now. */
  async readBehindLock(): Promise<void> {
    const id = liveOf(this.place);
    this.tree = id === null ? null : { id, isThere: this.hasTree(id) };
    this.tree?.isThere.catch(() => {});
    await this.readLink();
  }

  /** The lock is let go: from now on anybody may change anything. */
  release(): void {
    Object.assign(this, { isHeld: false, beside: null, tree: null });
  }

  private async hasTree(id: string): Promise<boolean> {
    return (await this.session.sftp.lstat(treeOf(this.place, id))) !== null;
  }

  /** Null where its tree is gone. */
  private async recorded(id: string): Promise<Manifest | null> {
    const isThere = this.isHeld && this.tree?.id === id ? this.tree.isThere : this.hasTree(id);
    const [manifest, there] = await Promise.all([this.releases.manifest(id), isThere]);
    if (!there) return null;
    if (manifest) return manifest;
    throw new NewsctlError('HOST_FAILED', `The record of the live release ${id} is gone.`, {
      hint: `Put ${recordsFolder(this.place)}/${id}.json back from a copy, then run the command again.`,
    });
  }
}
