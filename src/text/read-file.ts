import { readFile } from 'node:fs/promises';
import { NewsctlError } from '../errors.ts';

/**
 * Reads a text file as it stands: UTF-8, a byte order mark and line ends kept.
 * @param path where it is
 * @param shown how messages name it
 * @throws NewsctlError FILE_NOT_FOUND, FILE_UNREADABLE
 */
export async function readTextFile(path: string, shown = path): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw fileError(error, shown);
  }
  return decodeText(bytes, shown);
}

/** @throws NewsctlError FILE_UNREADABLE where the bytes are not UTF-8 */
export function decodeText(bytes: Uint8Array, shown: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new NewsctlError('FILE_UNREADABLE', `${shown} is not UTF-8 text.`, {
      hint: 'Open it in an editor and save it as UTF-8.',
      cause: error,
    });
  }
}

/** What a failed read means to a person. */
export function fileError(error: unknown, shown: string): NewsctlError {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new NewsctlError('FILE_NOT_FOUND', `There is no file ${shown}.`, { cause: error });
  if (code === 'EISDIR')
    return new NewsctlError('FILE_UNREADABLE', `${shown} is a folder, not a file.`, { cause: error });
  return new NewsctlError('FILE_UNREADABLE', `${shown} cannot be read (${code ?? String(error)}).`, {
    cause: error,
  });
}
