import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { NewsctlError } from '../errors.ts';

/**
 * Replaces a file all at once: a crash leaves the old text or the new one, never half of either. The
 * permissions of an existing file stay.
 * @param newMode those of a new one
 * @param lasting whether to wait until the disk has it: without, a power cut may lose it, as a process cannot
 * @throws NewsctlError FILE_UNWRITABLE
 */
export async function writeFileAtomically(
  path: string,
  content: string | Uint8Array,
  newMode = 0o644,
  lasting = true,
): Promise<void> {
  const temporary = join(
    dirname(path),
    `.${basename(path).slice(0, 60)}.${randomBytes(4).toString('hex')}.tmp`,
  );
  try {
    const mode = await stat(path).then(
      (found) => found.mode & 0o777,
      () => newMode,
    );
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(content);
      if (lasting) await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    throw new NewsctlError('FILE_UNWRITABLE', `${path} cannot be written (${code ?? String(error)}).`, {
      cause: error,
    });
  }
}
