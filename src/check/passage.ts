import { createHash } from 'node:crypto';
import type { Article } from '../article/article.ts';
import type { Report } from '../rules/rule.ts';
import type { Span } from '../text/position.ts';

/**
 * SHA-256 of the words that a review is about: every block that its place, or a place beside it, touches. Blank space
 * and markup do not count, nor does what stands elsewhere, so that an acknowledgement outlives other edits.
 */
export function passageHash(article: Article, { span, related = [] }: Report): string {
  const spans = [span, ...related.map((other) => other.span)];
  const { plain } = article;
  const words = plain.blocks
    .filter((block) => spans.some((one) => overlap(plain.sourceSpan(block), one)))
    .map((block) => plain.words(block).replace(/\s+/g, ' ').trim());
  // A value of the front matter is no block.
  if (words.length === 0) words.push(article.text.slice(span.start, span.end));
  return createHash('sha256').update(words.join('\n')).digest('hex');
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
