import { lstatSync, statSync } from 'node:fs';
import { setImmediate as others } from 'node:timers/promises';
import { Lines } from '../tables/lines.ts';

/** What stands at a path; 0 where nothing does. */
const [FILE, FOLDER, OTHER] = [1, 2, 3];

/** Numbers of one look: kind, size in bytes, times of modification and of change in milliseconds since 1970, inode. */
const WIDTH = 5;

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

  /** These and then others. */
  and(others: Looks): Looks {
    const numbers = new Float64Array(this.numbers.length + others.numbers.length);
    numbers.set(this.numbers);
    numbers.set(others.numbers, this.numbers.length);
    return new Looks(numbers);
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
}

/** Looks at each path, here and now. */
export function lookHere(wanted: Wanted): Looks {
  const names = listOf(wanted);
  const numbers = new Float64Array(names.length * WIDTH);
  lookInto(numbers, { ...wanted, names }, 0, names.length);
  return new Looks(numbers);
}

/** Paths that are looked at before anything else has its turn. */
const IN_ONE_GO = 500;

/** The same with turns for what else goes on in the program. */
export async function lookInTurns(wanted: Wanted): Promise<Looks> {
  const names = listOf(wanted);
  const numbers = new Float64Array(names.length * WIDTH);
  for (let from = 0; from < names.length; from += IN_ONE_GO) {
    await others();
    lookInto(numbers, { ...wanted, names }, from, Math.min(names.length, from + IN_ONE_GO));
  }
  return new Looks(numbers);
}

/** The names of what is to be looked at. */
export const listOf = ({ names }: Pick<Wanted, 'names'>): readonly string[] =>
  names instanceof Lines ? names.all() : names;

function lookInto(
  numbers: Float64Array,
  { folder, names, follow }: Wanted & { names: readonly string[] },
  from: number,
  to: number,
): void {
  for (let place = from, at = from * WIDTH; place < to; place++, at += WIDTH) {
    const name = names[place]!;
    const found = lookAt(name === '' ? folder : `${folder}/${name}`, follow);
    if (!found) continue;
    numbers[at] = found.isFile() ? FILE : found.isDirectory() ? FOLDER : OTHER;
    numbers[at + 1] = found.size;
    numbers[at + 2] = found.mtimeMs;
    numbers[at + 3] = found.ctimeMs;
    numbers[at + 4] = found.ino;
  }
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
