import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** Files that the entries of a store are spread over, so that a change of a few rewrites little. */
const SHARDS = 128;

const shardNumber = (key: string): number => crc32(key) % SHARDS;

interface Shard<T> {
  entries: Map<string, T>;
  changed: boolean;
}

export interface ShardOptions {
  /** Stands for the version that wrote an entry; one line. */
  mark: string;
  /** Whether anything may be written. */
  keeps: boolean;
}

/**
 * Plain data by key, kept in a folder between runs. Nothing hangs on it: what is damaged or cut short, and what
 * another version wrote, counts as not there, and a disk that refuses only costs time. Files are read when one of
 * their keys is first asked for, and replaced as a whole, so that two runs at once at worst forget what one did.
 */
export class Shards<T> {
  private readonly shards = new Map<number, Shard<T>>();
  private readonly folder: string;
  private readonly name: string;
  private readonly options: ShardOptions;

  /** @param name what the files of this store begin with */
  constructor(folder: string, name: string, options: ShardOptions) {
    this.folder = folder;
    this.name = name;
    this.options = options;
  }

  get(key: string): T | undefined {
    return this.shardOf(key).entries.get(key);
  }

  set(key: string, value: T): void {
    const shard = this.shardOf(key);
    shard.entries.set(key, value);
    shard.changed = true;
  }

  delete(key: string): void {
    const shard = this.shardOf(key);
    if (shard.entries.delete(key)) shard.changed = true;
  }

  /**
   * Forgets all others.
   * @returns the keys that were forgotten
   */
  keepOnly(keys: ReadonlySet<string>): string[] {
    const gone: string[] = [];
    const there = new Set(namesIn(this.folder));
    for (let number = 0; number < SHARDS; number++)
      if (this.shards.has(number) || there.has(this.nameOf(number)))
        for (const key of this.shard(number).entries.keys()) if (!keys.has(key)) gone.push(key);
    for (const key of gone) this.delete(key);
    return gone;
  }

  /** Writes what changed. */
  save(): void {
    const changed = [...this.shards].filter(([, shard]) => shard.changed);
    if (changed.length === 0 || !this.options.keeps) return;
    try {
      // An article may say what is not for everybody on this machine.
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      for (const [number, shard] of changed) {
        this.write(number, shard);
        shard.changed = false;
      }
    } catch {
      // The next run does the work again.
    }
  }

  private shardOf(key: string): Shard<T> {
    return this.shard(shardNumber(key));
  }

  private shard(number: number): Shard<T> {
    const known = this.shards.get(number);
    if (known) return known;
    const shard = { entries: this.read(number), changed: false };
    this.shards.set(number, shard);
    return shard;
  }

  // The file: a line with the mark and a checksum of the rest, then the rest as JSON.

  private read(number: number): Map<string, T> {
    try {
      const text = readFileSync(this.fileOf(number), 'utf8');
      const end = text.indexOf('\n');
      const rest = text.slice(end + 1);
      if (end < 0 || text.slice(0, end) !== this.headOf(rest)) return new Map();
      return new Map(JSON.parse(rest) as [string, T][]);
    } catch {
      return new Map();
    }
  }

  private write(number: number, { entries }: Shard<T>): void {
    const file = this.fileOf(number);
    if (entries.size === 0) return rmSync(file, { force: true });
    const rest = JSON.stringify([...entries]);
    const temporary = `${file}.tmp`;
    writeFileSync(temporary, `${this.headOf(rest)}\n${rest}`, { mode: 0o600 });
    renameSync(temporary, file);
  }

  private headOf(rest: string): string {
    return `${this.options.mark} ${crc32(rest).toString(16)}`;
  }

  private fileOf(number: number): string {
    return join(this.folder, this.nameOf(number));
  }

  private nameOf(number: number): string {
    return `${this.name}-${number.toString(16).padStart(2, '0')}`;
  }
}

/** Removes everything that was kept in a folder under other names than these. */
export function removeOthers(folder: string, names: readonly string[]): void {
  for (const file of namesIn(folder))
    if (!names.some((name) => file.startsWith(`${name}-`)))
      rmSync(join(folder, file), { recursive: true, force: true });
}

/** None where there is no such folder. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
