import { Places } from '../text/places.ts';

/** What is noted of one folder. */
export interface FolderStamp {
  ino: number;
  /** Milliseconds since 1970. */
  mtimeMs: number;
  ctimeMs: number;
}

/** Numbers of one stamp. */
const LENGTH = 3;

/**
 * What changes when entries of folders come or go: inode, and times of modification and of change in milliseconds, of
 * each of many folders. All zero where nothing is known. The numbers stand in one row, as an object for each of a
 * hundred thousand folders would cost more than to look at them.
 */
export class FolderStamps {
  readonly names: readonly string[];
  readonly numbers: Float64Array;
  private readonly places: Places;

  constructor(names: readonly string[], numbers: Float64Array) {
    this.names = names;
    this.numbers = numbers;
    this.places = new Places(names);
  }

  static none(names: Iterable<string>): FolderStamps {
    const all = [...names];
    return new FolderStamps(all, new Float64Array(all.length * LENGTH));
  }

  /** Whether as many numbers are there as the names need. */
  isComplete(): boolean {
    return this.numbers.length === this.names.length * LENGTH;
  }

  /** Notes how a folder is now; it must be one of the names. */
  set(folder: string, { ino, mtimeMs, ctimeMs }: FolderStamp): void {
    this.numbers.set([ino, mtimeMs, ctimeMs], this.places.of(folder) * LENGTH);
  }

  /** Whether a folder is as it was. */
  has(folder: string, { ino, mtimeMs, ctimeMs }: FolderStamp): boolean {
    const at = this.places.of(folder) * LENGTH;
    const { numbers } = this;
    return at >= 0 && numbers[at] === ino && numbers[at + 1] === mtimeMs && numbers[at + 2] === ctimeMs;
  }

  /** Takes over what others know of a folder; false where they know nothing. */
  copy(folder: string, others: FolderStamps): boolean {
    const from = others.places.of(folder) * LENGTH;
    if (from < 0 || others.numbers[from] === 0) return false;
    this.numbers.set(others.numbers.subarray(from, from + LENGTH), this.places.of(folder) * LENGTH);
    return true;
  }

  /** Forgets folders that changed at a time or later, in milliseconds since 1970. */
  forgetSince(time: number): void {
    for (let at = 0; at < this.numbers.length; at += LENGTH)
      if (Math.max(this.numbers[at + 1]!, this.numbers[at + 2]!) >= time)
        this.numbers.fill(0, at, at + LENGTH);
  }
}
