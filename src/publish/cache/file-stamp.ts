import { type Stats, statSync } from 'node:fs';
import type { Looks } from '../../looks/look.ts';

/** Size, times and inode of a file: what changes when the file does. */
export type FileStamp = readonly [size: number, changed: number, touched: number, inode: number];

/**
 * Files written to so shortly before that they may be written to again within one tick of their clock, in
 * milliseconds. Two seconds is the longest tick that a file system has; one that tells parts of a second takes its time
 * from the system, which ticks a hundred times a second or more.
 */
const FRESH = { coarse: 2000, fine: 100 };

/** A file that was not written to for so long is settled, whatever the clock of its disk, in milliseconds. */
export const LONGEST_TICK = FRESH.coarse;

/** The stamp of a file, or null where there is none. */
export function stampOf(path: string): FileStamp | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? stampFrom(found) : null;
}

/** That of one of many files that were looked at. */
export const stampIn = (looks: Looks, at: number): FileStamp | null =>
  looks.isFile(at) ? [looks.size(at), looks.mtimeMs(at), looks.ctimeMs(at), looks.ino(at)] : null;

const stampFrom = ({ size, mtimeMs, ctimeMs, ino }: Stats): FileStamp => [size, mtimeMs, ctimeMs, ino];

/** Whether a file that still has this stamp is still as it was, given when the stamp was taken. */
export function isSettled([, changed, touched]: FileStamp, taken: number): boolean {
  // The time of a file can be set to anything; when that was done is for the system to say.
  const fresh = touched % 1000 === 0 ? FRESH.coarse : FRESH.fine;
  return taken - Math.max(changed, touched) > fresh;
}

export const isSameStamp = (a: FileStamp, b: FileStamp): boolean => a.every((part, i) => part === b[i]);
