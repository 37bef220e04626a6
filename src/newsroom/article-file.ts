// Apart from what finds and reads them, so that a command can ask before anything else is loaded.

/** The folder of articles in a newsroom. */
export const ARTICLES = 'articles';

/** Names of files that hold articles. */
export const ARTICLE_FILE = /\.(?:md|markdown|txt)$/i;
