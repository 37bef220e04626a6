import { readFileSync, rmSync } from 'node:fs';
import { Places } from '../text/places.ts';
import type { Looks } from '../looks/look.ts';
import { type FileStamp, isSettled } from './cache/file-stamp.ts';
import { Lines } from '../tables/lines.ts';
import { readTable, writeTable } from '../tables/table.ts';

const MARK = 'newsctl built 1';

/** Numbers of one stamp. */
const WIDTH = 4;

/**
 * What the last build put into a folder: each file with its hash, and the stamp by which it is known still to be that.
 * It stands in columns, as it is kept: a site has tens of thousands of files, and a build of one edit changes four.
 */
export class BuiltRecord {
  readonly paths: readonly string[];
  /** Empty for a file of which only is known that it is ours. */
  private readonly hashes: readonly string[];
  /** Four numbers a file; the first is -1 where nothing is known. */
  private readonly stamps: Float64Array;
  /** What the record held before, which need not be written again. */
  private readonly written: BuiltRecord | null;
  private readonly places: Places;

  constructor(
    paths: readonly string[],
    hashes: readonly string[],
    stamps: Float64Array,
    written: BuiltRecord | null,
  ) {
    this.paths = paths;
    this.hashes = hashes;
    this.stamps = stamps;
    this.written = written;
    this.places = new Places(paths);
  }

  static read(file: string): BuiltRecord {
    const table = readTable(file, MARK);
    if (!table) return earlierRecord(`${file}.json`);
    const [paths = [], hashes = []] = [table.texts.paths?.all(), table.texts.hashes?.all()];
    return new BuiltRecord(paths, hashes, table.numbers.stamps!, null);
  }

  /** Of files of which only is known that they are ours. */
  static of(paths: readonly string[]): BuiltRecord {
    return new BuiltRecord([], [], new Float64Array(0), null).with(paths);
  }

  /** Where a file stands; -1 where it is none of ours. */
  row(path: string): number {
    return this.places.of(path);
  }

  /**
   * Whether a file still is what it was built as, and is to be so again.
   * @param looks at all of them, in their order
   */
  isAsBuilt(row: number, sha256: string, looks: Looks): boolean {
    const { stamps } = this;
    const at = row * WIDTH;
    return (
      this.hashes[row] === sha256 &&
      looks.isFile(row) &&
      stamps[at] === looks.size(row) &&
      stamps[at + 1] === looks.mtimeMs(row) &&
      stamps[at + 2] === looks.ctimeMs(row) &&
      stamps[at + 3] === looks.ino(row)
    );
  }

  /** Hands on the stamp of a file that is as it was. */
  handOn(row: number, to: BuiltStamps, place: number): void {
    const at = row * WIDTH;
    for (let n = 0; n < WIDTH; n++) to.numbers[place * WIDTH + n] = this.stamps[at + n]!;
  }

  /** Paths that are these, as they were read where they are the same. */
  same(paths: readonly string[]): readonly string[] {
    return isSame(this.paths, paths) ? this.paths : paths;
  }

  /** Paths that are not among others. */
  others(paths: readonly string[]): string[] {
    if (isSame(this.paths, paths)) return [];
    const still = new Set(paths);
    return this.paths.filter((path) => !still.has(path));
  }

  /** The same with files that will be ours. */
  with(paths: readonly string[]): BuiltRecord {
    if (paths.length === 0) return new BuiltRecord(this.paths, this.hashes, this.stamps, this);
    const stamps = new BuiltStamps(paths.length).numbers;
    return new BuiltRecord(
      [...paths, ...this.paths],
      [...paths.map(() => ''), ...this.hashes],
      Float64Array.from([...stamps, ...this.stamps]),
      null,
    );
  }

  /** @throws whatever the file system says */
  write(file: string): void {
    if (this.written && this.isSame(this.written)) return;
    const { paths, stamps } = this;
    const texts = { paths: Lines.of(paths), hashes: this.hashLines() };
    writeTable(file, MARK, { head: null, texts, numbers: { stamps } });
    rmSync(`${file}.json`, { force: true });
  }

  /** Of many thousands few change: the others are written as they were read. */
  private hashLines(): Lines {
    const { paths, hashes, written } = this;
    if (written?.paths !== paths) return Lines.of(hashes);
    const changed = new Map<number, string>();
    for (const [row, hash] of hashes.entries()) if (written.hashes[row] !== hash) changed.set(row, hash);
    return Lines.of(written.hashes).with(changed);
  }

  private isSame({ paths, hashes, stamps }: BuiltRecord): boolean {
    return isSame(this.paths, paths) && isSame(this.hashes, hashes) && isSame(this.stamps, stamps);
  }
}

/** Stamps of files, by their places. */
export class BuiltStamps {
  readonly numbers: Float64Array;

  constructor(count: number) {
    this.numbers = new Float64Array(count * WIDTH).fill(-1);
  }

  /** @param taken when the stamp was, in milliseconds since 1970: one that may change within a tick says nothing */
  note(place: number, stamp: FileStamp | null, taken: number): void {
    if (stamp && isSettled(stamp, taken)) this.numbers.set(stamp, place * WIDTH);
  }
}

function isSame<T>(some: ArrayLike<T>, others: ArrayLike<T>): boolean {
  if (some === others) return true;
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at++) if (some[at] !== others[at]) return false;
  return true;
}

/** Paths as versions before this one noted them. */
function earlierRecord(file: string): BuiltRecord {
  try {
    const entries = JSON.parse(readFileSync(file, 'utf8')) as (string | [string, unknown])[];
    const paths = entries.map((one) => (typeof one === 'string' ? one : one[0]));
    return BuiltRecord.of(paths);
  } catch {
    return BuiltRecord.of([]);
  }
}
