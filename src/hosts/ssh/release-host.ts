import { inTree } from '../folder-scan.ts';
import { oursOf } from '../ours.ts';
import type { Host, HostPlace, LockHolder, Transaction } from '../host.ts';
import type { Manifest } from '../manifest.ts';
import { demandReleaseId, RELEASE_ID } from '../read-manifest.ts';
import { knownPartsFolder, openKnownParts } from '../remote/known-parts.ts';
import { demandSafePath } from '../safe-path.ts';
import { foreignAmong } from './foreign-among.ts';
import { guardedTransaction } from './guarded-transaction.ts';
import { type Beside, lookBeside, prune, rubbish } from './housekeeping.ts';
import { LiveRelease } from './live-release.ts';
import { type Probe, probe } from './probe.ts';
import { treeOf } from './release-names.ts';
import { ReleaseTransaction } from './release-transaction.ts';
import { ServerReleases } from './server-releases.ts';
import { unlessRefused } from './server-tree.ts';
import type { Session } from './session.ts';
import { SiteLock } from './site-lock.ts';
import type { FoundSite, SitePlace } from './site-place.ts';
import { isWhole, stampOf } from './stamped.ts';
import { scanTree } from './tree-scan.ts';
import { all } from './turns.ts';

/** A site on a server whose name is a link to a release. */
export class ReleaseHost implements Host {
  readonly label: string;
  private readonly session: Session;
  private readonly place: SitePlace;
  private readonly keep: number;
  private readonly releases: ServerReleases;
  private readonly live: LiveRelease;
  private readonly siteLock: SiteLock;
  private probed: Promise<Probe> | null;
  /** What is cleared away after a release was shown. */
  private clearing: Promise<unknown> = Promise.resolve();

  /** @param probed what is known of the server already */
  constructor(
    session: Session,
    place: FoundSite,
    { root, name, keep }: HostPlace,
    probed: Promise<Probe> | null,
  ) {
    this.label = session.label;
    this.session = session;
    this.place = place;
    this.keep = keep;
    this.releases = new ServerReleases(session, place, openKnownParts(knownPartsFolder(root, name)));
    this.live = new LiveRelease(session, place, this.releases);
    this.siteLock = new SiteLock(session, place, this.live);
    this.probed = probed;
  }

  current(): Promise<Manifest | null> {
    return this.guarded(() => this.live.manifest());
  }

  release(id: string): Promise<Manifest | null> {
    return this.guarded(async () => (RELEASE_ID.test(id) ? this.releases.manifest(id) : null));
  }

  async foreign(among?: readonly string[]): Promise<string[]> {
    if (among && this.wasFree()) return [];
    return this.withLive(async (live) => {
      const { sftp } = this.session;
      const tree = live ? treeOf(this.place, live.release) : this.place.site;
      // A publish follows, which makes its tree of the one before.
      if (among && live?.previous) this.releases.manifest(live.previous).catch(() => {});
      if (among) return foreignAmong(sftp, tree, oursOf(live), among);
      return [...(await scanTree(sftp, tree, oursOf(live))).foreign.files.keys()].sort();
    });
  }

  damaged(manifest: Manifest, among?: readonly string[]): Promise<string[]> {
    return this.withLive(async (live) => {
      const matter = among && new Set(among);
      const files = matter ? manifest.files.filter(({ path }) => matter.has(path)) : manifest.files;
      const isLive = live?.release === manifest.release;
      const tree = treeOf(this.place, manifest.release);
      const kept = isLive ? null : await this.releases.files(live);
      // What was handed in may be a plan of ours without the times that the record has.
      const noted = oursOf(isLive ? live : manifest).files;
      const found = await all(
        files.map(async (file) => {
          if (kept) return (await kept.find(file)) !== null;
          const there = await this.session.sftp.lstat(inTree(tree, file.path));
          return isWhole(there, file, stampOf(noted.get(file.path)));
        }),
      );
      return files.flatMap(({ path }, n) => (found[n] ? [] : [path]));
    });
  }

  read(path: string): Promise<Uint8Array | null> {
    return this.guarded(async () => {
      demandSafePath(path);
      return this.session.sftp.read(inTree(this.place.site, path));
    });
  }

  untidy(): Promise<boolean> {
    return this.guarded(async () => {
      const [beside, live] = [await lookBeside(this.session.sftp, this.place), await this.live.id()];
      return rubbish(beside, live).length > 0 || (await this.siteLock.isDead());
    });
  }

  lock(holder: LockHolder): Promise<() => Promise<void>> {
    return this.guarded(() => this.siteLock.take(holder, () => this.clearing));
  }

  begin(release: string, ahead: readonly string[] = []): Promise<Transaction> {
    return this.guarded(async () => {
      demandReleaseId(release);
      await this.clearing;
      const beside = this.live.beside ?? lookBeside(this.session.sftp, this.place);
      beside.catch(() => {});
      const live = await this.current();
      const mark = this.siteLock.token;
      this.probed ??= probe(this.session, this.place, mark);
      this.probed.catch(() => {});
      const spare = this.releases.spare(live, beside);
      spare.catch(() => {});
      this.releases.prepareRecord(live, ahead.length, mark);
      const transaction = new ReleaseTransaction({
        session: this.session,
        place: this.place,
        id: release,
        live,
        mark,
        tidied: beside,
        spare,
        probe: this.probed,
        release: (id) => this.releases.manifest(id),
        files: () => this.releases.files(live),
        stage: (manifest) => this.releases.stage(manifest, beside),
        forget: () => this.releases.forget(release),
        confirm: () => this.siteLock.confirm(),
        finish: async (manifest, used) => this.prune(manifest, without(await beside, used)),
        clearing: (work) => {
          this.releases.dropPrepared();
          this.clearing = work.catch(() => {});
        },
      });
      return guardedTransaction(transaction, (work) => this.guarded(work));
    });
  }

  async close(): Promise<void> {
    await this.clearing;
    await this.session.close();
  }

  /** Whether nothing had the site's name a moment ago, so that nothing of others can lie in it. */
  wasFree(): boolean {
    return this.live.wasFree();
  }

  /** Removes the folder beside the site, where nothing is in it. */
  leaveNoTrace(): Promise<void> {
    return unlessRefused(this.session.sftp.rmdir(this.place.releases));
  }

  private withLive<T>(work: (live: Manifest | null) => Promise<T>): Promise<T> {
    return this.guarded(() => this.live.with(work));
  }

  private async prune(live: Manifest, beside: Beside): Promise<void> {
    this.live.beside = null;
    const { session, place, keep } = this;
    const release = (id: string) => this.releases.manifest(id);
    const stay = await prune({ sftp: session.sftp, place, live, beside, keep, release });
    this.releases.keepOnly(stay);
  }

  private guarded<T>(work: () => Promise<T>): Promise<T> {
    return this.session.guarded(work);
  }
}

const without = ({ names, records }: Beside, gone: string | null): Beside => ({
  names: names.filter((name) => name !== gone),
  records,
});
