import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NewsctlError } from '../errors.ts';

/**
 * Writes a file that must not be there yet, and the folders above it.
 * @param path relative to `root`, with `/`
 * @returns false, with nothing changed, if there is something of that name
 * @throws NewsctlError FILE_UNWRITABLE
 */
export async function writeNew(root: string, path: string, text: string): Promise<boolean> {
  const file = join(root, path);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException;
    // Only for the file itself: a file where a folder belongs is another matter.
    if (code === 'EEXIST' && syscall === 'open') return false;
    throw new NewsctlError('FILE_UNWRITABLE', `${path} cannot be written (${code ?? 'unknown reason'}).`, {
      cause,
    });
  }
}
