import { NewsctlError } from '../errors.ts';
import type { Manifest, ManifestArticle } from '../hosts/manifest.ts';
import { readText } from './published-texts.ts';
import { readiness } from './ready.ts';
import { type DeskArticle, readDeskArticle } from './desk-article.ts';

export interface StateInput {
  root: string;
  articles: readonly DeskArticle[];
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
export async function withPublishedTexts(input: StateInput): Promise<DeskArticle[]> {
  const named = new Set(input.only);
  const current = new Map(input.articles.map((one) => [one.article.path, one]));
  for (const path of named)
    if (!current.has(path))
      throw new NewsctlError('USAGE', `${path} is no article of this newsroom.`, {
        hint: 'Articles are .md, .markdown or .txt files under articles/, and no links.',
      });
  const chosen = input.articles.filter(({ article }) => named.has(article.path));
  const ids = new Set(chosen.map(({ article }) => article.frontMatter.id));
  for (const article of input.live?.articles ?? []) {
    // An article whose file was moved is known by its id.
    if (named.has(article.path) || (article.id !== '' && ids.has(article.id))) continue;
    chosen.push(await asPublished(article, current.get(article.path), input));
  }
  return chosen;
}

async function asPublished(
  live: ManifestArticle,
  present: DeskArticle | undefined,
  { root, now, timezone }: StateInput,
): Promise<DeskArticle> {
  if (present?.article.sha256 === live.sha256) return present;
  const text = await readText(root, live.sha256);
  if (text !== null) return readDeskArticle({ path: live.path, text });
  if (present) {
    const { article } = present;
    if (article.content === live.content && readiness(article, now, timezone).ready) return present;
  }
  throw new NewsctlError(
    'ARTICLE_NOT_READY',
    `${live.path} is live, and was changed here since; its text as it went out is not kept in .newsctl/published, so that it cannot stay as it is.`,
    { hint: `Name ${live.path} too, or publish without naming articles.` },
  );
}
