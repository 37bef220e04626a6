import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { readYaml } from '../yaml/document.ts';

/** Names that articles have already; all in the spelling of the file. */
export interface TakenNames {
  ids: Set<string>;
  /** Slugs of the front matter, and file names without `.md`. */
  slugs: Set<string>;
}

/** Files read at the same time: enough to keep a disk busy, far below the limit on open files. */
const AT_ONCE = 64;

/** Ids and slugs of everything under `articles/`. Only the start of each file is read: archives are large. */
export async function takenNames(root: string): Promise<TakenNames> {
  const files = await articleFiles(join(root, 'articles'));
  const taken: TakenNames = { ids: new Set(), slugs: new Set() };
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const heads = await Promise.all(files.slice(from, from + AT_ONCE).map(readHead));
    for (const head of heads) {
      addKey(taken.ids, head, 'id');
      addKey(taken.slugs, head, 'slug');
    }
  }
  for (const file of files) taken.slugs.add(file.replace(/^.*[\\/]/, '').slice(0, -'.md'.length));
  return taken;
}

async function articleFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && /\.md$/i.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new NewsctlError('FILE_UNREADABLE', `articles/ cannot be read (${code ?? 'unknown reason'}).`, {
      cause: error,
    });
  }
}

const HEAD = 4096;
const FENCE = /^(?:---|\.\.\.)[ \t]*$/m;

/** The front matter of a file, at least; nothing for a file that cannot be read, which `check` will report. */
async function readHead(path: string): Promise<string> {
  try {
    const file = await open(path);
    try {
      const buffer = Buffer.alloc(HEAD);
      const { bytesRead } = await file.read(buffer, 0, HEAD, 0);
      const head = buffer.toString('utf8', 0, bytesRead);
      if (bytesRead < HEAD || !head.replace(/^\uFEFF/, '').startsWith('---')) return frontOf(head);
      return frontOf(FENCE.test(head.slice(4)) ? head : await file.readFile('utf8'));
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}

function frontOf(head: string): string {
  const text = head.replace(/^\uFEFF/, '');
  if (!text.startsWith('---')) return '';
  const end = text.slice(4).search(FENCE);
  return end < 0 ? text : text.slice(0, end + 4);
}

function addKey(names: Set<string>, head: string, key: string): void {
  const line = new RegExp(`^${key}[ \\t]*:[ \\t].*`, 'm').exec(head)?.[0];
  if (line === undefined) return;
  const value = readYaml(line).data[key];
  if (typeof value === 'string' || typeof value === 'number') names.add(String(value));
}
