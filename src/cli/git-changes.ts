import { execFile } from 'node:child_process';
import { basename, resolve } from 'node:path';
import { promisify } from 'node:util';
import { commitOf, MOST_BYTES } from './git-versions.ts';
import type { ReadFile } from './read-articles.ts';

/** Of some articles, those that a check since a revision is about. */
export interface Changes {
  files: ReadFile[];
  /** What every article depends on and has changed too, by name. */
  settings: string[];
}

/**
 * The articles that are not as they were in a revision, in the index or out of it, or that were not there; and those
 * that name a source of which that is true, because it decides what is said of their quotations.
 * @throws NewsctlError USAGE where there is no such revision, or no repository
 */
export async function changedSince(
  { cwd, root }: { cwd: string; root: string | null },
  revision: string,
  files: readonly ReadFile[],
): Promise<Changes> {
  const changed = await pathsChanged(cwd, await commitOf(cwd, revision));
  const inRoom = root === null ? [] : [...changed].map((path) => nameIn(root, path));
  const sources = inRoom.filter((name) => name?.startsWith('sources/')).map((name) => basename(name!));
  return {
    files: files.filter(
      // What comes from stdin was named for the check.
      ({ file, text }) => file === null || changed.has(file) || sources.some((name) => text.includes(name)),
    ),
    settings: [...new Set(inRoom.flatMap((name) => SETTINGS.exec(name ?? '')?.[0] ?? []))].sort(),
  };
}

const SETTINGS = /^(?:newsctl\.yaml|people\.yaml|\.vale\.ini|style\/)/;

/** A path from the newsroom's folder on, with `/`; undefined outside of it. */
const nameIn = (root: string, path: string): string | undefined =>
  path.startsWith(root) ? path.slice(root.length + 1).replaceAll('\\', '/') : undefined;

/** Absolute paths of files that differ from a commit, files that git does not know among them. */
async function pathsChanged(cwd: string, commit: string): Promise<Set<string>> {
  const git = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)('git', args, { cwd, maxBuffer: MOST_BYTES })).stdout;
  // Told as a way up, so that a working directory behind a link keeps its name.
  const top = resolve(cwd, (await git('rev-parse', '--show-cdup')).trim());
  const tracked = await git('diff', '--name-only', '--no-renames', '-z', commit, '--');
  const unknown = await git('ls-files', '--others', '--full-name', '-z', '--', ':/');
  return new Set(
    `${tracked}${unknown}`
      .split('\0')
      .filter((name) => name !== '')
      .map((name) => resolve(top, name)),
  );
}
