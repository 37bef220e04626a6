import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rename, rm, rmdir, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writeFileAtomically } from '../text/write-file.ts';
import type { FolderPaths } from './folder.ts';
import { ifThere, linkOrCopy, listTree } from './folder-files.ts';
import type { Transaction } from './host.ts';
import type { Manifest } from './manifest.ts';

/** Prefix of the place that a folder from before newsctl is moved to when the first release takes its name. */
const BEFORE = 'before-';

/** A release of a folder host in the making: a folder of its own that nothing points to yet. */
export class FolderTransaction implements Transaction {
  private readonly paths: FolderPaths;
  private readonly id: string;
  private readonly keepReleases: number;

  private constructor(paths: FolderPaths, id: string, keepReleases: number) {
    this.paths = paths;
    this.id = id;
    this.keepReleases = keepReleases;
  }

  static async begin(paths: FolderPaths, id: string, keepReleases: number): Promise<FolderTransaction> {
    await mkdir(paths.releases, { recursive: true });
    await removeUnfinished(paths);
    await mkdir(join(paths.releases, id));
    return new FolderTransaction(paths, id, keepReleases);
  }

  /**
   * A crash while the first release took over a folder leaves the name free for a moment: then the release is
   * shown if it was whole, else the old folder gets its name back.
   */
  static async recover(paths: FolderPaths): Promise<void> {
    if ((await ifThere(lstat(paths.site))) !== null) return;
    const moved = ((await ifThere(readdir(paths.releases))) ?? [])
      .filter((name) => name.startsWith(BEFORE))
      .sort();
    const last = moved.at(-1);
    if (last === undefined) return;
    const id = last.slice(BEFORE.length);
    if ((await ifThere(lstat(join(paths.releases, `${id}.json`)))) !== null) await pointTo(paths, id);
    else await rename(join(paths.releases, last), paths.site);
  }

  async put(path: string, bytes: Uint8Array): Promise<void> {
    const target = this.inside(path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes, { flag: 'wx' });
  }

  async keep(path: string, from: string): Promise<void> {
    await linkOrCopy(join(this.paths.releases, from, path), this.inside(path));
  }

  async commit(manifest: Manifest): Promise<void> {
    const ours = new Set(manifest.files.map((file) => file.path));
    const before = await this.liveOurs();
    await this.carryForeign(ours, before);
    await writeFileAtomically(join(this.paths.releases, `${this.id}.json`), JSON.stringify(manifest));
    const old = await this.makeRoom();
    await pointTo(this.paths, this.id);
    // Whatever was put into the folder while the release was being made.
    if (old !== null) await this.carryForeign(ours, before, old);
    await this.prune(manifest);
  }

  async discard(): Promise<void> {
    await rm(join(this.paths.releases, this.id), { recursive: true, force: true });
  }

  private inside(path: string): string {
    return join(this.paths.releases, this.id, path);
  }

  /** What newsctl put into the live release; the rest of it is foreign. */
  private async liveOurs(): Promise<Set<string>> {
    const { readFile, readlink } = await import('node:fs/promises');
    const target = await ifThere(readlink(this.paths.site));
    const text =
      target && (await ifThere(readFile(join(this.paths.releases, `${basename(target)}.json`), 'utf8')));
    return new Set(text ? (JSON.parse(text) as Manifest).files.map((file) => file.path) : []);
  }

  private async carryForeign(
    ours: ReadonlySet<string>,
    before: ReadonlySet<string>,
    from = this.paths.site,
  ): Promise<void> {
    for (const path of await listTree(from)) {
      if (ours.has(path) || before.has(path)) continue;
      const target = this.inside(path);
      if ((await ifThere(lstat(target))) === null) await linkOrCopy(join(from, path), target);
    }
  }

  /** Frees the name of the site where a real folder has it; returns where the old site can be read afterwards. */
  private async makeRoom(): Promise<string | null> {
    const found = await ifThere(lstat(this.paths.site));
    if (found === null) return null;
    if (found.isSymbolicLink()) {
      const { realpath } = await import('node:fs/promises');
      return ifThere(realpath(this.paths.site));
    }
    if ((await ifThere(rmdir(this.paths.site).then(() => true, notEmpty))) === true) return null;
    const moved = join(this.paths.releases, `${BEFORE}${this.id}`);
    await rename(this.paths.site, moved);
    return moved;
  }

  /** Removes releases beyond the number to keep, never the live one nor the one that `undo` goes back to. */
  private async prune(live: Manifest): Promise<void> {
    const releases = await finished(this.paths);
    for (const id of releases.slice(0, Math.max(0, releases.length - this.keepReleases))) {
      if (id === live.release || id === live.previous) continue;
      await rm(join(this.paths.releases, `${id}.json`), { force: true });
      await rm(join(this.paths.releases, id), { recursive: true, force: true });
    }
  }
}

/** Turns the link to a release; the rename replaces the old link in one step. */
async function pointTo(paths: FolderPaths, id: string): Promise<void> {
  const temporary = join(paths.releases, `link-${randomBytes(4).toString('hex')}`);
  await mkdir(dirname(paths.site), { recursive: true });
  await symlink(join(basename(paths.releases), id), temporary, 'dir');
  await rename(temporary, paths.site);
}

/** Releases with a manifest, oldest first: the others were never shown. */
async function finished(paths: FolderPaths): Promise<string[]> {
  const names = await readdir(paths.releases);
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5))
    .sort();
}

/** What runs that were cut off left behind. */
async function removeUnfinished(paths: FolderPaths): Promise<void> {
  const names = await readdir(paths.releases);
  const kept = new Set(names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -5)));
  for (const name of names) {
    const unfinished = /^\d{8}T\d{6}Z-/.test(name) && !name.endsWith('.json') && !kept.has(name);
    if (unfinished || name.startsWith('link-') || name.endsWith('.tmp'))
      await rm(join(paths.releases, name), { recursive: true, force: true });
  }
}

function notEmpty(error: NodeJS.ErrnoException): false {
  if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return false;
  throw error;
}
