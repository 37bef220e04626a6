import type { Article } from '../../article/article.ts';
import { linesOf, withheldSpans } from '../../article/withheld.ts';
import type { KnownPerson } from '../../quotes/people/known-person.ts';
import { leaksIn } from './published-places.ts';
import { secretsOf } from './secrets.ts';

/** How to speak of an article in front of others. */
export interface Discretion {
  /** Whether a line of the file, from 1, must not be shown. */
  isWithheld: (line: number) => boolean;
  /** A message without the words that must not be said. */
  hide: (message: string) => string;
}

/** Null for an article that keeps no secret. @param people those of `people.yaml` */
export function discretionFor(article: Article, people: readonly KnownPerson[]): Discretion | null {
  const secrets = secretsOf(article, people);
  const lines = linesOf(article, [...withheldSpans(article), ...leaksIn(article, secrets)]);
  if (secrets.length === 0 && lines.size === 0) return null;
  return {
    isWithheld: (line) => lines.has(line),
    hide: (message) => secrets.reduce((shown, { pattern }) => shown.replace(pattern, '…'), message),
  };
}
