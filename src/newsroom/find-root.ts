import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { NewsctlError } from '../errors.ts';

// Apart from what reads a newsroom, so that a command may find one without loading every rule and schema.

export const CONFIG_FILE = 'newsctl.yaml';
export const PEOPLE_FILE = 'people.yaml';

/** Lies beside it, and belongs into version control: the whole desk lives with the same findings. */
export const BASELINE_FILE = 'newsctl-baseline.json';

/** The folder of the nearest `newsctl.yaml`, from `cwd` upwards, or null. */
export async function findRoot(cwd: string): Promise<string | null> {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if ((await readIfThere(join(folder, CONFIG_FILE))) !== null) return folder;
    if (dirname(folder) === folder) return null;
  }
}

/** The text of a file; null where there is none. */
export async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new NewsctlError('FILE_UNREADABLE', `${path} cannot be read (${code ?? 'unknown reason'}).`, {
      cause: error,
    });
  }
}
