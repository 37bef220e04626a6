import { realpath, stat } from 'node:fs/promises';
import { basename, extname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { SourceEntry } from '../article/front-matter-types.ts';
import { NewsctlError } from '../errors.ts';
import { slugFor, uniqueSlug } from './slug.ts';

export interface NewSource {
  id: string;
  kind: SourceEntry['kind'];
  /** Relative to the newsroom, with `/`. */
  file: string;
  captured_at: string;
}

/**
 * Entries for the front matter from files of the newsroom; a file named twice gives one entry.
 * @param files absolute, or relative to the newsroom or to its `sources/`
 * @throws NewsctlError FILE_NOT_FOUND, or USAGE for a path that leaves the newsroom
 */
export async function sourceEntries(
  root: string,
  files: readonly string[],
  capturedAt: string,
): Promise<NewSource[]> {
  const entries: NewSource[] = [];
  for (const named of files) {
    const file = await findSource(root, named);
    if (entries.some((entry) => entry.file === file)) continue;
    const name = basename(file, extname(file));
    const id = uniqueSlug(
      slugFor(name) || 'source',
      entries.map((entry) => entry.id),
    );
    entries.push({ id, kind: kindOf(file), file, captured_at: capturedAt });
  }
  return entries;
}

async function findSource(root: string, named: string): Promise<string> {
  for (const base of [root, resolve(root, 'sources')]) {
    const path = resolve(base, named);
    if (!isWithin(root, path)) throw outside(named);
    if (!(await isFile(path, named))) continue;
    // A link may lead out of the newsroom although its name does not.
    if (!isWithin(await realpath(root), await realpath(path))) throw outside(named);
    return relative(root, path).split(sep).join('/');
  }
  throw new NewsctlError('FILE_NOT_FOUND', `There is no source "${named}" in the newsroom.`, {
    hint: 'Put the file into sources/ and name it as sources/FILE.',
  });
}

async function isFile(path: string, named: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory())
    throw new NewsctlError('FILE_NOT_FOUND', `The source "${named}" is a folder, not a file.`);
  return found !== null;
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

const outside = (named: string): NewsctlError =>
  new NewsctlError('USAGE', `The source "${named}" lies outside the newsroom.`, {
    hint: 'Copy the file into sources/ first: the newsroom keeps what its articles rest on.',
  });

const KINDS: readonly [RegExp, SourceEntry['kind']][] = [
  [/\.(?:vtt|srt)$|\b(?:transcript|recording)/i, 'transcript'],
  [/\.(?:csv|tsv|xlsx|json)$/i, 'data'],
  [/release/i, 'release'],
  [/\bstatement/i, 'statement'],
  [/\binterview/i, 'interview'],
  [/\b(?:court|hearing|trial|sentencing|inquest)\b/i, 'court'],
  [/\bwitness/i, 'witness'],
  [/\b(?:tweet|post|toot)\b/i, 'post'],
];

/** What the name of a file says about it; most things a desk keeps are documents. */
export function kindOf(file: string): SourceEntry['kind'] {
  const name = basename(file).replaceAll('_', ' ');
  return KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'document';
}
