import type { Article } from '../../article/article.ts';
import { entriesOf, isConfidential } from '../../article/withheld.ts';
import type { DeclaredSource } from '../source.ts';

/** Whether nothing may be told of a source; a mistyped `confidential` must not give anybody away. */
export function isSecret(article: Article, { entry, index }: DeclaredSource): boolean {
  const written = entriesOf(article, 'sources')[index];
  return entry.confidential === true || (written != null && isConfidential(written));
}
