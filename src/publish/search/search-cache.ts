import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SearchRecord } from '../../site/search/search-types.ts';
import { sha256 } from '../../text/sha256.ts';
import { Shards } from '../cache/shards.ts';

/** What is known of a file whose bytes lie in a pack. */
export type PackedFile = readonly [path: string, sha256: string, size: number];

/** An index that was made before. */
export interface KeptIndex {
  /** Stands for the articles that it was made of, as their files are. */
  key: string;
  /** Stands for what was indexed of them, and by which program. */
  made: string;
  /** In the order in which their bytes lie in the pack. */
  files: PackedFile[];
}

/** What was indexed of articles, by the key of each. */
export type KeptRecords = [key: string, record: SearchRecord][];

const INDEXES = 'indexes';

/**
 * What is kept of the indexes of a newsroom: which files each has and what they were made of, and for each one pack
 * with their bytes and one file with the words. It lies in `.newsctl/cache/search/` and may be removed at any time.
 */
export class SearchCache {
  readonly keeps: boolean;
  readonly indexes: Shards<KeptIndex>;
  private readonly folder: string;
  /** What the indexes that are wanted were made of; null while nobody has said. */
  private wanted: ReadonlySet<string> | null = null;
  /** What indexes were made of that have been replaced. */
  private readonly replaced: string[] = [];

  constructor(root: string, mark: string, keeps: boolean) {
    this.keeps = keeps;
    this.folder = join(root, '.newsctl', 'cache', 'search');
    this.indexes = new Shards(this.folder, INDEXES, { mark, keeps });
  }

  /** Forgets all other indexes; what lies on the disk goes when this is saved. */
  keepOnly(names: readonly string[]): void {
    this.indexes.keepOnly(new Set(names));
    this.wanted = new Set(names.flatMap((name) => this.indexes.get(name)?.made ?? []));
  }

  /** Notes an index in place of the one of that name; what that was made of goes when this is saved. */
  replace(name: string, index: KeptIndex): void {
    const before = this.indexes.get(name);
    if (before && before.made !== index.made) this.replaced.push(before.made);
    this.indexes.set(name, index);
  }

  /** @returns whether the bytes are there now */
  pack(made: string, files: readonly { bytes: Uint8Array }[]): boolean {
    return this.write(`pack-${made}`, Buffer.concat(files.map(({ bytes }) => bytes)));
  }

  /** Some bytes of a pack, or null where they are not to be had; whether they are the right ones is for the caller. */
  unpack(made: string, position: number, length: number): Uint8Array | null {
    try {
      const file = openSync(join(this.folder, `pack-${made}`), 'r');
      try {
        const bytes = new Uint8Array(length);
        return readSync(file, bytes, 0, length, position) === length ? bytes : null;
      } finally {
        closeSync(file);
      }
    } catch {
      return null;
    }
  }

  keepRecords(made: string, records: KeptRecords): void {
    const text = JSON.stringify(records);
    this.write(`records-${made}`, `${sha256(text)}\n${text}`);
  }

  /** None where they are not kept, or not whole. */
  recordsOf(made: string): KeptRecords {
    try {
      const text = readFileSync(join(this.folder, `records-${made}`), 'utf8');
      const end = text.indexOf('\n');
      const rest = text.slice(end + 1);
      return sha256(rest) === text.slice(0, end) ? (JSON.parse(rest) as KeptRecords) : [];
    } catch {
      return [];
    }
  }

  /** Writes what changed, and removes what is not wanted any more: of what was taken down no word stays. */
  save(): void {
    const { wanted, folder } = this;
    if (!this.keeps) return;
    if (wanted === null) return this.saveReplaced();
    if (wanted.size === 0) return rmSync(folder, { recursive: true, force: true });
    this.indexes.save();
    for (const name of namesIn(folder))
      if (!name.startsWith(`${INDEXES}-`) && !wanted.has(name.slice(name.indexOf('-') + 1)))
        rmSync(join(folder, name), { recursive: true, force: true });
  }

  /** Where nobody has said which indexes are wanted, all others stay. */
  private saveReplaced(): void {
    this.indexes.save();
    for (const made of this.replaced)
      for (const kind of ['pack', 'records']) rmSync(join(this.folder, `${kind}-${made}`), { force: true });
  }

  private write(name: string, content: Uint8Array | string): boolean {
    if (!this.keeps) return false;
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      const temporary = join(this.folder, `.${name}`);
      writeFileSync(temporary, content, { mode: 0o600 });
      renameSync(temporary, join(this.folder, name));
      return true;
    } catch {
      // The next run does the work again.
      return false;
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
