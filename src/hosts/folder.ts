import { lstat, readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { damagedFiles, ifThere, listTree, toHostError } from './folder-files.ts';
import { takeLock } from './folder-lock.ts';
import { FolderTransaction } from './folder-transaction.ts';
import { defineHost, type Host, type HostPlace, type Transaction } from './host.ts';
import type { Manifest } from './manifest.ts';

const options = z.strictObject({
  path: z.string().min(1, { error: 'should be the folder to publish to.' }).default('public'),
});

/**
 * A folder that a web server serves, or that somebody copies. The folder is a symbolic link to one of the
 * releases that stand beside it in `.NAME.releases/`; a publish makes a whole new release, unchanged
 * files hard-linked, and then turns the link with one rename. So readers get the old site or the new one.
 */
export const folder = defineHost<z.infer<typeof options>>({
  type: 'folder',
  summary: 'a folder on this machine',
  options,
  capabilities: { atomic: true, undo: true },
  async connect({ path }, place) {
    const host = new FolderHost(await realFolder(resolve(place.root, path)), place);
    await host.recover();
    return host;
  },
});

/** Somebody's own link to the folder is followed, so that it stays theirs; the link newsctl made is not. */
async function realFolder(site: string): Promise<string> {
  const target = await ifThere(readlink(site));
  if (target === null || basename(dirname(target)) === releasesName(site)) return site;
  return (await ifThere(realpath(site))) ?? site;
}

const releasesName = (site: string): string => `.${basename(site)}.releases`;

/** Where a folder host keeps its things. */
export interface FolderPaths {
  /** What the web server serves: a link to a release. */
  site: string;
  /** The releases, their manifests and the lock. */
  releases: string;
}

class FolderHost implements Host {
  readonly label: string;
  private readonly paths: FolderPaths;
  private readonly keep: number;

  constructor(site: string, place: HostPlace) {
    this.label = site;
    this.keep = place.keep;
    this.paths = { site, releases: join(dirname(site), releasesName(site)) };
  }

  /** Finishes what a crash left between two steps of taking over a folder that was there before. */
  async recover(): Promise<void> {
    await guarded(this.label, () => FolderTransaction.recover(this.paths));
  }

  async current(): Promise<Manifest | null> {
    const id = await this.currentId();
    return id === null ? null : this.release(id);
  }

  async release(id: string): Promise<Manifest | null> {
    const text = await ifThere(readFile(join(this.paths.releases, `${id}.json`), 'utf8'));
    if (text === null || (await ifThere(lstat(join(this.paths.releases, id)))) === null) return null;
    return JSON.parse(text) as Manifest;
  }

  async foreign(): Promise<string[]> {
    const manifest = await this.current();
    const ours = new Set(manifest?.files.map((file) => file.path));
    return (await listTree(this.paths.site)).filter((path) => !ours.has(path));
  }

  async damaged(manifest: Manifest): Promise<string[]> {
    const release = join(this.paths.releases, manifest.release);
    const written = await ifThere(stat(`${release}.json`));
    return damagedFiles(release, manifest.files, written?.mtimeMs ?? 0);
  }

  read(path: string): Promise<Uint8Array | null> {
    return ifThere(readFile(join(this.paths.site, path)));
  }

  lock(who: string): Promise<() => Promise<void>> {
    return guarded(this.label, () => takeLock(this.paths.releases, who));
  }

  begin(release: string): Promise<Transaction> {
    return guarded(this.label, () => FolderTransaction.begin(this.paths, release, this.keep));
  }

  private async currentId(): Promise<string | null> {
    const target = await ifThere(readlink(this.paths.site));
    if (target === null || resolve(dirname(this.paths.site), dirname(target)) !== this.paths.releases)
      return null;
    const id = basename(target);
    return (await ifThere(readdir(join(this.paths.releases, id)))) === null ? null : id;
  }
}

/** Turns what the file system says into what an editor can act on. */
async function guarded<T>(label: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toHostError(error, label);
  }
}
