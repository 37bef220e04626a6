import { sha256 } from '../text/sha256.ts';
import type { Article } from './article.ts';
import { citedSources } from './cited.ts';

/** Keys that may change without a reader reading anything else. */
const NOT_READ = new Set([
  'date_published',
  'date_modified',
  'status',
  'embargo',
  'signoffs',
  'acks',
  'sources',
  'related',
  'comments',
  'right_of_reply',
  'law',
  'people',
]);

/** SHA-256 of what readers read of an article: its words, blank space evened out, and the front matter that shows. */
export function contentHash(article: Pick<Article, 'raw' | 'frontMatter' | 'text' | 'bodySpan'>): string {
  const shown = Object.entries(article.raw)
    .filter(([key]) => !NOT_READ.has(key) && !/^x[-_]/.test(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  // Of the sources readers see those that the article names; all others may change unseen.
  const cited = citedSources(article.frontMatter.sources);
  if (cited.length > 0) shown.push(['sources', cited]);
  const body = evenedOut(article.text.slice(article.bodySpan.start, article.bodySpan.end));
  return sha256(JSON.stringify([shown, body]));
}

/** Blank space of any kind becomes one space; most of it is one, and is not touched. */
export const evenedOut = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
