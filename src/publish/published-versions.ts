import { type Article, readArticle } from '../article/article.ts';
import { contentHash } from '../article/content-hash.ts';
import type { LiveIndex } from './live-index.ts';
import { readTextNow } from './published-texts.ts';

/**
 * Finds what readers have of an article now, for the check: by its id, or by its path where it has none. Null where
 * it is not live, where readers would read nothing new, and where its text is no longer kept. Asks no host.
 */
export const publishedVersions =
  (root: string, live: LiveIndex) =>
  (article: Article): Article | null => {
    const entry = live.of(article.frontMatter.id, article.path);
    if (!entry || entry.content === contentHash(article)) return null;
    const text = readTextNow(root, entry.sha256);
    return text === null ? null : readArticle(text, entry.path);
  };
