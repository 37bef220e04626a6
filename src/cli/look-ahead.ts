import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type FoundFiles, findMany, MANY } from '../looks/looker.ts';
import { ARTICLE_FILE, ARTICLES } from '../newsroom/article-file.ts';
import { CONFIG_FILE } from '../newsroom/find-root.ts';
import { hadArticles } from '../publish/cache/many-articles.ts';
import { meanwhile } from '../text/meanwhile.ts';

/** Article files that were looked for before anything else was known. */
export interface LookedAhead {
  root: string;
  /** By their paths from there; null where they must be looked for once more. */
  files: Promise<FoundFiles | null>;
}

let ahead: { cwd: string; looked: LookedAhead | null } | undefined;

/**
 * In a newsroom with an archive, has a thread find the article files and look at them while the program is loaded,
 * settings are read and the host is opened.
 */
export function lookAhead(cwd: string): void {
  ahead = { cwd, looked: begin(cwd) };
}

/**
 * What was looked at ahead, for one use: whoever publishes changes articles.
 * @returns null where all is to be looked at when it is wanted
 */
export function lookedAhead(cwd: string): LookedAhead | null {
  const looked = ahead?.cwd === cwd ? ahead.looked : begin(cwd);
  ahead = undefined;
  return looked;
}

function begin(cwd: string): LookedAhead | null {
  const root = newsroomAbove(cwd);
  if (root === null || !hadArticles(root, MANY)) return null;
  return { root, files: meanwhile(findMany(root, ARTICLES, ARTICLE_FILE)) };
}

/** The folder of the nearest `newsctl.yaml`, at once; whatever is wrong with it is told when it is read. */
function newsroomAbove(cwd: string): string | null {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (existsSync(join(folder, CONFIG_FILE))) return folder;
    if (dirname(folder) === folder) return null;
  }
}
