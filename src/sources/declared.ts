import type { Article } from '../article/article.ts';
import type { DeclaredSource, SourceFile } from './source.ts';

/** The sources of an article with the files they name. @param files by their path in the newsroom */
export const declaredSources = (
  { frontMatter }: Article,
  files: Pick<ReadonlyMap<string, SourceFile>, 'get'>,
): DeclaredSource[] =>
  (frontMatter.sources ?? []).map((entry, index) => ({
    entry,
    index,
    file: (entry.file !== undefined && files.get(entry.file)) || null,
  }));
