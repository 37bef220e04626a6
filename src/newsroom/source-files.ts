import { createHash } from 'node:crypto';
import { open, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Article } from '../article/article.ts';
import type { SourceFile, SourceText } from '../sources/source.ts';
import { forgetChecksOf } from './check-cache.ts';
import { listen } from '../listen.ts';
import { cachedSource, forgetSource, keepSource } from './source-cache.ts';

/** A file above this is not even read for its checksum. */
export const MOST_BYTES = 200 * 1024 * 1024;

/**
 * Reads the files that articles declare as their sources, each once, and no other: a store of thousands costs nothing.
 * What cannot be read says why; nothing is thrown.
 * @param root absolute path of the newsroom
 * @param signal ends the reading between two files
 * @returns by the path that the articles give
 */
export async function loadSourceFiles(
  root: string,
  articles: readonly Article[],
  signal?: AbortSignal,
): Promise<Map<string, SourceFile>> {
  const files = new Map<string, SourceFile>();
  const named = articles.flatMap(({ frontMatter }) => frontMatter.sources ?? []);
  // A file that one article keeps secret is a secret, whatever another says of it.
  const secret = new Set(named.flatMap(({ file, confidential }) => (file && confidential ? [file] : [])));
  for (const { file } of named)
    if (file !== undefined && !files.has(file)) {
      files.set(file, await loadSource(root, file, secret.has(file)));
      await listen(signal);
    }
  return files;
}

/**
 * Reads one file of the store.
 * @param file relative to the newsroom
 * @param isSecret nothing of it is kept anywhere else, and what was kept before is taken away
 */
export async function loadSource(root: string, file: string, isSecret: boolean): Promise<SourceFile> {
  const bytes = await bytesOf(root, file);
  if (typeof bytes === 'string') return { sha256: null, text: null, problem: bytes };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (isSecret) {
    await forgetSource(root, sha256, file);
    await forgetChecksOf(root, file, sha256);
  }
  const ready = isSecret ? null : await cachedSource(root, sha256, file);
  if (ready) return { sha256, text: ready, problem: null };
  const text = await read(bytes, file);
  if (typeof text === 'string') return { sha256, text: null, problem: text };
  if (!isSecret) await keepSource(root, sha256, file, text);
  return { sha256, text, problem: null };
}

/** What a file of the store is known by: the checksum of its bytes, or why there are none. */
export async function sourceMark(root: string, file: string): Promise<string> {
  const bytes = await bytesOf(root, file);
  return typeof bytes === 'string' ? bytes : createHash('sha256').update(bytes).digest('hex');
}

async function read(bytes: Uint8Array, file: string): Promise<SourceText | string> {
  const { readSource } = await import('../sources/read/read-source.ts');
  try {
    return await readSource(bytes, file);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The bytes of a file of the newsroom, or why there are none. */
async function bytesOf(root: string, file: string): Promise<Uint8Array | string> {
  try {
    const path = await realpath(resolve(root, file));
    if (!path.startsWith((await realpath(root)) + sep)) return 'lies outside the newsroom';
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      return size > MOST_BYTES ? 'is larger than 200 MB' : await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'is not there';
    return code === 'EISDIR' ? 'is a folder' : `cannot be read (${code ?? 'unknown reason'})`;
  }
}
