import { NewsctlError } from '../../errors.ts';
import type { ArticleHost, RemoteArticle } from '../../hosts/article-host.ts';
import type { SiteProblem } from '../../site/site-types.ts';
import { demandOwnAddresses } from '../addresses.ts';
import type { DeskArticle } from '../desk-article.ts';
import { demandReady } from '../prepare.ts';
import { type Outgoing, type Selection, select } from '../select.ts';
import { siteInput } from '../site-input.ts';
import type { PublishSettings } from '../publish-settings.ts';
import { readBegun } from './begun.ts';
import { type Draft, makeDrafts } from './drafts.ts';
import { type ArticleEntry, planArticles, type Take } from './plan.ts';
import { idOf, type Known, knownOf } from './records.ts';

export interface ArticleDeskInput {
  root: string;
  theme: string;
  settings: PublishSettings;
  /** Every article of the newsroom. */
  files: readonly DeskArticle[];
  host: ArticleHost;
  /** Its name in `newsctl.yaml`. */
  hostName: string;
  now: Date;
  take: Take;
}

export interface PrepareArticlesInput extends ArticleDeskInput {
  /** Paths of the only articles to publish now; null for all. */
  only: readonly string[] | null;
}

/** A publish of articles that has been thought through, and not begun. */
export interface PreparedArticles {
  entries: ArticleEntry[];
  /** Those whose text readers get. */
  outgoing: Outgoing[];
  waiting: Selection['waiting'];
  known: Known;
  problems: SiteProblem[];
}

/**
 * Makes drafts of what goes out and compares them with the system. Changes nothing.
 * @throws NewsctlError ARTICLE_NOT_READY, ARTICLE_CLASH, HOST_FAILED
 */
export async function prepareArticles(input: PrepareArticlesInput): Promise<PreparedArticles> {
  const { files, only, now, root, hostName, settings } = input;
  const known = await knownOf(root, hostName);
  const live = { articles: known.live };
  const selection = select({ articles: files, live, now, timezone: settings.timezone });
  if (only) demandNamed(only, files, selection, live);
  demandOwnAddresses(selection.outgoing);
  const chosen = selection.outgoing.filter(({ article }) => !only || only.includes(article.path));
  const leaving = leavingOf(selection, known, only);
  const plan = await planFor(input, known, { chosen, linkable: selection.outgoing, leaving });
  return { ...plan, outgoing: chosen, waiting: selection.waiting, known };
}

/** What is planned for. */
export interface Wanted {
  chosen: readonly Outgoing[];
  /** What links may lead to, besides {@link chosen} only where readers have it. */
  linkable: readonly Outgoing[];
  leaving: ReadonlyMap<string, { path: string; reason: string }>;
}

/** Drafts of what is wanted, held against what is there. */
export async function planFor(
  input: ArticleDeskInput,
  known: Known,
  { chosen, linkable, leaving }: Wanted,
): Promise<Pick<PreparedArticles, 'entries' | 'problems'>> {
  const { host, settings, take } = input;
  const problems: SiteProblem[] = [];
  const wanted = new Set(chosen);
  const linked = linkable.filter((one) => wanted.has(one) || known.articles.has(keyOf(one)));
  const articles = [...chosen];
  const site = siteInput(input, settings, linked);
  const drafts = await makeDrafts({ host, site, articles, linkable: linked, problems });
  demandOwnSlugs(drafts);
  const records = [...drafts.map(({ id }) => id), ...leaving.keys()].flatMap((id) => {
    const record = known.articles.get(id);
    return record ? [record.remote] : [];
  });
  const there = await host.read(records);
  const standing = new Map<string, RemoteArticle>();
  for (const { id, article } of drafts) {
    if (known.articles.has(id)) continue;
    const found = await host.bySlug(article.slug);
    if (found) standing.set(id, found);
  }
  const begun = await readBegun(input.root, input.hostName);
  const entries = planArticles({ drafts, records: known.articles, leaving, there, standing, begun, take });
  return { entries, problems };
}

export const keyOf = ({ article }: Pick<Outgoing, 'article'>): string =>
  idOf({ id: article.frontMatter.id, path: article.path });

function demandNamed(
  only: readonly string[],
  files: readonly DeskArticle[],
  selection: Selection,
  live: Parameters<typeof demandReady>[2],
): void {
  const paths = new Set(files.map(({ article }) => article.path));
  const unknown = only.find((path) => !paths.has(path));
  if (unknown !== undefined)
    throw new NewsctlError('USAGE', `${unknown} is no article of this newsroom.`, { hint: '' });
  demandReady(only, selection, live);
}

/** What readers have and should have no more: what was withdrawn, and what may not go out any longer. */
function leavingOf(
  { outgoing, waiting }: Selection,
  known: Known,
  only: readonly string[] | null,
): Wanted['leaving'] {
  const stays = new Set(outgoing.map(keyOf));
  const reasons = new Map(waiting.map((one) => [idOf(one), one]));
  const leaving = new Map<string, { path: string; reason: string }>();
  for (const article of known.live) {
    const id = idOf(article);
    const found = reasons.get(id);
    const path = found?.path ?? article.path;
    if (stays.has(id) || (only && !only.includes(path)) || !known.articles.has(id)) continue;
    leaving.set(id, { path, reason: found?.reason ?? 'its file is gone' });
  }
  return leaving;
}

/** A system has no sections in its addresses: two articles of one slug would be one address. */
function demandOwnSlugs(drafts: readonly Draft[]): void {
  const paths = new Map<string, string>();
  for (const { path, article } of drafts) {
    const other = paths.get(article.slug);
    if (other !== undefined)
      throw new NewsctlError(
        'ARTICLE_CLASH',
        `${other} and ${path} have the same slug, \`${article.slug}\`: this host knows no sections in addresses.`,
      );
    paths.set(article.slug, path);
  }
}
