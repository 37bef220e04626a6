import type { CheckResult } from '../check/check.ts';
import { NewsctlError } from '../errors.ts';
import type { Take } from '../publish/articles/plan.ts';
import type { PreparedArticles } from '../publish/articles/prepare.ts';
import { demandAgreed, publishArticles } from '../publish/articles/publish.ts';
import { keyOf, prepareArticles } from '../publish/articles/prepare.ts';
import { readiness } from '../publish/ready.ts';
import { articlesResult, showArticles, showConflicts } from '../reporters/articles.ts';
import { count } from '../text/count.ts';
import { type ArticleDesk, openArticleDesk } from './article-desk.ts';
import { checkOutgoing } from './check-outgoing.ts';
import type { Context, Outcome } from './context.ts';
import { optimiseForSite } from './optimiser.ts';
import { Progress } from './progress.ts';
import { refused, withReviews } from './publish-outcomes.ts';
import type { PublishOptions } from './publish-to.ts';
import { type Chosen, signature } from './choose-host.ts';
import { namedArticles } from './publishing.ts';

/** Publishes to one content management system: all that is ready, or some articles by their paths. */
export async function publishToCms(
  context: Context,
  chosen: Chosen,
  paths: readonly string[],
  options: PublishOptions,
): Promise<Outcome> {
  demandFitting(options, chosen.hostName, paths);
  const desk = await openArticleDesk(context, chosen, { keeps: options.dryRun !== true });
  const only = options.due
    ? await due(desk, context.now)
    : await namedArticles(context, desk.newsroom, paths);
  if (options.due && only?.length === 0) return { result: null };
  optimiseForSite();
  const prepared = await prepareArticles({ ...desk.input, only, take: takeOf(options) });
  const checked = await checkOutgoing(
    context,
    desk,
    prepared.outgoing,
    options.dryRun ? 'looked at' : 'kept',
  );
  const { error, warning, review } = checked.counts;
  if (error > 0 || (options.strict && warning + review > 0)) return refused(context, prepared, checked);
  if (options.dryRun) return withReviews(planned(context, desk, prepared), review);
  return withReviews(await carriedOut(context, desk, prepared, options), openReviews(checked));
}

const openReviews = ({ counts }: CheckResult): number => counts.review;

const takeOf = ({ takeOurs, takeTheirs }: PublishOptions): Take =>
  takeOurs ? 'ours' : takeTheirs ? 'theirs' : null;

function demandFitting(options: PublishOptions, name: string, paths: readonly string[]): void {
  const misfit =
    options.takeOurs && options.takeTheirs
      ? '`--take-ours` and `--take-theirs` cannot both have the last word.'
      : options.plan !== undefined || options.planOut !== undefined
        ? `The host \`${name}\` takes articles: \`--plan\` and \`--plan-out\` are for a site of files.`
        : options.verify
          ? `The host \`${name}\` takes articles: \`--verify\` is for a site of files.`
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

const shown = (prepared: PreparedArticles, label: string, paint: Context['paint']): string =>
  [showArticles(prepared, label, paint), showConflicts(prepared.entries, paint)].filter(Boolean).join('\n');

async function carriedOut(
  context: Context,
  desk: ArticleDesk,
  prepared: PreparedArticles,
  options: PublishOptions,
): Promise<Outcome> {
  const { host, newsroom, hostName, input } = desk;
  const refusal = disagreement(prepared, desk);
  if (refusal)
    return {
      result: articlesResult(prepared),
      text: context.json ? '' : shown(prepared, host.label, context.paint),
      error: refusal,
    };
  if (!context.json && !context.quiet)
    context.stderr.write(`${showArticles(prepared, host.label, context.paintError)}\n`);
  demandConfirmed(desk, prepared, options);
  const progress = new Progress(context);
  const done = await publishArticles({
    ...{ root: input.root, host, hostName, timezone: newsroom.config.timezone, prepared },
    ...{ ...signature(context), now: context.now, signal: context.signal },
    progress: (at, total, path) => progress.update('publishing', at, total, path),
  }).finally(progress.end);
  return {
    result: { ...articlesResult(prepared), ...done },
    text: publishedText(context, desk, done, options),
    warnings: [...warningsOf(prepared), ...done.warnings],
  };
}

/** What stands in the way, if anything does. */
export function disagreement(
  { entries }: Pick<PreparedArticles, 'entries'>,
  { host }: Pick<ArticleDesk, 'host'>,
): NewsctlError | null {
  try {
    demandAgreed(entries, host);
    return null;
  } catch (error) {
    return error as NewsctlError;
  }
}

function demandConfirmed(
  { newsroom: { config } }: ArticleDesk,
  { entries }: PreparedArticles,
  { confirm }: PublishOptions,
): void {
  const leaving = entries.filter(({ action }) => action === 'unpublish').length;
  if (leaving <= config.publish.max_remove || confirm === config.name) return;
  throw new NewsctlError(
    'CONFIRMATION_NEEDED',
    `This would take ${leaving} articles from readers; more than ${config.publish.max_remove} need to be confirmed.`,
    { hint: `Read the plan with --dry-run, then repeat with --confirm "${config.name}".` },
  );
}

function publishedText(
  { paint }: Context,
  { host, hostName }: ArticleDesk,
  { changed, urls }: Awaited<ReturnType<typeof publishArticles>>,
  { to }: PublishOptions,
): string {
  if (!changed) return `${paint.green('✓')} Nothing to publish: readers have everything already.`;
  return [
    `${paint.green('✓')} Published to ${host.label}: ${count(urls.length, 'article')} new or changed.`,
    ...urls.slice(0, 10).map((url) => `  ${url}`),
    ...(urls.length > 10 ? [`  … and ${urls.length - 10} more`] : []),
    `To take it back: newsctl undo${to === undefined ? '' : ` --to ${hostName}`}`,
  ].join('\n');
}

export const warningsOf = ({
  problems,
  entries,
}: Pick<PreparedArticles, 'problems' | 'entries'>): string[] => [
  ...problems.map(({ path, message }) => `${path}: ${message}`),
  ...entries
    .filter(({ edited, conflict, action }) => edited && conflict === null && action === 'keep')
    .map(({ path }) => `${path}: was changed there since the last publish; it stays as it is there.`),
];
