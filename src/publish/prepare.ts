import { instant } from '../article/dates.ts';
import { NewsctlError } from '../errors.ts';
import type { Host } from '../hosts/host.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { buildSite } from '../site/build-site.ts';
import type { SiteFile, SiteProblem } from '../site/site-types.ts';
import type { SiteCache } from './cache/site-cache.ts';
import { type ArticleFile, asDeskArticle, type DeskArticle } from './desk-article.ts';
import { demandOwnAddresses, demandOwnFiles } from './addresses.ts';
import { makePlan, type Plan } from './plan.ts';
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
  files: SiteFile[];
  plan: Plan;
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
  const damaged = live ? await host.damaged(live) : [];
  const plan = makePlan({ files: site.files, live, damaged, foreign: await host.foreign() });
  const warnings = movedDates(selection.outgoing);
  return { ...selection, live, files: site.files, plan, problems: site.problems, warnings };
}

/** An article that was named must be able to go out; one that is withdrawn must have been out. */
function demandReady(only: readonly string[], { waiting }: Selection, live: Manifest | null): void {
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
