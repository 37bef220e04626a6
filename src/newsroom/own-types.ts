import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ARTICLE_TYPES } from '../article/types.ts';
import { NewsctlError } from '../errors.ts';
import { TEMPLATE_FOLDER } from './template-folder.ts';

/** Names of the types that newsctl ships and of those that a newsroom has templates for. */
export async function knownTypes(root: string): Promise<string[]> {
  const own = await ownTypes(root).catch(() => []);
  return [...new Set([...ARTICLE_TYPES.map(({ name }) => name), ...own])];
}

/**
 * Names of the types that a newsroom has templates for.
 * @throws NewsctlError FILE_UNREADABLE
 */
export async function ownTypes(root: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, TEMPLATE_FOLDER), { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && /^[^.].*\.md$/.test(entry.name))
      .map((entry) => entry.name.slice(0, -'.md'.length))
      .filter((name) => name.toLowerCase() !== 'readme')
      .sort();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw unreadable(`${TEMPLATE_FOLDER}/`, error);
  }
}

export function unreadable(shown: string, cause: unknown): NewsctlError {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
  return new NewsctlError('FILE_UNREADABLE', `${shown} cannot be read (${code}).`, { cause });
}
