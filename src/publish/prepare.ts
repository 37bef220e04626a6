import { NewsctlError } from '../errors.ts';
import type { Host } from '../hosts/host.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { buildSite } from '../site/build-site.ts';
import { articlePath } from '../site/paths.ts';
import type { SiteFile, SiteProblem, SiteSettings } from '../site/site-types.ts';
import { makePlan, type Plan } from './plan.ts';
import { readText } from './published-texts.ts';
import { type ArticleFile, type Outgoing, type Selection, select } from './select.ts';
import { siteInput } from './site-input.ts';

export interface PrepareInput {
  root: string;
  /** The theme that newsctl ships. */
  theme: string;
  settings: SiteSettings;
  /** Every article of the newsroom. */
  files: readonly ArticleFile[];
  /** Paths (from the newsroom's folder) of the only articles to publish now; null for all. */
  only: readonly string[] | null;
  host: Host;
  now: Date;
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
  const warnings: string[] = [];
  const files = input.only === null ? input.files : await withPublishedTexts(input, live, warnings);
  const selection = select({ files, live, now: input.now, timezone: settings.timezone });
  if (input.only) demandReady(input.only, selection, live);
  demandOwnAddresses(selection.outgoing);
  const site = await buildSite(siteInput(input, settings, selection.outgoing));
  const damaged = live ? await host.damaged(live) : [];
  const plan = makePlan({ files: site.files, live, damaged, foreign: await host.foreign() });
  return { ...selection, live, files: site.files, plan, problems: site.problems, warnings };
}

/** The articles named, as they are now; all others as they went out. */
async function withPublishedTexts(
  { root, files, only }: PrepareInput,
  live: Manifest | null,
  warnings: string[],
): Promise<ArticleFile[]> {
  const named = new Set(only);
  const chosen = files.filter((file) => named.has(file.path));
  const current = new Map(files.map((file) => [file.path, file]));
  for (const article of live?.articles ?? []) {
    if (named.has(article.path)) continue;
    const text = await readText(root, article.sha256);
    const now = current.get(article.path);
    if (text !== null) chosen.push({ path: article.path, text });
    else if (now) {
      chosen.push(now);
      warnings.push(
        `The published text of ${article.path} is not kept here any more; its present text was taken.`,
      );
    }
  }
  return chosen;
}

/** An article that was named must be able to go out; one that is withdrawn must have been out. */
function demandReady(only: readonly string[], { waiting }: Selection, live: Manifest | null): void {
  const notReady = waiting.filter(
    (article) =>
      only.includes(article.path) &&
      !(article.withdrawn && live?.articles.some(({ path }) => path === article.path)),
  );
  if (notReady.length === 0) return;
  const reasons = notReady.map(({ path, reason }) => `${path}: ${reason}`).join('\n');
  throw new NewsctlError(
    'ARTICLE_NOT_READY',
    `${notReady.length === 1 ? 'This article' : 'These articles'} may not go out yet.\n${reasons}`,
  );
}

function demandOwnAddresses(outgoing: readonly Outgoing[]): void {
  const taken = new Map<string, string>();
  for (const { article } of outgoing) {
    const keys = [`the id \`${article.frontMatter.id}\``, `the address /${articlePath(article)}`];
    for (const key of keys.map((text) => text.toLowerCase())) {
      const other = taken.get(key);
      if (other !== undefined)
        throw new NewsctlError('ARTICLE_CLASH', `${other} and ${article.path} both have ${key}.`);
      taken.set(key, article.path);
    }
  }
}
