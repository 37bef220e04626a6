import { type Dirent, existsSync } from 'node:fs';
import { link, mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NewsctlError } from '../../src/errors.ts';
import type { FileStore, StoredFile } from '../../src/hosts/remote/file-store.ts';

let count = 0;

/** A folder of this machine as a store that can do the least that a store must: no copies, no conditions. */
export class DiskStore implements FileStore {
  readonly label: string;
  readonly parallel = 4;
  /** Paths that were written, in their order. */
  readonly written: string[] = [];
  /** Paths that were removed, in their order. */
  readonly removed: string[] = [];
  readonly unanswered = new Set<string>();
  /** Carries out what was asked for and not answered. */
  late: (() => Promise<unknown>) | null = null;
  /** The change, counted from now, that is not answered: it fails, and may be carried out later. */
  fails = Number.POSITIVE_INFINITY;
  private readonly folder: string;
  private readonly aside: string;

  /** @param aside where files are made before they get their name */
  constructor(folder: string, aside: string) {
    this.label = folder;
    this.folder = folder;
    this.aside = aside;
  }

  read(path: string): Promise<Uint8Array | null> {
    return orNull(readFile(join(this.folder, path)));
  }

  async write(path: string, bytes: Uint8Array): Promise<string | null> {
    if (--this.fails === 0) this.leaveUnanswered(path, () => this.write(path, bytes));
    const made = await this.make(bytes);
    const to = join(this.folder, path);
    await mkdir(dirname(to), { recursive: true });
    await rename(made, to);
    this.written.push(path);
    return (await this.look(path))?.mark ?? null;
  }

  async create(path: string, bytes: Uint8Array): Promise<boolean> {
    const made = await this.make(bytes);
    const to = join(this.folder, path);
    await mkdir(dirname(to), { recursive: true });
    try {
      await link(made, to);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(made);
    }
  }

  async remove(path: string): Promise<void> {
    if (--this.fails === 0) this.leaveUnanswered(path, () => this.remove(path));
    await orNull(rm(join(this.folder, path)));
    this.removed.push(path);
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder))
      if (
        !(await rmdir(join(this.folder, folder)).then(
          () => true,
          () => false,
        ))
      )
        return;
  }

  async look(path: string): Promise<StoredFile | null> {
    const found = await orNull(stat(join(this.folder, path), { bigint: true }));
    return found?.isFile() ? { size: Number(found.size), mark: `${found.ino} ${found.mtimeNs}` } : null;
  }

  async list(folder: string): Promise<Map<string, StoredFile>> {
    const options = { recursive: true, withFileTypes: true } as const;
    const entries: Dirent[] = (await orNull(readdir(join(this.folder, folder), options))) ?? [];
    const found = new Map<string, StoredFile>();
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name).slice(this.folder.length + 1);
      const file = await this.look(path);
      if (file) found.set(path, file);
    }
    return found;
  }

  async close(): Promise<void> {}

  private leaveUnanswered(path: string, work: () => Promise<unknown>): never {
    this.unanswered.add(path);
    this.late = work;
    throw new NewsctlError('HOST_FAILED', 'The host did not answer.');
  }

  private async make(bytes: Uint8Array): Promise<string> {
    if (!existsSync(this.aside)) await mkdir(this.aside, { recursive: true });
    const made = join(this.aside, `${count++}`);
    await writeFile(made, bytes);
    return made;
  }
}

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
