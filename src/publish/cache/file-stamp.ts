import { type Stats, statSync } from 'node:fs';

/** Size, times and inode of a file: what changes when the file does. */
export type FileStamp = readonly [size: number, changed: number, touched: number, inode: number];

/**
 * Files written to so shortly before that they may be written to again within one tick of their clock, in
 * milliseconds: two seconds is the longest tick that a file system has.
 */
const FRESH = 2000;

/** The stamp of a file, or null where there is none. */
export function stampOf(path: string): FileStamp | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? stampFrom(found) : null;
}

const stampFrom = ({ size, mtimeMs, ctimeMs, ino }: Stats): FileStamp => [size, mtimeMs, ctimeMs, ino];

/** Whether a file that still has this stamp is still as it was, given when the stamp was taken. */
export const isSettled = ([, changed, touched]: FileStamp, taken: number): boolean =>
  taken - Math.max(changed, touched) > FRESH;

export const isSameStamp = (a: FileStamp, b: FileStamp): boolean => a.every((part, i) => part === b[i]);
