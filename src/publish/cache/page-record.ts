import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KeptPage } from '../../site/site-types.ts';
import { sha256 } from '../../text/sha256.ts';
import { SiteRecord } from './site-record.ts';
import { readTable, writeTable } from '../../tables/table.ts';

/**
 * What the last build made of what: the recipe of every page with the key of what it was made from, and what came
 * out. A build of a newsroom in which little has changed starts from it.
 */
export class PageRecord {
  private readonly file: string;
  private readonly mark: string;
  private readonly keeps: boolean;
  private record: SiteRecord | null | undefined;
  private next: SiteRecord | null = null;

  /**
   * @param target for whom it is: each has a record of its own
   * @param how `keeps`: whether anything may be written
   */
  constructor(folder: string, target: string, { mark, keeps }: { mark: string; keeps: boolean }) {
    this.file = join(folder, `pages-${sha256(target).slice(0, 16)}`);
    this.mark = mark;
    this.keeps = keeps;
  }

  /** What the last build made of a page. */
  get(path: string): KeptPage | undefined {
    const record = this.read();
    if (!record) return undefined;
    const row = record.row(path);
    return row < 0 ? undefined : { key: record.key(row), sha256: record.hash(row), size: record.size(row) };
  }

  read(): SiteRecord | null {
    if (this.record === undefined) {
      const table = readTable(this.file, this.mark);
      this.record = table && new SiteRecord(table);
    }
    return this.record;
  }

  /** @param record what is true from now on */
  set(record: SiteRecord): void {
    this.next = record;
  }

  /** Writes what was set; a disk that refuses only costs the next run time. */
  save(): void {
    if (!this.next || !this.keeps) return;
    try {
      writeTable(this.file, this.mark, this.next.table);
      removeOldest(dirname(this.file));
    } catch {
      rmSync(this.file, { force: true });
    }
    this.record = this.next;
    this.next = null;
  }
}

/** Records of so many targets stay: of folders that somebody built into once, most are gone. */
const TARGETS = 8;

function removeOldest(folder: string): void {
  const names = readdirSync(folder).filter((name) => /^pages-[0-9a-f]{16}$/.test(name));
  if (names.length <= TARGETS) return;
  const times = names.map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }));
  for (const { name } of times.sort((a, b) => b.time - a.time).slice(TARGETS))
    rmSync(join(folder, name), { force: true });
}
