import { inTree } from '../folder-scan.ts';
import type { Ours } from '../ours.ts';
import { foldersOf, parentOf } from '../safe-path.ts';
import { isLink, Refused } from './protocol.ts';
import { ifThere } from './server-folder.ts';
import type { Sftp } from './sftp.ts';
import { QUIET } from './tree-scan.ts';
import { all, Turns } from './turns.ts';

/** How files come to their places: bytes that were put, another name of a file, or somebody else's file as it is. */
export type Source = { put: string } | { link: string } | { carry: string };

/** Copies at once: each holds a file in memory. */
const COPIES = 4;

/**
 * The tree of a release in the making, on the server. Files may have a second name in what readers are served from: none
 * is written into, each change is another name or one name less.
 */
export class ServerTree {
  folder: string;
  private readonly sftp: Sftp;
  private readonly changed = new Set<string>();
  private readonly copies = new Turns(COPIES);
  /** Folders that were made. */
  private readonly made = new Set<string>();
  /** Permissions that folders need beyond what the server gives them. */
  private mode: number | null = null;

  constructor(sftp: Sftp, folder: string) {
    this.sftp = sftp;
    this.folder = folder;
  }

  /** Gives the folders that were made, and those that will be, permissions that the server does not give by itself. */
  async openUp(mode: number | null): Promise<void> {
    this.mode = mode;
    if (mode !== null)
      await all([...this.made].map((folder) => this.sftp.setstat(this.at(folder), { mode })));
  }

  /** @param folders outer ones first; they are asked for in one go, as servers work in the order in which they are asked */
  async makeFolders(folders: Iterable<string>): Promise<void> {
    const wanted = [...folders].filter((folder) => !this.made.has(folder));
    for (const folder of wanted) {
      this.made.add(folder);
      this.changed.add(folder).add(parentOf(folder));
    }
    const { mode } = this;
    await all(
      wanted.flatMap((folder) => [
        this.makeFolder(folder),
        ...(mode === null ? [] : [this.sftp.setstat(this.at(folder), { mode })]),
      ]),
    );
  }

  /** The folders that a file lies in, the tree itself among them. */
  makeFoldersOf(path: string): Promise<void> {
    if (this.made.has(parentOf(path))) return Promise.resolve();
    return this.makeFolders(['', ...[...foldersOf([path])].reverse()]);
  }

  private async makeFolder(folder: string): Promise<void> {
    try {
      await this.sftp.mkdir(this.at(folder));
    } catch (error) {
      if (!(error instanceof Refused) || !(await this.sftp.lstat(this.at(folder)))) throw error;
    }
  }

  /** Files that may not be there, then folders that they left empty; one that somebody else put something into stays. */
  async remove(paths: Iterable<string>, folders: Iterable<string> = []): Promise<void> {
    const files = [...paths];
    // Inner ones have longer names.
    const inner = [...folders].sort((a, b) => b.length - a.length);
    for (const path of [...files, ...inner]) this.changed.add(parentOf(path));
    for (const folder of inner) this.changed.delete(folder);
    await all([
      ...files.map((path) => ifThere(this.sftp.remove(this.at(path)))),
      ...inner.map((folder) => unlessRefused(this.sftp.rmdir(this.at(folder)))),
    ]);
  }

  /** Brings files to places where nothing is; what was put may take the place of another one. */
  async place(files: Iterable<readonly [path: string, source: Source]>): Promise<void> {
    await all(
      [...files].map(([path, source]) => {
        this.changed.add(parentOf(path));
        if ('put' in source) return this.bring(source.put, this.at(path));
        if ('link' in source) return this.sftp.hardlink(source.link, this.at(path));
        return this.carry(source.carry, this.at(path));
      }),
    );
  }

  /** What was put where it belongs stays there. */
  private async bring(from: string, to: string): Promise<void> {
    if (from !== to) await this.sftp.posixRename(from, to);
  }

  /** Gives folders of somebody else the permissions that they have: a server may write into them. */
  async permit(folders: ReadonlyMap<string, number>): Promise<void> {
    await all([...folders].map(([folder, mode]) => this.sftp.setstat(this.at(folder), { mode })));
  }

  /** Marks the folders that were changed and hold nothing foreign: see {@link QUIET}. */
  async quiet(ours: Ours, noisy: ReadonlySet<string>): Promise<void> {
    const folders = [...this.changed].filter((folder) => ours.folders.has(folder) && !noisy.has(folder));
    await all(folders.map((folder) => this.sftp.setstat(this.at(folder), { mtime: QUIET })));
    this.changed.clear();
  }

  private at(path: string): string {
    return inTree(this.folder, path);
  }

  /** A file of somebody else: a second name of it, or a copy where the server allows none of what is not ours. */
  private async carry(from: string, to: string): Promise<void> {
    const found = await this.sftp.lstat(from);
    // Its owner has taken it away meanwhile.
    if (!found) return;
    if (isLink(found.mode)) {
      const target = await this.sftp.readlink(from);
      if (target !== null) await this.sftp.symlink(target, to);
      return;
    }
    try {
      await this.sftp.hardlink(from, to);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await this.copies.run(async () => {
        const bytes = await this.sftp.read(from);
        const { mode = 0o644, mtime } = found;
        const attributes = { mode: mode & 0o7777, ...(mtime === undefined ? {} : { mtime }) };
        if (bytes) await this.sftp.write(to, bytes, { attributes });
      });
    }
  }
}

/** Does without what the server refuses. */
export async function unlessRefused(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

/** Removes a folder and all that is in it; links are not followed. */
export async function removeTree(sftp: Sftp, folder: string): Promise<void> {
  const turns = new Turns(64);
  const clear = async (path: string): Promise<void> => {
    const entries = (await turns.run(() => sftp.list(path))) ?? [];
    const empty = () =>
      all(
        entries.map(async ({ name, attributes: { mode = 0 } }) => {
          const inner = `${path}/${name}`;
          if ((mode & 0o170000) === 0o040000) await clear(inner);
          else await ifThere(sftp.remove(inner));
        }),
      );
    try {
      await empty();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // It may have the permissions of a folder of somebody else, into which nobody could write.
      await sftp.setstat(path, { mode: 0o700 });
      await empty();
    }
    await ifThere(sftp.rmdir(path));
  };
  const found = await sftp.lstat(folder);
  if (!found) return;
  if ((found.mode ?? 0) >> 12 === 0o4) await clear(folder);
  else await ifThere(sftp.remove(folder));
}
