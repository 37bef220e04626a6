import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { type Article, readArticle } from '../article/article.ts';
import { NewsctlError } from '../errors.ts';

/**
 * Finds articles as they stood in a revision of the git repository around a folder; null for one that was not there.
 * @throws NewsctlError USAGE where there is no such revision, or no repository
 */
export async function gitVersions(
  cwd: string,
  revision: string,
): Promise<(article: Article) => Article | null> {
  const commit = await commitOf(cwd, revision);
  return (article) => {
    try {
      const blob = `${commit}:./${article.path}`;
      const text = execFileSync('git', ['cat-file', 'blob', blob], {
        cwd,
        encoding: 'utf8',
        maxBuffer: MOST_BYTES,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return text === article.text ? null : readArticle(text, article.path);
    } catch {
      return null;
    }
  };
}

/** No article is longer; nor is a list of those that are staged. */
export const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The hash of the commit that a revision means.
 * @throws NewsctlError USAGE where there is no such revision, or no repository
 */
export async function commitOf(cwd: string, revision: string): Promise<string> {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  try {
    // What comes back is a hash, so that no revision can be taken for an option.
    const { stdout } = await promisify(execFile)('git', asked, { cwd });
    return stdout.trim();
  } catch {
    throw new NewsctlError('USAGE', `git knows no revision \`${revision}\` here.`, {
      hint: '--since takes a commit, a branch or a tag of the repository that this folder belongs to.',
    });
  }
}
