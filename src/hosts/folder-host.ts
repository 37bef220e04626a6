import { lstat, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { damagedFiles, ifThere, toHostError } from './folder-files.ts';
import { listFiles } from './folder-foreign.ts';
import { takeLock } from './folder-lock.ts';
import { type FolderPaths, findPlace } from './folder-place.ts';
import { isUntidy, liveId, recover, tidy } from './folder-releases.ts';
import { FolderTransaction } from './folder-transaction.ts';
import type { Host, HostPlace, LockHolder, Transaction } from './host.ts';
import type { Manifest } from './manifest.ts';
import { RELEASE_ID, readManifest } from './read-manifest.ts';
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
  readonly label: string;
  private readonly paths: FolderPaths;
  private readonly keep: number;

  constructor(paths: FolderPaths, keep: number) {
    this.label = paths.site;
    this.paths = paths;
    this.keep = keep;
  }

  current(): Promise<Manifest | null> {
    return guarded(this.label, async () => {
      const id = await liveId(this.paths);
      if (id === null) return null;
      const manifest = await this.record(id);
      if (manifest) return manifest;
      throw new NewsctlError('HOST_FAILED', `The record of the live release ${id} is gone.`, {
        hint: `Put ${this.recordPath(id)} back from a copy, then run the command again.`,
      });
    });
  }

  release(id: string): Promise<Manifest | null> {
    return guarded(this.label, async () => {
      if (!RELEASE_ID.test(id) || (await ifThere(lstat(join(this.paths.releases, id)))) === null) return null;
      return this.record(id);
    });
  }

  async foreign(): Promise<string[]> {
    const manifest = await this.current();
    const ours = new Set(manifest?.files.map((file) => file.path));
    return guarded(this.label, async () =>
      (await listFiles(this.paths.site)).filter((path) => !ours.has(path)),
    );
  }

  damaged(manifest: Manifest): Promise<string[]> {
    return guarded(this.label, async () => {
      const written = await ifThere(stat(this.recordPath(manifest.release)));
      const files = join(this.paths.releases, manifest.release);
      return damagedFiles(files, manifest.files, written?.mtimeMs ?? 0);
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
      return unlock;
    });
  }

  begin(release: string): Promise<Transaction> {
    return guarded(this.label, async () => {
      const live = await this.current();
      return guardedTransaction(
        this.label,
        await FolderTransaction.begin(this.paths, release, live, this.keep),
      );
    });
  }

  private recordPath(id: string): string {
    return join(this.paths.releases, `${id}.json`);
  }

  private async record(id: string): Promise<Manifest | null> {
    const text = await ifThere(readFile(this.recordPath(id), 'utf8'));
    return text === null ? null : readManifest(text, id, this.recordPath(id));
  }
}

const guardedTransaction = (label: string, inner: Transaction): Transaction => ({
  put: (path, bytes) => guarded(label, () => inner.put(path, bytes)),
  keep: (path, from) => guarded(label, () => inner.keep(path, from)),
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
