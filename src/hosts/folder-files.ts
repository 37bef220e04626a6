import {
  constants,
  copyFileSync,
  linkSync,
  lstatSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  type Stats,
  symlinkSync,
} from 'node:fs';
import { chmod, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { NewsctlError } from '../errors.ts';
import type { Looks } from '../looks/look.ts';
import { sha256 } from '../text/sha256.ts';
import type { ManifestFile } from './manifest.ts';

/** The value, or null where there is no such file, or something else than a link or a folder. */
export async function ifThere<T>(promise: Promise<T>): Promise<T | null> {
  try {
    return await promise;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['ENOENT', 'ENOTDIR', 'EINVAL', 'UNKNOWN'].includes(code)) return null;
    throw error;
  }
}

/** What stands at a path, links not followed; null where there is nothing. */
export function lookAt(path: string): Stats | null {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    throw error;
  }
}

/**
 * Gives a file a second name, or copies it where the file system cannot; a link is made anew. Of many files at
 * once, waiting for each would cost several times the work itself: all that touch them are synchronous.
 */
export function linkOrCopy(from: string, to: string): void {
  if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else linkFile(from, to);
}

/** The same for what is known to be a file. */
export function linkFile(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP'].includes(code)) throw error;
    copyFileSync(from, to, constants.COPYFILE_EXCL);
  }
}

/**
 * Whether a file holds the bytes that were put there. Reading a whole site costs seconds, so only a file that was
 * written to since then is read.
 * @param since milliseconds since 1970 at which the release was complete
 */
export function isWhole(path: string, { size, sha256: hash }: ManifestFile, since: number): boolean {
  const found = lookAt(path);
  if (!found?.isFile() || found.size !== size) return false;
  return found.mtimeMs < since || sha256(readFileSync(path)) === hash;
}

/** The same of a file that was looked at; false where it would have to be read. */
export const isAsPut = (looks: Looks, place: number, size: number, since: number): boolean =>
  looks.isFile(place) && looks.size(place) === size && looks.mtimeMs(place) < since;

/** Whether a failure is for want of a permission. */
export const isDenied = (error: unknown): boolean => ['EACCES', 'EPERM'].includes(codeOf(error));

/** Removes what is ours. Folders in it may have the permissions of somebody else's, into which nobody can write. */
export async function removeTree(path: string): Promise<void> {
  const removed = (): Promise<void> => rm(path, { recursive: true, force: true });
  try {
    await removed();
  } catch (error) {
    if (!isDenied(error)) throw error;
    await permitAll(path);
    await removed();
  }
}

async function permitAll(folder: string): Promise<void> {
  await chmod(folder, 0o700);
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isDirectory()) await permitAll(join(folder, entry.name));
}

/** Removes a folder where it is empty. */
export function removeIfEmpty(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    if (isDenied(error) || ['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes(codeOf(error))) return false;
    throw error;
  }
}

const MEANS: Record<string, string> = {
  EACCES: 'there is no permission to write there',
  EPERM: 'there is no permission to write there',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a file stands where a folder should be',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'a file name is too long for this disk',
  ELOOP: 'its links lead round in a circle',
  EIO: 'the disk cannot be read or written',
  EBUSY: 'something holds it, or a disk is mounted there; name a folder inside it',
  EXDEV: 'a disk is mounted there; name a folder inside it',
};

/** What a failure of the file system means to an editor. */
export function toHostError(error: unknown, label: string): NewsctlError {
  if (error instanceof NewsctlError && error.code !== 'FILE_UNWRITABLE') return error;
  const code = codeOf(error instanceof NewsctlError ? error.cause : error);
  const why = MEANS[code] ?? (error instanceof Error ? error.message : String(error));
  return new NewsctlError('HOST_FAILED', `Publishing to ${label} failed: ${why}.`, { cause: error });
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | undefined)?.code ?? '';
