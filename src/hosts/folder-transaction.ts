import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { linkOrCopy } from './folder-files.ts';
import { carryForeign, carryLate } from './folder-foreign.ts';
import type { FolderPaths } from './folder-place.ts';
import { clearBefore, prune, show } from './folder-releases.ts';
import type { Transaction } from './host.ts';
import type { Manifest } from './manifest.ts';
import { RELEASE_ID } from './read-manifest.ts';
import { demandSafePath } from './safe-path.ts';

/** A release of a folder host in the making: a folder of its own that nothing points to yet. */
export class FolderTransaction implements Transaction {
  private readonly paths: FolderPaths;
  private readonly id: string;
  private readonly live: Manifest | null;
  private readonly keepReleases: number;
  private shown = false;

  private constructor(paths: FolderPaths, id: string, live: Manifest | null, keepReleases: number) {
    this.paths = paths;
    this.id = id;
    this.live = live;
    this.keepReleases = keepReleases;
  }

  static async begin(
    paths: FolderPaths,
    id: string,
    live: Manifest | null,
    keepReleases: number,
  ): Promise<FolderTransaction> {
    demandReleaseId(id);
    await mkdir(paths.releases, { recursive: true });
    await mkdir(join(paths.releases, id));
    return new FolderTransaction(paths, id, live, keepReleases);
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    const target = this.inside(path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes, { flag: 'wx' });
  }

  async keep(path: string, from: string): Promise<void> {
    demandReleaseId(from);
    const target = this.inside(path);
    await linkOrCopy(join(this.paths.releases, from, path), target);
  }

  async commit(manifest: Manifest): Promise<void> {
    const { paths, id } = this;
    const carry = {
      from: paths.site,
      to: join(paths.releases, id),
      ours: new Set(manifest.files.map((file) => file.path)),
      before: new Set(this.live?.files.map((file) => file.path)),
    };
    const carried = await carryForeign(carry);
    await writeFileAtomically(`${carry.to}.json`, JSON.stringify(manifest));
    const old = await show(paths, id);
    this.shown = true;
    if (old !== null) await carryLate({ ...carry, from: old }, carried);
    // Readers have the site; what cannot be cleared away now, the next publish clears away.
    await clearBefore(paths, id).catch(() => {});
    await prune(paths, manifest, this.keepReleases).catch(() => {});
  }

  async discard(): Promise<void> {
    if (this.shown) return;
    const folder = join(this.paths.releases, this.id);
    await rm(`${folder}.json`, { force: true });
    await rm(folder, { recursive: true, force: true });
  }

  private inside(path: string): string {
    demandSafePath(path);
    return join(this.paths.releases, this.id, path);
  }
}

function demandReleaseId(id: string): void {
  if (!RELEASE_ID.test(id)) throw new NewsctlError('HOST_FAILED', `\`${id}\` is no name of a release.`);
}
