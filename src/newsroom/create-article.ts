import { templateOf } from './article-types.ts';
import { localTime } from './calendar.ts';
import { fillTemplate } from './fill-template.ts';
import type { Newsroom } from './newsroom.ts';
import { type CreatedArticle, placeArticle } from './place-article.ts';
import { sourceEntries } from './source-entries.ts';

/** What somebody says about an article that they are about to write. */
export interface Draft {
  /** A shipped type, or a template of the newsroom. */
  type: string;
  headline: string;
  section?: string | undefined;
  /** Names of the writers. */
  byline?: readonly string[] | undefined;
  /** Files under `sources/`, absolute or relative to the newsroom's folder. */
  sources?: readonly string[] | undefined;
  now: Date;
  /** Eight small letters or digits of base 32, different at each call; they make the id. */
  random: () => string;
}

/**
 * Starts an article from the template of its type. Never overwrites: a name that is taken gets a number.
 * @param shipped absolute path of the folder with the templates that newsctl ships
 * @throws NewsctlError HEADLINE_EMPTY, TYPE_UNKNOWN, TEMPLATE_INVALID, FILE_NOT_FOUND, FILE_UNWRITABLE, USAGE
 * @example
 * await createArticle(newsroom, { type: 'news', headline: 'Bridge to close', now, random }, shipped);
 * // { path: 'articles/2026/11/bridge-to-close.md', id: '2026-11-k3v9qa', slug: 'bridge-to-close' }
 */
export async function createArticle(
  newsroom: Newsroom,
  draft: Draft,
  shipped: string,
): Promise<CreatedArticle> {
  const { root, config } = newsroom;
  const template = await templateOf(newsroom, draft.type, shipped);
  const time = localTime(draft.now, config.timezone);
  const sources = await sourceEntries(root, draft.sources ?? [], time.dateTime);
  const { type, headline, section = '', byline = [] } = draft;
  return placeArticle(newsroom, draft, ({ id, slug }) =>
    fillTemplate(template, {
      id,
      slug,
      type,
      headline,
      section,
      byline,
      sources,
      lang: config.language,
      date: time.date,
    }),
  );
}
