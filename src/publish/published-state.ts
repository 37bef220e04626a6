import { readArticle } from '../article/article.ts';
import { NewsctlError } from '../errors.ts';
import type { Manifest, ManifestArticle } from '../hosts/manifest.ts';
import { contentHash } from '../article/content-hash.ts';
import { readText } from './published-texts.ts';
import { readiness } from './ready.ts';
import type { ArticleFile } from './select.ts';

export interface StateInput {
  root: string;
  files: readonly ArticleFile[];
  /** Paths of the articles to publish now. */
  only: readonly string[];
  live: Manifest | null;
  now: Date;
  timezone: string;
}

/**
 * The articles named, as they are now; all others as they went out.
 * @throws NewsctlError USAGE where a path is no article of the newsroom; ARTICLE_NOT_READY where the text of another
 * one as it went out is not to be had, so that readers would get words nobody meant to publish now
 */
export async function withPublishedTexts(input: StateInput): Promise<ArticleFile[]> {
  const named = new Set(input.only);
  const current = new Map(input.files.map((file) => [file.path, file]));
  for (const path of named)
    if (!current.has(path))
      throw new NewsctlError('USAGE', `${path} is no article of this newsroom.`, {
        hint: 'Articles are .md, .markdown or .txt files under articles/, and no links.',
      });
  const chosen = input.files.filter((file) => named.has(file.path));
  const ids = new Set(chosen.map((file) => readArticle(file.text, file.path).frontMatter.id));
  for (const article of input.live?.articles ?? []) {
    // An article whose file was moved is known by its id.
    if (named.has(article.path) || (article.id !== '' && ids.has(article.id))) continue;
    chosen.push(await asPublished(article, current.get(article.path), input));
  }
  return chosen;
}

async function asPublished(
  live: ManifestArticle,
  present: ArticleFile | undefined,
  { root, now, timezone }: StateInput,
): Promise<ArticleFile> {
  const text = await readText(root, live.sha256);
  if (text !== null) return { path: live.path, text };
  if (present) {
    const article = readArticle(present.text, present.path);
    if (contentHash(article) === live.content && readiness(article, now, timezone).ready) return present;
  }
  throw new NewsctlError(
    'ARTICLE_NOT_READY',
    `${live.path} is live, and was changed here since; its text as it went out is not kept in .newsctl/published, so that it cannot stay as it is.`,
    { hint: `Name ${live.path} too, or publish without naming articles.` },
  );
}
