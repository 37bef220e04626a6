import { NewsctlError } from '../errors.ts';
import { allArticles, type FoundFile, findArticles } from '../newsroom/find-articles.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { decodeText, readTextFile } from '../text/read-file.ts';
import type { Context } from './context.ts';
import { readAll } from './stdin.ts';

/** An article on disk, or from stdin (then `file` is null). */
export interface ReadFile {
  file: string | null;
  path: string;
  text: string;
}

export interface Selection {
  paths: readonly string[];
  stdinPath?: string | undefined;
  allowEmpty?: boolean | undefined;
}

/**
 * Reads the articles named on the command line; all of the newsroom's where none is named; stdin for `-`.
 * @throws NewsctlError USAGE, FILE_NOT_FOUND, NO_FILES_MATCHED, FILE_UNREADABLE, NEWSROOM_NOT_FOUND
 */
export async function readArticles(
  context: Context,
  newsroom: Pick<Newsroom, 'root'> | null,
  selection: Selection,
): Promise<ReadFile[]> {
  if (selection.paths.includes('-')) return [await fromStdin(context, selection)];
  if (selection.stdinPath !== undefined)
    throw new NewsctlError('USAGE', '--stdin-path names what comes from stdin: give - as the path.');
  return readFound(context, await select(context, newsroom, selection));
}

async function select(
  context: Context,
  newsroom: Pick<Newsroom, 'root'> | null,
  { paths, allowEmpty = false }: Selection,
): Promise<FoundFile[]> {
  const { cwd } = context;
  if (paths.length > 0) return findArticles(paths, { cwd, allowEmpty });
  if (!newsroom)
    throw new NewsctlError(
      'NEWSROOM_NOT_FOUND',
      'No newsctl.yaml in this folder or in one above it, and no file was named.',
      {
        hint: 'Name a file (newsctl check story.md), change into the newsroom, or make one with `newsctl init`.',
      },
    );
  const found = allArticles(newsroom.root, cwd);
  if (found.length === 0 && !allowEmpty)
    throw new NewsctlError('NO_FILES_MATCHED', 'There is no article under articles/ yet.', {
      hint: 'Draft one with `newsctl new news "Your headline"`; `--allow-empty` accepts a newsroom without articles.',
    });
  return found;
}

async function readFound(context: Context, found: readonly FoundFile[]): Promise<ReadFile[]> {
  const files: ReadFile[] = [];
  for (const { file, path } of found) {
    context.signal.throwIfAborted();
    files.push({ file, path, text: await readTextFile(file, path) });
  }
  return files;
}

async function fromStdin(context: Context, selection: Selection): Promise<ReadFile> {
  if (selection.paths.length > 1)
    throw new NewsctlError('USAGE', '- stands alone: it cannot be mixed with other paths.');
  if (context.stdin.isTTY)
    throw new NewsctlError('ANSWER_NEEDED', '- reads the article from stdin, and nothing is piped in.', {
      hint: 'For example: newsctl check --stdin-path story.md - < story.md',
    });
  const path = selection.stdinPath ?? 'stdin.md';
  return { file: null, path, text: decodeText(await readAll(context.stdin, context.signal), path) };
}
