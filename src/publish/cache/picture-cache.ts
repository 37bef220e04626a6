import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../text/sha256.ts';
import { writeFileAtomically } from '../../text/write-file.ts';
import { Shards } from './shards.ts';

/** One file that a picture was made into, by a name that is its own among them. */
export interface MadeFile {
  name: string;
  sha256: string;
  /** In bytes. */
  size: number;
}

/** What a picture was made into, or why nothing can be made of it. */
export type MadePicture = { files: MadeFile[] } | { fault: string };

/** What the records begin with; the files beside them begin with a key. */
const RECORDS = 'made';

/**
 * The files that pictures were made into, so that each is made once: in `.newsctl/cache/images/`, which may be removed
 * at any time. A key stands for all that its files hang on, so that none of them is ever out of date.
 */
export class PictureCache {
  private readonly folder: string;
  private readonly keeps: boolean;
  private readonly records: Shards<MadePicture>;
  /** Keys that somebody asked for; null where no site was planned, which says nothing of what is needed. */
  private used: Set<string> | null = null;

  /** @param keeps whether anything may be written */
  constructor(root: string, keeps: boolean) {
    this.folder = join(root, '.newsctl', 'cache', 'images');
    this.keeps = keeps;
    this.records = new Shards(this.folder, RECORDS, { mark: 'newsctl pictures 1', keeps });
  }

  /** From here on all that is not asked for is not needed any more. */
  begin(): void {
    this.used = new Set();
  }

  get(key: string): MadePicture | undefined {
    this.used?.add(key);
    return this.records.get(key);
  }

  /** The bytes of a file, or null where they are not there or not what they were. */
  async read(key: string, file: MadeFile): Promise<Uint8Array | null> {
    const bytes = await readFile(this.fileOf(key, file.name)).catch(() => null);
    return bytes && sha256(bytes) === file.sha256 ? bytes : null;
  }

  /** @returns whether the files can be read from here */
  async put(key: string, made: MadePicture, files: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
    if (!this.keeps) return false;
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      for (const [name, bytes] of files)
        await writeFileAtomically(this.fileOf(key, name), bytes, 0o600, false);
      this.records.set(key, made);
      return true;
    } catch {
      // A disk that refuses only costs the next build its time.
      return false;
    }
  }

  /** Writes what was made, and removes what no page shows any more. */
  save(): void {
    if (this.keeps && this.used) this.removeUnused(this.used);
    this.records.save();
  }

  private removeUnused(used: ReadonlySet<string>): void {
    this.records.keepOnly(used);
    try {
      for (const name of readdirSync(this.folder))
        if (!name.startsWith(`${RECORDS}-`) && !used.has(name.split('.')[0]!))
          rmSync(join(this.folder, name), { force: true });
    } catch {
      // There is no such folder.
    }
  }

  private fileOf(key: string, name: string): string {
    return join(this.folder, `${key}.${name}`);
  }
}
