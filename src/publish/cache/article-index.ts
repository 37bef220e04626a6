import { Places } from '../../text/places.ts';
import type { Place } from './append-file.ts';
import type { FileStamp } from './file-stamp.ts';
import { Lines } from '../../tables/lines.ts';
import { readTable, writeTable } from '../../tables/table.ts';

/** What is kept of an article, and where. */
export interface Kept {
  stamp: FileStamp | null;
  sha256: string;
  summary: Place;
  body: Place;
}

/** Numbers of a row: stamp, of which the first is -1 where there is none, then the places of summary and body. */
const WIDTH = 10;
const STAMP = 4;
const BODY = 7;

const NONE = Lines.of([]);

/**
 * What lies where, by the paths of articles. It stands in columns, as it is kept: of ten thousand articles an edit asks
 * for a few, and to make an object of each would cost more than to read them all.
 */
export class ArticleIndex {
  private readonly columns: Columns;
  private readonly paths: readonly string[];
  private readonly rows: Float64Array;
  private readonly places: Places;
  /** What has changed since it was read; null for what is kept no more. */
  private readonly changes = new Map<string, Kept | null>();
  /** How many articles something is kept of. */
  size: number;

  private constructor(columns: Columns) {
    this.columns = columns;
    this.paths = columns.paths.all();
    this.rows = columns.rows;
    this.places = new Places(this.paths);
    this.size = this.paths.length;
  }

  /** Empty where the table is not there or not whole. */
  static read(file: string, mark: string): ArticleIndex {
    const table = readTable(file, mark);
    const { paths = NONE, hashes = NONE } = table?.texts ?? {};
    return new ArticleIndex({ paths, hashes, rows: table?.numbers.rows ?? new Float64Array() });
  }

  get(path: string): Kept | undefined {
    const changed = this.changes.get(path);
    if (changed !== undefined) return changed ?? undefined;
    const row = this.places.of(path);
    return row < 0 ? undefined : this.at(row);
  }

  /** The hash that an article's file has; null where it has not this stamp. This is asked of all, and has to be quick. */
  hashIf(path: string, stamp: FileStamp): string | null {
    if (this.changes.size > 0 && this.changes.has(path)) return null;
    const row = this.places.of(path);
    if (row < 0) return null;
    for (let n = 0; n < STAMP; n++) if (this.rows[row * WIDTH + n] !== stamp[n]) return null;
    return this.columns.hashes.all()[row]!;
  }

  set(path: string, kept: Kept): void {
    if (!this.has(path)) this.size++;
    this.changes.set(path, kept);
  }

  delete(path: string): void {
    if (this.has(path)) this.size--;
    this.changes.set(path, null);
  }

  private has(path: string): boolean {
    const changed = this.changes.get(path);
    return changed === undefined ? this.places.of(path) >= 0 : changed !== null;
  }

  /** How many bytes of the text of all articles are still wanted. */
  wanted(): number {
    let sum = 0;
    for (let at = 0; at < this.rows.length; at += WIDTH)
      sum += this.rows[at + STAMP + 1]! + this.rows[at + BODY + 1]!;
    for (const [path, kept] of this.changes) {
      const row = this.places.of(path);
      if (row >= 0) sum -= lengthOf(this.at(row));
      if (kept) sum += lengthOf(kept);
    }
    return sum;
  }

  /** Those that were read, then those that were not there before. */
  *all(): Generator<readonly [path: string, kept: Kept]> {
    for (const [row, path] of this.paths.entries()) {
      const changed = this.changes.get(path);
      if (changed !== null) yield [path, changed ?? this.at(row)];
    }
    for (const [path, kept] of this.changes) if (kept && this.places.of(path) < 0) yield [path, kept];
  }

  *names(): Generator<string> {
    for (const path of this.paths) if (this.changes.get(path) !== null) yield path;
    for (const [path, kept] of this.changes) if (kept && this.places.of(path) < 0) yield path;
  }

  /** @throws whatever the file system says */
  write(file: string, mark: string): void {
    // Sorted, as they will be asked for.
    const revised = this.revised() ?? columnsOf([...this.all()].sort(byPath));
    const { paths, hashes, rows } = revised;
    writeTable(file, mark, { head: null, texts: { paths, hashes }, numbers: { rows } });
  }

  /** The columns with the rows that have changed; null where an article has come or gone. */
  private revised(): Columns | null {
    const hashes = new Map<number, string>();
    const rows = this.rows.slice();
    for (const [path, kept] of this.changes) {
      const row = this.places.of(path);
      if (row < 0 || kept === null) return null;
      hashes.set(row, kept.sha256);
      rows.set(numbersOf(kept), row * WIDTH);
    }
    return { paths: this.columns.paths, hashes: this.columns.hashes.with(hashes), rows };
  }

  private at(row: number): Kept {
    const [start, body, end] = [row * WIDTH, row * WIDTH + BODY, (row + 1) * WIDTH];
    const numbers = (from: number, to: number): number[] => Array.from(this.rows.subarray(from, to));
    return {
      stamp: this.rows[start]! < 0 ? null : (numbers(start, start + STAMP) as unknown as FileStamp),
      sha256: this.columns.hashes.at(row),
      summary: numbers(start + STAMP, body) as unknown as Place,
      body: numbers(body, end) as unknown as Place,
    };
  }
}

interface Columns {
  paths: Lines;
  hashes: Lines;
  rows: Float64Array;
}

function columnsOf(all: readonly (readonly [string, Kept])[]): Columns {
  const rows = new Float64Array(all.length * WIDTH);
  for (const [row, [, kept]] of all.entries()) rows.set(numbersOf(kept), row * WIDTH);
  return {
    paths: Lines.of(all.map(([path]) => path)),
    hashes: Lines.of(all.map(([, { sha256 }]) => sha256)),
    rows,
  };
}

const byPath = ([a]: readonly [string, Kept], [b]: readonly [string, Kept]): number =>
  a < b ? -1 : Number(a > b);

const lengthOf = ({ summary, body }: Kept): number => summary[1] + body[1];

const numbersOf = ({ stamp, summary, body }: Kept): number[] => [
  ...(stamp ?? [-1, 0, 0, 0]),
  ...summary,
  ...body,
];
