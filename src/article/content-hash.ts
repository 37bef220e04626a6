import { sha256 } from '../text/sha256.ts';
import type { Article } from './article.ts';

/** Keys that may change without a reader reading anything else. */
const NOT_READ = new Set([
  'date_published',
  'date_modified',
  'status',
  'embargo',
  'signoffs',
  'acks',
  'sources',
  'right_of_reply',
  'law',
  'people',
]);

/** SHA-256 of what readers read of an article: its words, blank space evened out, and the front matter that shows. */
export function contentHash(article: Pick<Article, 'raw' | 'text' | 'bodySpan'>): string {
  const shown = Object.entries(article.raw)
    .filter(([key]) => !NOT_READ.has(key) && !/^x[-_]/.test(key))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const body = article.text.slice(article.bodySpan.start, article.bodySpan.end).replace(/\s+/g, ' ').trim();
  return sha256(JSON.stringify([shown, body]));
}
