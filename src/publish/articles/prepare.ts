import { NewsctlError } from '../../errors.ts';
import { type ArticleHost, markerOf, type RemoteArticle } from '../../hosts/article-host.ts';
import type { SiteProblem } from '../../site/site-types.ts';
import { demandOwnAddresses } from '../addresses.ts';
import type { DeskArticle } from '../desk-article.ts';
import { demandReady } from '../prepare.ts';
import { type Outgoing, type Selection, select } from '../select.ts';
import { siteInput } from '../site-input.ts';
import type { PublishSettings } from '../publish-settings.ts';
import { type Begun, readBegun } from './begun.ts';
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
  const begun = await readBegun(root, hostName);
  const leaving = leavingOf(selection, known, { only, begun });
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
  const isOut = (one: Outgoing): boolean => known.articles.get(keyOf(one))?.status === 'published';
  const linked = linkable.filter((one) => wanted.has(one) || isOut(one));
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
  const left = await unrecorded(host, leaving, known, begun);
  for (const [id, found] of left) standing.set(id, found);
  const mayBeRead = (id: string): boolean => {
    const record = known.articles.get(id);
    if (!record) return left.has(id);
    return record.status === 'published' || there.get(record.remote)?.status === 'published';
  };
  const going = new Map([...leaving].filter(([id]) => mayBeRead(id)));
  const entries = planArticles({
    drafts,
    records: known.articles,
    leaving: going,
    there,
    standing,
    begun,
    take,
  });
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
  { only, begun }: Pick<PrepareArticlesInput, 'only'> & { begun: readonly Begun[] },
): Wanted['leaving'] {
  const stays = new Set(outgoing.map(keyOf));
  const reasons = new Map(waiting.map((one) => [idOf(one), one]));
  const leaving = new Map<string, { path: string; reason: string }>();
  const had = known.live
    .map((article) => ({ id: idOf(article), path: article.path }))
    .filter(({ id }) => known.articles.has(id));
  for (const { id, path: last } of [...had, ...begun.filter((one) => isUntold(one, known))]) {
    const found = reasons.get(id);
    const path = found?.path ?? last;
    if (stays.has(id) || (only && !only.includes(path))) continue;
    leaving.set(id, { path, reason: found?.reason ?? 'its file is gone' });
  }
  return leaving;
}

/** Whether an article was being sent when a run was cut off that readers, as far as receipts tell, do not have. */
function isUntold({ id, mark }: Begun, known: Known): boolean {
  const record = known.articles.get(id);
  return record?.status !== 'published' && (record?.mark ?? '') === mark;
}

/** Whether an article was being sent for the first time when a publish was cut off. */
const isNew = ({ id, mark }: Begun, known: Known): boolean => mark === '' && !known.articles.has(id);

/** Of articles that leave and that no receipt tells of, those that came there before a publish was cut off. */
async function unrecorded(
  host: ArticleHost,
  leaving: Wanted['leaving'],
  known: Known,
  begun: readonly Begun[],
): Promise<ReadonlyMap<string, RemoteArticle>> {
  const found = new Map<string, RemoteArticle>();
  for (const one of begun.filter(({ id }) => leaving.has(id))) {
    const now = isNew(one, known) ? await host.bySlug(one.slug) : null;
    if (now?.html.includes(markerOf(one.id))) found.set(one.id, now);
  }
  return found;
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
