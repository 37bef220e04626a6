import { lstatSync, statSync } from 'node:fs';
import { Lines } from '../tables/lines.ts';

/** What stands at a path; 0 where nothing does. */
const [FILE, FOLDER, OTHER] = [1, 2, 3];

/** Numbers of one look: kind, size in bytes, times of modification and of change in milliseconds since 1970, inode. */
export const WIDTH = 5;

const NOTHING = new Float64Array(WIDTH);

/** What is to be looked at. */
export interface Wanted {
  /** Absolute path. */
  folder: string;
  /** Paths from there, with `/`; the folder itself is `''`. */
  names: readonly string[] | Lines;
  /** Whether what a link leads to is looked at, and not the link. */
  follow: boolean;
}

/**
 * What stood at many paths when somebody looked, in the order in which they were named. The numbers stand in one row: an
 * object for each of a hundred thousand files would cost more than to look at them.
 */
export class Looks {
  readonly numbers: Float64Array;

  constructor(numbers: Float64Array) {
    this.numbers = numbers;
  }

  isFile(place: number): boolean {
    return this.numbers[place * WIDTH] === FILE;
  }

  isFolder(place: number): boolean {
    return this.numbers[place * WIDTH] === FOLDER;
  }

  size(place: number): number {
    return this.numbers[place * WIDTH + 1]!;
  }

  mtimeMs(place: number): number {
    return this.numbers[place * WIDTH + 2]!;
  }

  ctimeMs(place: number): number {
    return this.numbers[place * WIDTH + 3]!;
  }

  ino(place: number): number {
    return this.numbers[place * WIDTH + 4]!;
  }

  /** The same, but for files that were looked at since: size, times and inode by place, null for one that is not there. */
  with(later: Iterable<readonly [place: number, stamp: readonly number[] | null]>): Looks {
    const numbers = this.numbers.slice();
    for (const [place, stamp] of later) numbers.set(stamp ? [FILE, ...stamp] : NOTHING, place * WIDTH);
    return new Looks(numbers);
  }
}

/** Looks at each path, here and now. */
export function lookHere({ folder, names: wanted, follow }: Wanted): Looks {
  const names = wanted instanceof Lines ? wanted.all() : wanted;
  const numbers = new Float64Array(names.length * WIDTH);
  for (const [place, name] of names.entries()) lookInto(numbers, place, pathOf(folder, name), follow);
  return new Looks(numbers);
}

/** Where a name leads. */
export const pathOf = (folder: string, name: string): string => (name === '' ? folder : `${folder}/${name}`);

/** Looks at one path. @param place whose numbers are written */
export function lookInto(numbers: Float64Array, place: number, path: string, follow: boolean): void {
  const found = lookAt(path, follow);
  if (!found) return;
  const at = place * WIDTH;
  numbers[at] = found.isFile() ? FILE : found.isDirectory() ? FOLDER : OTHER;
  numbers[at + 1] = found.size;
  numbers[at + 2] = found.mtimeMs;
  numbers[at + 3] = found.ctimeMs;
  numbers[at + 4] = found.ino;
}

function lookAt(path: string, follow: boolean) {
  try {
    return (follow ? statSync : lstatSync)(path, { throwIfNoEntry: false });
  } catch (error) {
    // A file stands where a folder was.
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
