import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { NewsctlError } from '../errors.ts';
import { readYaml } from '../yaml/document.ts';

/** Names that articles have already; all in the spelling of the file. */
export interface TakenNames {
  ids: Set<string>;
  /** Slugs of the front matter, and file names without `.md`. */
  slugs: Set<string>;
}

/** Files read before other work gets a turn, so that Ctrl-C is heard. */
const AT_ONCE = 500;

/**
 * Ids and slugs of everything under `articles/`. Archives are large: only the start of each file is read, and
 * in the same thread, which costs a quarter of what a promise for each would.
 */
export async function takenNames(root: string): Promise<TakenNames> {
  const files = await articleFiles(join(root, 'articles'));
  const taken: TakenNames = { ids: new Set(), slugs: new Set() };
  for (const [index, file] of files.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const front = readFront(file);
    addKey(taken.ids, front, ID);
    addKey(taken.slugs, front, SLUG);
    taken.slugs.add(file.replace(/^.*[\\/]/, '').slice(0, -'.md'.length));
  }
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

/** The front matter of a file; nothing for a file that cannot be read, which `check` will report. */
function readFront(path: string): string {
  try {
    return frontOf(readHead(path)) ?? frontOf(readFileSync(path, 'utf8')) ?? '';
  } catch {
    return '';
  }
}

const buffer = Buffer.alloc(HEAD);

function readHead(path: string): string {
  const file = openSync(path, 'r');
  try {
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, HEAD, 0));
  } finally {
    closeSync(file);
  }
}

/** The lines between the fences; '' where there are none, null where the closing one is not there. */
function frontOf(text: string): string | null {
  const start = /^\uFEFF?---/.exec(text)?.[0].length;
  if (start === undefined) return '';
  const end = text.slice(start + 1).search(FENCE);
  return end < 0 ? null : text.slice(start, start + 1 + end);
}

const ID = /^id[ \t]*:[ \t]+(.*)/m;
const SLUG = /^slug[ \t]*:[ \t]+(.*)/m;

function addKey(names: Set<string>, front: string, key: RegExp): void {
  const written = key.exec(front)?.[1];
  if (written === undefined) return;
  // Nearly every name stands plain; only the others need a reader of YAML.
  const value = /^[\w-]+$/.test(written) ? written : readYaml(`value: ${written}`).data.value;
  if (typeof value === 'string' || typeof value === 'number') names.add(String(value));
}
