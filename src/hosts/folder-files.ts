import { createHash } from 'node:crypto';
import { copyFile, link, lstat, mkdir, readFile, readlink, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NewsctlError } from '../errors.ts';
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

/** Gives a file a second name, or copies it where the file system cannot; a link is made anew. */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  if ((await lstat(from)).isSymbolicLink()) return symlink(await readlink(from), to);
  try {
    await link(from, to);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP'].includes(code)) throw error;
    await copyFile(from, to);
  }
}

/**
 * Files that are not there, or whose bytes are not those that were put there. Reading a whole site costs
 * seconds, so only a file that was written to since then is read.
 * @param since milliseconds since 1970 at which the release was complete
 */
export async function damagedFiles(
  folder: string,
  files: readonly ManifestFile[],
  since: number,
): Promise<string[]> {
  const damaged: string[] = [];
  for (const file of files) {
    const path = join(folder, file.path);
    const found = await ifThere(lstat(path));
    const whole = found?.isFile() === true && found.size === file.size;
    const touched = (found?.mtimeMs ?? 0) >= since;
    if (!whole || (touched && (await hashOf(path)) !== file.sha256)) damaged.push(file.path);
  }
  return damaged;
}

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
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
