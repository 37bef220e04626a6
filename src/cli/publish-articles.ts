import type { CheckResult } from '../check/check.ts';
import { NewsctlError } from '../errors.ts';
import type { Take } from '../publish/articles/plan.ts';
import { keyOf, type PreparedArticles, prepareArticles } from '../publish/articles/prepare.ts';
import { readiness } from '../publish/ready.ts';
import { articlesResult } from '../reporters/articles.ts';
import { type ArticleDesk, openArticleDesk } from './article-desk.ts';
import { carryOutArticles, disagreement, shown, warningsOf } from './carry-out-articles.ts';
import { checkOutgoing } from './check-outgoing.ts';
import type { Context, Outcome } from './context.ts';
import { optimiseForSite } from './optimiser.ts';
import { followPlan, onlyLooks, wantedPlan } from './plan-option.ts';
import { refused, withReviews } from './publish-outcomes.ts';
import type { PublishOptions } from './publish-to.ts';
import type { Chosen } from './choose-host.ts';
import { namedArticles } from './publishing.ts';

const articlePlans = () => import('../publish/articles/plan-file.ts');

/** Publishes to one content management system: all that is ready, or some articles by their paths. */
export async function publishToCms(
  context: Context,
  chosen: Chosen,
  paths: readonly string[],
  options: PublishOptions,
): Promise<Outcome> {
  demandFitting(options, paths);
  const wanted = await wantedPlan(context, articlePlans, options);
  const made = wanted ? new Date(wanted.made) : context.now;
  const looks = onlyLooks(options);
  const desk = await openArticleDesk({ ...context, now: made }, chosen, { keeps: !looks });
  const only = options.due
    ? await due(desk, context.now)
    : await namedArticles(context, desk.newsroom, paths);
  if (options.due && only?.length === 0) return { result: null };
  optimiseForSite();
  // Whoever looked the plan through has seen whose words it takes.
  const take = takeOf(options) ?? wanted?.take ?? null;
  const prepared = await prepareArticles({ ...desk.input, only, take });
  const checked = await checkOutgoing(context, desk, prepared.outgoing, looks ? 'looked at' : 'kept');
  const { error, warning, review } = checked.counts;
  if (error > 0 || (options.strict && warning + review > 0)) return refused(context, prepared, checked);
  const refusal = disagreement(prepared, desk);
  // A plan that nobody may carry out is none.
  if (refusal && options.planOut !== undefined) return disputed(context, desk, prepared, refusal);
  const now = { host: desk.hostName, made, system: desk.host, take, prepared };
  await followPlan(context, articlePlans, now, { wanted, planOut: options.planOut });
  if (looks) return withReviews(planned(context, desk, prepared), review);
  if (refusal) return disputed(context, desk, prepared, refusal);
  return withReviews(await carryOutArticles(context, desk, prepared, options), openReviews(checked));
}

const openReviews = ({ counts }: CheckResult): number => counts.review;

const takeOf = ({ takeOurs, takeTheirs }: PublishOptions): Take =>
  takeOurs ? 'ours' : takeTheirs ? 'theirs' : null;

function demandFitting(options: PublishOptions, paths: readonly string[]): void {
  const misfit =
    options.takeOurs && options.takeTheirs
      ? '`--take-ours` and `--take-theirs` cannot both have the last word.'
      : options.due && paths.length > 0
        ? '`--due` finds the articles by itself: name none.'
        : null;
  if (misfit !== null) throw new NewsctlError('USAGE', misfit, { hint: '' });
}

/** Articles whose time has come and that readers do not have. */
async function due({ files, input, newsroom }: ArticleDesk, now: Date): Promise<string[]> {
  const { knownOf } = await import('../publish/articles/records.ts');
  const { articles } = await knownOf(input.root, input.hostName);
  return files
    .filter((one) => !articles.has(keyOf(one)))
    .filter(({ article }) => readiness(article, now, newsroom.config.timezone).ready)
    .map(({ article }) => article.path);
}

function planned(context: Context, { host }: ArticleDesk, prepared: PreparedArticles): Outcome {
  return {
    result: articlesResult(prepared),
    text: context.json ? '' : shown(prepared, host.label, context.paint),
    notes: ['Nothing was changed: this was a dry run.'],
    warnings: warningsOf(prepared),
  };
}

const disputed = (
  context: Context,
  { host }: ArticleDesk,
  prepared: PreparedArticles,
  error: NewsctlError,
): Outcome => ({
  result: articlesResult(prepared),
  text: context.json ? '' : shown(prepared, host.label, context.paint),
  error,
});
