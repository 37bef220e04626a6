import type { Looks } from '../looks/look.ts';
import type { SortedNames } from '../tables/sorted-names.ts';

/** What is noted of one folder. */
interface FolderStamp {
  ino: number;
  /** Milliseconds since 1970. */
  mtimeMs: number;
  ctimeMs: number;
}

/**
 * How long a tick may be, in milliseconds. Two seconds is the longest that a file system has; one that tells parts of a
 * second takes its time from the system, which ticks a hundred times a second or more.
 */
const TICK = { coarse: 2000, fine: 100 };

/** Numbers of one stamp. */
const LENGTH = 3;

/**
 * What changes when entries of folders come or go: inode, and times of modification and of change in milliseconds, of
 * each of many folders. All zero where nothing is known. The numbers stand in one row, as an object for each of a
 * hundred thousand folders would cost more than to look at them.
 */
export class FolderStamps {
  readonly names: SortedNames;
  readonly numbers: Float64Array;

  constructor(names: SortedNames, numbers: Float64Array = new Float64Array(names.size * LENGTH)) {
    this.names = names;
    this.numbers = numbers;
  }

  /** Those of folders that were looked at, in their order. */
  static of(names: SortedNames, looks: Looks): FolderStamps {
    const stamps = new FolderStamps(names);
    const { numbers } = stamps;
    for (let row = 0, at = 0; row < names.size; row++, at += LENGTH) {
      if (!looks.isFolder(row)) continue;
      numbers[at] = looks.ino(row);
      numbers[at + 1] = looks.mtimeMs(row);
      numbers[at + 2] = looks.ctimeMs(row);
    }
    return stamps;
  }

  /** Whether as many numbers are there as the names need. */
  isComplete(): boolean {
    return this.numbers.length === this.names.size * LENGTH;
  }

  isNoted(row: number): boolean {
    return this.numbers[row * LENGTH] !== 0;
  }

  /** Whether a folder is as it is noted. */
  isLike(row: number, { ino, mtimeMs, ctimeMs }: FolderStamp): boolean {
    const at = row * LENGTH;
    const { numbers } = this;
    return numbers[at] === ino && numbers[at + 1] === mtimeMs && numbers[at + 2] === ctimeMs;
  }

  /** Notes how a folder is now. */
  note(row: number, { ino, mtimeMs, ctimeMs }: FolderStamp): void {
    this.numbers.set([ino, mtimeMs, ctimeMs], row * LENGTH);
  }

  /** Nothing is known of a folder any more. */
  forget(folder: string): void {
    const at = this.names.rowOf(folder) * LENGTH;
    if (at >= 0) this.numbers.fill(0, at, at + LENGTH);
  }

  /** Rows of the folders that are not there, or not as others know them. */
  unlike(others: FolderStamps | null): number[] {
    const rows: number[] = [];
    const [ours, rowIn] = [this.numbers, rowsIn(this.names, others)];
    const theirs = others?.numbers ?? new Float64Array(0);
    for (let row = 0, at = 0; row < this.names.size; row++, at += LENGTH) {
      const to = rowIn(row) * LENGTH;
      const isSame =
        ours[at] !== 0 &&
        ours[at] === theirs[to] &&
        ours[at + 1] === theirs[to + 1] &&
        ours[at + 2] === theirs[to + 2];
      if (!isSame) rows.push(row);
    }
    return rows;
  }

  /** The same of other folders, as far as it is known. */
  among(names: SortedNames): FolderStamps {
    const stamps = new FolderStamps(names);
    if (this.names.isSameAs(names)) {
      stamps.numbers.set(this.numbers);
      return stamps;
    }
    const rowIn = rowsIn(names, this);
    for (let row = 0; row < names.size; row++) {
      const from = rowIn(row) * LENGTH;
      if (from >= 0) stamps.numbers.set(this.numbers.subarray(from, from + LENGTH), row * LENGTH);
    }
    return stamps;
  }

  /**
   * Forgets folders that changed so shortly before that they may change once more within one tick of their clock.
   * @param now by the clock of that disk, in milliseconds since 1970
   */
  forgetFresh(now: number): void {
    for (let at = 0; at < this.numbers.length; at += LENGTH) {
      const changed = Math.max(this.numbers[at + 1]!, this.numbers[at + 2]!);
      const tick = this.numbers[at + 2]! % 1000 === 0 ? TICK.coarse : TICK.fine;
      if (now - changed <= tick) this.numbers.fill(0, at, at + LENGTH);
    }
  }
}

/** In which row the others have the name of a row; -1 where they have it not. */
function rowsIn(names: SortedNames, others: FolderStamps | null): (row: number) => number {
  if (!others) return () => -1;
  if (others.names.isSameAs(names)) return (row) => row;
  return (row) => others.names.rowOf(names.at(row));
}
