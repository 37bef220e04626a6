import { statSync } from 'node:fs';
import { join } from 'node:path';

// Apart from what reads it, so that a command can ask before anything else is loaded.

/** Where it is kept what was read of articles. */
export const siteCacheFolder = (root: string): string => join(root, '.newsctl', 'cache', 'site');

/** What lies where in it. */
export const articleIndexIn = (folder: string): string => join(folder, 'articles-index');

/** What the index holds of an article, about, in bytes. */
const EACH = 200;

/** Whether an earlier run read so many articles; false where it cannot be told so quickly. */
export const hadArticles = (root: string, count: number): boolean =>
  (statSync(articleIndexIn(siteCacheFolder(root)), { throwIfNoEntry: false })?.size ?? 0) > count * EACH;
