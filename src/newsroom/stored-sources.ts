import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { findSections, readFrontMatter } from '../article/front-matter.ts';
import type { SourceEntry } from '../article/front-matter-types.ts';
import { readTextFile } from '../text/read-file.ts';
import { allArticles } from './find-articles.ts';
import { RECORD_ENDING } from './source-name.ts';
import { readRecord } from './source-record.ts';

/** A file of the store, with its record and its use. */
export interface FileOfStore {
  /** Where it lies, relative to the newsroom, with `/`. */
  file: string;
  /** Null for a file that somebody put there by hand, and for a record that cannot be read. */
  record: SourceEntry | null;
  /** Whether the record or any article says so. */
  confidential: boolean;
  state: SourceState;
  /** How many articles declare it. */
  articles: number;
}

/** `no-record` for a file that nobody recorded, `bad-record` for a record that is no record. */
export type SourceState = 'intact' | 'changed' | 'missing' | 'no-record' | 'bad-record';

/**
 * Everything under `sources/`, and records whose file is gone. What a record says of the place of its file counts
 * for nothing: it tells about the file beside it.
 * @throws NewsctlError FILE_UNREADABLE
 */
export async function storedSources(root: string, signal?: AbortSignal): Promise<FileOfStore[]> {
  const found: FileOfStore[] = [];
  for (const { read, isThere, ...file } of await filesOfStore(root, signal)) {
    signal?.throwIfAborted();
    found.push({ ...file, state: await stateOf(root, file.file, read, isThere) });
  }
  return found;
}

/**
 * The files of the store that may be named to anybody, without a look at what is in them: none that its record, or
 * any article, keeps secret.
 */
export async function openSources(root: string): Promise<Pick<FileOfStore, 'file' | 'record'>[]> {
  const files = await filesOfStore(root);
  return files.filter(({ confidential, isThere }) => isThere && !confidential);
}

/** A file with its record as it was read, or what is wrong with that. */
type ListedFile = Omit<FileOfStore, 'state'> & { read: SourceEntry | string | null; isThere: boolean };

async function filesOfStore(root: string, signal?: AbortSignal): Promise<ListedFile[]> {
  const paths = new Set(await pathsIn(root));
  const files = [...paths].map((path) =>
    path.endsWith(RECORD_ENDING) ? path.slice(0, -RECORD_ENDING.length) : path,
  );
  const uses = await usesOf(root, signal);
  const found: ListedFile[] = [];
  for (const file of new Set(files.sort())) {
    signal?.throwIfAborted();
    const read = paths.has(file + RECORD_ENDING) ? await recordOf(root, file) : null;
    const record = read === null || typeof read === 'string' ? null : read;
    const use = uses.get(file);
    found.push({
      file,
      record,
      // Nobody can tell what a record that cannot be read would have kept secret.
      confidential: record?.confidential === true || use?.confidential === true || typeof read === 'string',
      articles: use?.articles ?? 0,
      read,
      isThere: paths.has(file),
    });
  }
  return found;
}

/** The ids that records of the store have. */
export async function storedIds(root: string): Promise<string[]> {
  const ids: string[] = [];
  for (const path of await pathsIn(root)) {
    if (!path.endsWith(RECORD_ENDING)) continue;
    const record = await recordOf(root, path.slice(0, -RECORD_ENDING.length));
    if (typeof record !== 'string') ids.push(record.id);
  }
  return ids;
}

/** Paths of the files under `sources/`, relative to the newsroom; hidden ones are none of them. */
async function pathsIn(root: string): Promise<string[]> {
  const folder = join(root, 'sources');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      relative(root, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    );
}

async function recordOf(root: string, file: string): Promise<SourceEntry | string> {
  try {
    return readRecord(await readTextFile(join(root, file + RECORD_ENDING)));
  } catch {
    return 'cannot be read';
  }
}

async function stateOf(
  root: string,
  file: string,
  record: SourceEntry | string | null,
  isThere: boolean,
): Promise<SourceState> {
  if (!isThere) return 'missing';
  if (record === null) return 'no-record';
  if (typeof record === 'string' || record.sha256 === undefined) return 'bad-record';
  return (await sha256Of(join(root, file))) === record.sha256 ? 'intact' : 'changed';
}

/** A piece at a time: recordings are large. */
async function sha256Of(path: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
    return hash.digest('hex');
  } catch {
    return null;
  }
}

interface Use {
  articles: number;
  confidential: boolean;
}

/** Which files articles declare. An article that cannot be read declares nothing; the check reports it. */
async function usesOf(root: string, signal?: AbortSignal): Promise<Map<string, Use>> {
  const uses = new Map<string, Use>();
  for (const { file } of allArticles(root, root)) {
    signal?.throwIfAborted();
    const text = await readTextFile(file).catch(() => '');
    for (const [path, confidential] of declared(text)) {
      const use = uses.get(path) ?? { articles: 0, confidential: false };
      uses.set(path, { articles: use.articles + 1, confidential: use.confidential || confidential });
    }
  }
  return uses;
}

/** The files that an article declares, each once, and whether as confidential. */
function declared(text: string): Map<string, boolean> {
  const files = new Map<string, boolean>();
  if (!text.includes('sources:')) return files;
  for (const { file, confidential } of readFrontMatter(text, findSections(text)).values.sources ?? []) {
    if (file === undefined) continue;
    const path = posix.normalize(file);
    files.set(path, files.get(path) === true || confidential === true);
  }
  return files;
}
