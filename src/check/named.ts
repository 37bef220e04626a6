import type { Article } from '../article/article.ts';

/** The keys of an article by which no other may go. */
export interface NamedArticle {
  path: string;
  slug?: string | undefined;
  id?: string | undefined;
}

export const namesOf = ({ path, frontMatter: { slug, id } }: Article): NamedArticle => ({ path, slug, id });

/** Paths of articles by one of their keys, in the order of the paths; case does not tell addresses apart on every host. */
export function pathsBy(
  articles: readonly NamedArticle[],
  key: (article: NamedArticle) => string | undefined,
): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const article of articles) {
    const value = key(article)?.toLowerCase();
    if (value) paths.set(value, [...(paths.get(value) ?? []), article.path]);
  }
  return paths;
}
