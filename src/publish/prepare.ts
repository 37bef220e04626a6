import { instant } from '../article/dates.ts';
import { NewsctlError } from '../errors.ts';
import { entriesOf } from '../hosts/entries.ts';
import type { Host } from '../hosts/host.ts';
import type { Manifest, ManifestArticle } from '../hosts/manifest.ts';
import { lookMeanwhile } from '../looks/looker.ts';
import { buildSite } from '../site/build-site.ts';
import type { SiteFile, SiteProblem } from '../site/site-types.ts';
import { lazily } from '../text/lazily.ts';
import type { SiteCache } from './cache/site-cache.ts';
import { type ArticleFile, asDeskArticle, type DeskArticle } from './desk-article.ts';
import { demandOwnAddresses, demandOwnFiles } from './addresses.ts';
import { type NewsroomInput, type NewsroomSite, newsroomSite } from './newsroom-site.ts';
import { HostLooks } from './host-looks.ts';
import { makePlan, type Plan } from './plan.ts';
import { revisingPlan } from './revising-plan.ts';
import { withPublishedTexts } from './published-state.ts';
import { type Outgoing, type Selection, select } from './select.ts';
import type { PublishSettings } from './publish-settings.ts';
import { siteInput } from './site-input.ts';

export interface PrepareInput {
  root: string;
  /** The theme that newsctl ships. */
  theme: string;
  settings: PublishSettings;
  /** Every article of the newsroom. */
  files: readonly (ArticleFile | DeskArticle)[];
  /** Paths (from the newsroom's folder) of the only articles to publish now; null for all. */
  only: readonly string[] | null;
  host: Host;
  now: Date;
  /** What is kept of earlier builds. */
  cache?: SiteCache;
}

/** A publish that has been thought through to the end, and not begun. */
export interface Prepared extends Selection {
  live: Manifest | null;
  /** Articles that readers have already and that are not looked at again, besides {@link Selection.outgoing}. */
  readonly standing: readonly ManifestArticle[];
  /** How many articles the site has. */
  articles: number;
  /** The files that the plan puts, by their paths. */
  puts: ReadonlyMap<string, SiteFile>;
  plan: Plan;
  /** Whether the site has the files and articles of {@link live}, of which some were made anew. */
  revises: boolean;
  problems: SiteProblem[];
  warnings: string[];
}

/**
 * Builds the site as it would be and compares it with what is live. Changes nothing.
 * @throws NewsctlError ARTICLE_NOT_READY, ARTICLE_CLASH, TEMPLATE_INVALID, HOST_FAILED
 */
export async function prepare(input: PrepareInput): Promise<Prepared> {
  const { host, settings } = input;
  const live = await host.current();
  const { only, root, now } = input;
  const { timezone } = settings;
  const all = input.files.map(asDeskArticle);
  const articles =
    only === null ? all : await withPublishedTexts({ root, articles: all, only, live, now, timezone });
  const selection = select({ articles, live, now, timezone });
  if (only) demandReady(only, selection, live);
  demandOwnAddresses(selection.outgoing);
  const site = await buildSite(siteInput(input, settings, selection.outgoing));
  demandOwnFiles(site.files);
  return {
    ...{ ...selection, standing: [], articles: selection.outgoing.length },
    ...(await planned(host, live, site, selection.outgoing)),
  };
}

export interface NewsroomPublish extends Omit<NewsroomInput, 'live'> {
  host: Host;
  /** What it was asked already. */
  looks?: HostLooks;
  /** Told what goes out as soon as that is known, before it is known what the host has. */
  known?(going: Pick<NewsroomSite, 'outgoing' | 'patched'> & { live: Manifest | null }): void;
}

/** How a publish of a whole newsroom was prepared. */
export interface PreparedNewsroom extends Prepared, Pick<NewsroomSite, 'atHome' | 'patched'> {
  /** Notes what readers have by now, for the next publish. @param reviews how many are open, by the files of articles */
  note(release: string, reviews: ReadonlyMap<string, number>): void;
}

/**
 * The same for a whole newsroom, from what the last publish noted where little has changed since.
 * @throws NewsctlError ARTICLE_CLASH, TEMPLATE_INVALID, HOST_FAILED
 */
