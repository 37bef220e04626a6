import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NewsctlError } from '../errors.ts';
import type { Looks } from '../looks/look.ts';
import { ifThere, toHostError } from './folder-files.ts';
import { ReleaseFiles } from './folder-kept.ts';
import { takeLock } from './folder-lock.ts';
import { hasFiles, namesIn, placeOf } from './folder-names.ts';
import { type FolderPaths, findPlace } from './folder-place.ts';
import { isUntidy, liveId, recover, tidy } from './folder-releases.ts';
import { notedRelease, scanLive } from './folder-notes.ts';
import { readRecord, recordStamp } from './folder-record.ts';
import { lookAtSpare } from './folder-spare.ts';
import { FolderTransaction, type LiveScan } from './folder-transaction.ts';
import type { Host, HostPlace, LockHolder, Transaction } from './host.ts';
import type { Manifest } from './manifest.ts';
import { RELEASE_ID } from './read-manifest.ts';
import { demandSafePath } from './safe-path.ts';

/** Opens the folder, and first puts right what a publish that was cut off left behind. */
export function connectFolder(path: string, { root, keep }: HostPlace): Promise<Host> {
  return guarded(path, async () => {
    const paths = await findPlace(root, path);
    await recover(paths);
    return new FolderHost(paths, keep);
  });
}

class FolderHost implements Host {
  readonly seesAll = true;
  readonly label: string;
  private readonly paths: FolderPaths;
  private readonly keep: number;
  private seen: (LiveScan & { live: Manifest | null }) | null = null;
  private spareSeen: { at: number; live: Manifest | null; looks: Promise<Looks> | null } | null = null;
  private readonly records = new Map<string, { stamp: string; manifest: Manifest }>();

  constructor(paths: FolderPaths, keep: number) {
    this.label = paths.site;
    this.paths = paths;
    this.keep = keep;
  }

  current(): Promise<Manifest | null> {
    return guarded(this.label, async () => {
      const id = await liveId(this.paths);
      if (id === null) return null;
      const manifest = await this.record(id, notedRelease);
      if (manifest) return manifest;
      throw new NewsctlError('HOST_FAILED', `The record of the live release ${id} is gone.`, {
        hint: `Put ${this.recordPath(id)} back from a copy, then run the command again.`,
      });
    });
  }

  release(id: string): Promise<Manifest | null> {
    return guarded(this.label, async () => {
      if (!RELEASE_ID.test(id) || !hasFiles(await namesIn(this.paths), id)) return null;
      return this.record(id);
    });
  }

  async foreign(): Promise<string[]> {
    const live = await this.current();
    return guarded(this.label, async () => {
      const at = performance.now();
      const looking = scanLive(this.paths, live);
      this.spareSeen = { at, live, looks: live && lookAtSpare(this.paths, live) };
      const seen = await looking;
      this.seen = { at, live, scan: seen };
      return [...seen.foreign.files.keys()].sort();
    });
  }

  async damaged(manifest: Manifest): Promise<string[]> {
    const live = await this.current();
    return guarded(this.label, async () => {
      const files = await ReleaseFiles.of(this.paths, manifest, live);
      return files.damaged();
    });
  }

  read(path: string): Promise<Uint8Array | null> {
    return guarded(this.label, async () => {
      demandSafePath(path);
      return ifThere(readFile(join(this.paths.site, path)));
    });
  }

  untidy(): Promise<boolean> {
    return guarded(this.label, () => isUntidy(this.paths));
  }

  lock(holder: LockHolder): Promise<() => Promise<void>> {
    return guarded(this.label, async () => {
      const unlock = await takeLock(this.paths.releases, holder);
      try {
        await tidy(this.paths);
      } catch (error) {
        await unlock();
        throw error;
      }
      return () => guarded(this.label, unlock);
    });
  }

  begin(release: string): Promise<Transaction> {
    return guarded(this.label, async () => {
      const live = await this.current();
      const begun = {
        paths: this.paths,
        id: release,
        live,
        keep: this.keep,
        scan: async () =>
          this.justSeen(live) ?? { at: performance.now(), scan: await scanLive(this.paths, live) },
        spareLooks: this.justLooked(live),
        release: (id: string) => this.release(id),
        recorded: (manifest: Manifest) => this.remember(manifest),
      };
      return guardedTransaction(this.label, await FolderTransaction.begin(begun));
    });
  }

  async close(): Promise<void> {}

  /** What was found in the live tree a moment ago: to look at ten thousand folders costs a tenth of a second. */
  private justSeen(live: Manifest | null): LiveScan | null {
    const { seen } = this;
    this.seen = null;
    return seen && seen.live === live && isJust(seen.at) ? seen : null;
  }

  /** The same of the tree that the next release is made from. */
  private justLooked(live: Manifest | null): Promise<Looks> | null {
    const seen = this.spareSeen;
    this.spareSeen = null;
    return seen && seen.live === live && isJust(seen.at) ? seen.looks : null;
  }

  private recordPath(id: string): string {
    return placeOf(this.paths, id, '.json');
  }

  /**
   * A record is asked for several times in one publish, and can be megabytes long.
   * @param noted what is known of the live release, whose record stays; that of an earlier one may go meanwhile
   */
  private async record(id: string, noted?: typeof notedRelease): Promise<Manifest | null> {
    const stamp = recordStamp(this.paths, id);
    if (stamp === null) return null;
    const known = this.records.get(id);
    if (known?.stamp === stamp) return known.manifest;
    const manifest = noted?.(this.paths, id) ?? readRecord(this.paths, id);
    this.records.set(id, { stamp, manifest });
    return manifest;
  }

  /** What has just been written need not be read. */
  private remember(manifest: Manifest): void {
    const stamp = recordStamp(this.paths, manifest.release);
    if (stamp !== null) this.records.set(manifest.release, { stamp, manifest });
  }
}

/** In milliseconds. What comes to the live tree after it was looked at is carried along once the release is shown. */
const MOMENT = 15_000;

const isJust = (at: number): boolean => performance.now() - at < MOMENT;

const guardedTransaction = (label: string, inner: Transaction): Transaction => ({
  put: (path, bytes) => guarded(label, () => inner.put(path, bytes)),
  take: (path, from) => guarded(label, () => inner.take(path, from)),
  remove: (path) => guarded(label, () => inner.remove(path)),
  settle: () => guarded(label, () => inner.settle()),
  commit: (manifest) => guarded(label, () => inner.commit(manifest)),
  discard: () => guarded(label, () => inner.discard()),
});

/** Turns what the file system says into what an editor can act on. */
async function guarded<T>(label: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toHostError(error, label);
  }
}
