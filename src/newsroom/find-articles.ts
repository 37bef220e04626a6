import { stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { filesBelow } from '../looks/files-below.ts';
import { fileError } from '../text/read-file.ts';
import { ARTICLE_FILE, ARTICLES } from './article-file.ts';

/** One file that was asked for. */
export interface FoundFile {
  /** Absolute. */
  file: string;
  /** As messages name it: relative to the working directory where it lies below it, with `/`. */
  path: string;
}

/**
 * The articles that paths, folders and patterns mean. Patterns (`articles/**‍/*.md`) are expanded here, so that
 * they work quoted and on Windows.
 * @throws NewsctlError FILE_NOT_FOUND, NO_FILES_MATCHED
 */
export async function findArticles(
  patterns: readonly string[],
  options: { cwd: string; allowEmpty?: boolean },
): Promise<FoundFile[]> {
  const files = new Set<string>();
  for (const written of patterns) {
    const pattern = unquoted(written);
    const matched = await match(pattern, options.cwd);
    if (matched.length === 0 && !options.allowEmpty) throw nothing(pattern);
    for (const file of matched) files.add(file);
  }
  return [...files].sort().map((file) => ({ file, path: shownPath(file, options.cwd) }));
}

/** Every article of a newsroom, drafts too. */
export const allArticles = (root: string, cwd: string): FoundFile[] =>
  articlesIn(root, ARTICLES).map((path) => {
    const file = inFolder(root, path);
    return { file, path: cwd === root ? path : shownPath(file, cwd) };
  });

/** A path as people read it: relative to the working directory, with forward slashes. */
export function shownPath(file: string, cwd: string): string {
  const path = relative(cwd, file);
  const shown = path === '' ? '.' : path;
  return shown.split(sep).join('/');
}

async function match(pattern: string, cwd: string): Promise<string[]> {
  const path = resolve(cwd, pattern);
  try {
    const found = await stat(path);
    return found.isDirectory() ? articlesIn(path, '').map((name) => join(path, name)) : [path];
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EINVAL') throw fileError(error, pattern);
  }
  if (!/[*?[{!]/.test(pattern))
    throw new NewsctlError('FILE_NOT_FOUND', `There is no file or folder ${pattern}.`);
  const { glob } = await import('tinyglobby');
  const files = await glob(pattern.split(sep).join('/'), {
    cwd,
    absolute: true,
    onlyFiles: true,
    expandDirectories: false,
  });
  return files.filter((file) => ARTICLE_FILE.test(file)).map((file) => resolve(file));
}

/** Paths from a folder with `/`, in their order. */
function articlesIn(root: string, below: string): string[] {
  try {
    return filesBelow(root, below, ARTICLE_FILE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fileError(error, join(root, below));
  }
}

const inFolder = (root: string, path: string): string => `${root}${sep}${path.split('/').join(sep)}`;

/** Some shells hand single quotes on: `'articles/*.md'`. */
const unquoted = (pattern: string): string => /^'(.*)'$/.exec(pattern)?.[1] ?? pattern;

const nothing = (pattern: string): NewsctlError =>
  new NewsctlError('NO_FILES_MATCHED', `${pattern} matches no article (.md, .markdown or .txt).`);