export async function prepareNewsroom({
  host,
  looks = new HostLooks(host),
  known,
  ...input
}: NewsroomPublish): Promise<PreparedNewsroom> {
  const live = await host.current();
  const audience = (release: string | null): string => `${input.audience} ${release}`;
  const seen = looks.ofAll && live ? { damaged: looks.damaged(live), foreign: looks.foreign() } : null;
  const site: NewsroomSite = await newsroomSite({
    ...input,
    live,
    audience: audience(live?.release ?? null),
  });
  const { outgoing, atHome, waiting, patched, note } = site;
  known?.({ outgoing, patched, live });
  const articles = patched && live ? entriesOf(live).articles : outgoing.length;
  const prepared = {
    ...{ outgoing, atHome, waiting, patched, articles },
    ...(await planned(host, live, site, outgoing, seen)),
    note: (release: string, reviews: ReadonlyMap<string, number>) => note(audience(release), reviews),
  };
  return lazily(prepared, 'standing', () => (patched && live ? standingBeside(outgoing, live) : []));
}

function standingBeside(outgoing: readonly Outgoing[], live: Manifest): ManifestArticle[] {
  const changed = new Set(outgoing.map(({ article }) => article.path));
  return live.articles.filter(({ path }) => !changed.has(path));
}

/** What a host finds that was asked ahead. */
export interface Seen {
  damaged: Promise<string[]>;
  foreign: Promise<string[]>;
}

async function planned(
  host: Host,
  live: Manifest | null,
  site: Planned,
  outgoing: readonly Outgoing[],
  seen: Seen | null = null,
): Promise<Pick<Prepared, 'live' | 'puts' | 'plan' | 'revises' | 'problems' | 'warnings'>> {
  const { problems, remade } = site;
  const common = { live, problems, warnings: movedDates(outgoing) };
  const quick = live && remade && (await revisingPlan(host, live, { remade, files: () => site.files }, seen));
  if (quick) {
    const puts = new Map(remade.map((file) => [file.path, file]));
    return { ...common, plan: quick, puts, revises: outgoing.every(isIn(live)) };
  }
  const plan = await checkedPlan(host, live, site.files, seen);
  const put = new Set(plan.changes.map(({ path }) => path));
  const puts = new Map(site.files.filter(({ path }) => put.has(path)).map((file) => [file.path, file]));
  return { ...common, plan, puts, revises: false };
}

type Planned = Pick<NewsroomSite, 'files' | 'problems'> & Partial<Pick<NewsroomSite, 'remade'>>;

const isIn =
  (live: Manifest) =>
  ({ article }: Outgoing): boolean =>
    entriesOf(live).article(article.path) !== undefined;

/**
 * Hosts that are slow to list are asked for what the plan touches alone: all of it is looked at by `status`. What
 * turns out to be damaged is put anew, and may be more than that.
 */
async function checkedPlan(
  host: Host,
  live: Manifest | null,
  files: readonly SiteFile[],
  seen: Seen | null,
): Promise<Plan> {
  const first = makePlan({ files, live, damaged: [], foreign: [] });
  const touched = first.changes.map(({ path }) => path);
  const [damaged, foreign] = await lookMeanwhile(
    Promise.all([
      live ? (seen?.damaged ?? host.damaged(live, touched)) : [],
      seen?.foreign ?? host.foreign(touched),
    ]),
  );
  if (damaged.length === 0 && foreign.length === 0) return first;
  return makePlan({ files, live, damaged, foreign });
}

/** An article that was named must be able to go out; one that is withdrawn must have been out. */
export function demandReady(
  only: readonly string[],
  { waiting }: Selection,
  live: Pick<Manifest, 'articles'> | null,
): void {
  const out = new Set(live?.articles.flatMap(({ id, path }) => [path, id]));
  const notReady = waiting.filter(
    ({ path, id, withdrawn }) =>
      only.includes(path) && !(withdrawn && (out.has(path) || (id !== '' && out.has(id)))),
  );
  if (notReady.length === 0) return;
  const reasons = notReady.map(({ path, reason }) => `${path}: ${reason}`).join('\n');
  throw new NewsctlError(
    'ARTICLE_NOT_READY',
    `${notReady.length === 1 ? 'This article' : 'These articles'} may not go out yet.\n${reasons}`,
  );
}

/** A date of publication that was changed afterwards: readers keep the true one. */
const movedDates = (outgoing: readonly Outgoing[]): string[] =>
  outgoing.flatMap(({ article, published }) => {
    const own = instant(article.frontMatter.date_published);
    return own === null || own === instant(published)
      ? []
      : [`${article.path} says it was published at another time than ${published}; readers keep that one.`];
  });
