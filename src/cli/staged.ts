import { execFile } from 'node:child_process';
import { relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { NewsctlError } from '../errors.ts';
import { decodeText } from '../text/read-file.ts';
import type { Context } from './context.ts';
import { MOST_BYTES } from './git-versions.ts';
import type { ReadFile } from './read-articles.ts';

const git = promisify(execFile);

/**
 * The articles that git is about to commit, as they stand in its index: what is changed on disk but not staged is not
 * looked at. Only what lies under articles/ is an article; where none is staged there is nothing to check, and that is fine.
 * @throws NewsctlError USAGE where there is no repository
 */
export async function stagedArticles(context: Context): Promise<ReadFile[]> {
  const { cwd } = context;
  const top = await topOf(cwd);
  const asked = ['diff', '--cached', '--name-only', '--no-renames', '--diff-filter=ACMT', '-z', '--', ':/'];
  const { stdout } = await git('git', asked, { cwd, maxBuffer: MOST_BYTES });
  const names = stdout.split('\0').filter((name) => /(?:^|\/)articles\/.*\.md$/.test(name));
  const files: ReadFile[] = [];
  for (const name of names) {
    context.signal.throwIfAborted();
    const path = relative(cwd, resolve(top, name));
    const shown = await git('git', ['cat-file', 'blob', `:0:${name}`], {
      cwd: top,
      encoding: 'buffer',
      maxBuffer: MOST_BYTES,
    });
    files.push({ file: resolve(top, name), path, text: decodeText(shown.stdout, path) });
  }
  return files;
}

async function topOf(cwd: string): Promise<string> {
  try {
    const { stdout } = await git('git', ['rev-parse', '--show-toplevel'], { cwd });
    return stdout.replace(/\r?\n$/, '');
  } catch {
    throw new NewsctlError('USAGE', 'This folder belongs to no git repository, so nothing can be staged.', {
      hint: 'Run it inside the repository, or name the articles to check.',
    });
  }
}
