import { open, readFile } from 'node:fs/promises';
import * as z from 'zod';
import { NewsctlError } from '../errors.ts';
import type { Manifest, ManifestArticle, ManifestFile } from './manifest.ts';
import { isSafePath } from './safe-path.ts';

/** The form of a release's name; it becomes a folder's name, so that nothing else may stand in it. */
export const RELEASE_ID = /^\d{8}T\d{6}Z-[0-9a-z]+$/;

/** @throws NewsctlError HOST_FAILED */
export function demandReleaseId(id: string): void {
  if (!RELEASE_ID.test(id)) throw new NewsctlError('HOST_FAILED', `\`${id}\` is no name of a release.`);
}

const HASH = /^[0-9a-f]{64}$/;

const hash = z.string().regex(HASH, { error: 'is no SHA-256' });
const release = z.string().regex(RELEASE_ID, { error: 'is no name of a release' });

const head = z.object({ previous: release.nullable(), undoes: release.nullable() });

const schema: z.ZodType<Manifest> = z.object({
  version: z.literal(1),
  release,
  at: z.string(),
  by: z.string(),
  tool: z.string(),
  previous: release.nullable(),
  undoes: release.nullable(),
  files: z.array(
    z.object({
      path: z.string().refine(isSafePath, { error: 'leads out of the site' }),
      sha256: hash,
      size: z.int().min(0),
    }),
  ),
  articles: z.array(
    z.object({
      id: z.string(),
      path: z.string(),
      url: z.string(),
      sha256: hash,
      content: z.string(),
      published: z.string(),
      modified: z.string().nullable(),
    }),
  ),
});

/** The same as the schema at a twentieth of its cost, which tells where tens of thousands of files are on record. */
function isManifest(value: unknown): value is Manifest {
  const {
    version,
    release: id,
    at,
    by,
    tool,
    previous,
    undoes,
    files,
    articles,
  } = (value ?? {}) as Partial<Manifest>;
  return (
    version === 1 &&
    [at, by, tool].every(isText) &&
    [id, previous ?? id, undoes ?? id].every((one) => isText(one) && RELEASE_ID.test(one)) &&
    previous !== undefined &&
    undoes !== undefined &&
    Array.isArray(files) &&
    files.every(isFile) &&
    Array.isArray(articles) &&
    articles.every(isArticle)
  );
}

const isText = (value: unknown): value is string => typeof value === 'string';

const isFile = (file: Partial<ManifestFile> | null): boolean =>
  isText(file?.path) &&
  isSafePath(file.path) &&
  isText(file.sha256) &&
  HASH.test(file.sha256) &&
  Number.isSafeInteger(file.size) &&
  file.size! >= 0;

const isArticle = (article: Partial<ManifestArticle> | null): boolean =>
  isText(article?.id) &&
  isText(article.path) &&
  isText(article.url) &&
  isText(article.sha256) &&
  HASH.test(article.sha256) &&
  isText(article.content) &&
  isText(article.published) &&
  (article.modified === null || isText(article.modified));

/**
 * Reads what a host recorded of a release. Somebody may have edited it, or a disk may have cut it short.
 * @param place where the record lies, for the message
 * @param complete adds to what was read what is kept elsewhere, or throws why that cannot be
 * @throws NewsctlError HOST_FAILED
 */
export function readManifest(
  text: string,
  id: string,
  place: string,
  complete: (read: unknown) => unknown = (read) => read,
): Manifest {
  try {
    const read = complete(JSON.parse(text));
    const manifest = isManifest(read) ? read : schema.parse(read);
    if (manifest.release === id) return manifest;
    throw new Error(`it names release ${manifest.release}`);
  } catch (error) {
    throw new NewsctlError('HOST_FAILED', `The record of release ${id} cannot be used: ${faultOf(error)}.`, {
      hint: `Nothing was changed. Put ${place} back from a copy, then run the command again.`,
      cause: error,
    });
  }
}

function faultOf(error: unknown): string {
  const issue = error instanceof z.ZodError ? error.issues[0] : undefined;
  if (issue) return `${issue.path.join('.') || 'the whole'}: ${issue.message}`;
  return error instanceof SyntaxError ? 'it is no whole JSON document' : (error as Error).message;
}

/** How much of a record is read for what stands before its files, in bytes. */
const HEAD = 4096;

/** From which release another one was made; null where its record is gone or cannot be read. */
export async function readHead(file: string): Promise<Pick<Manifest, 'previous' | 'undoes'> | null> {
  try {
    const start = await readStart(file);
    // No string can hold these characters: a quotation mark in one is escaped.
    const end = start.indexOf(',"files":');
    const text = end < 0 ? await readFile(file, 'utf8') : `${start.slice(0, end)}}`;
    return head.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function readStart(file: string): Promise<string> {
  const opened = await open(file);
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await opened.close();
  }
}
