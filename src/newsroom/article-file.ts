import { sep } from 'node:path';

// Apart from what finds and reads them, so that a command can ask before anything else is loaded.

/** Names of files that hold articles. */
export const ARTICLE_FILE = /\.(?:md|markdown|txt)$/i;

/** The path of an article from the newsroom's folder. @param name its path in the folder of articles */
export const articlePath = (name: string): string => `articles/${name.split(sep).join('/')}`;
