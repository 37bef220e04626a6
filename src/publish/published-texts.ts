import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from './hash.ts';

const folder = (root: string): string => join(root, '.newsctl', 'published');

/**
 * Keeps the text of every article as it went out, under its hash: `publish PATH` needs the published text of the
 * others, and a later edit is compared with what readers were told.
 */
export async function keepText(root: string, hash: string, text: string): Promise<void> {
  await mkdir(folder(root), { recursive: true });
  try {
    await writeFile(join(folder(root), `${hash}.md`), text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The text of that hash, or null where it is not kept or was changed. */
export async function readText(root: string, hash: string): Promise<string | null> {
  try {
    const text = await readFile(join(folder(root), `${hash}.md`), 'utf8');
    return sha256(text) === hash ? text : null;
  } catch {
    return null;
  }
}
