import { NewsctlError } from '../errors.ts';
import { templateOf } from './article-types.ts';
import { localTime } from './calendar.ts';
import { fillTemplate } from './fill-template.ts';
import type { Newsroom } from './newsroom.ts';
import { slugFor, uniqueSlug } from './slug.ts';
import { sourceEntries } from './source-entries.ts';
import { takenNames } from './taken-names.ts';
import { writeNew } from './write-new.ts';

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

export interface CreatedArticle {
  /** Relative to the newsroom's folder, with `/`: `articles/2026/11/bridge-to-close.md`. */
  path: string;
  id: string;
  slug: string;
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
  if (!/[\p{L}\p{N}]/u.test(draft.headline))
    throw new NewsctlError('HEADLINE_EMPTY', 'The headline has no letter and no digit in it.');
  const { root, config } = newsroom;
  const template = await templateOf(newsroom, draft.type, shipped);
  const time = localTime(draft.now, config.timezone);
  const sources = await sourceEntries(root, draft.sources ?? [], time.dateTime);
  const taken = await takenNames(root);
  const id = freshId(`${time.year}-${time.month}-`, taken.ids, draft.random);
  const base = slugFor(draft.headline) || `${slugFor(draft.type) || 'article'}-${id.slice(-ID_LETTERS)}`;
  const folder = `articles/${time.year}/${time.month}`;
  for (;;) {
    const slug = uniqueSlug(base, taken.slugs);
    const path = `${folder}/${slug}.md`;
    const text = fillTemplate(template, {
      id,
      slug,
      type: draft.type,
      headline: draft.headline,
      section: draft.section ?? '',
      byline: draft.byline ?? [],
      sources,
      lang: config.language,
      date: time.date,
    });
    if (await writeNew(root, path, text)) return { path, id, slug };
    taken.slugs.add(slug);
  }
}

const ID_LETTERS = 6;

function freshId(prefix: string, taken: ReadonlySet<string>, random: () => string): string {
  for (let attempt = 0; attempt < 100; attempt++) {
    const id = prefix + random().slice(0, ID_LETTERS);
    if (!taken.has(id)) return id;
  }
  throw new NewsctlError('BUG', 'A hundred random ids in a row were taken: the source of chance is stuck.');
}
