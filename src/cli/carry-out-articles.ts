import { NewsctlError } from '../errors.ts';
import type { PreparedArticles } from '../publish/articles/prepare.ts';
import { demandAgreed, type PublishedArticles, publishArticles } from '../publish/articles/publish.ts';
import { articlesResult, showArticles, showConflicts } from '../reporters/articles.ts';
import { showLooks, wrongOf } from '../reporters/verify.ts';
import { count } from '../text/count.ts';
import type { ArticleDesk } from './article-desk.ts';
import { signature } from './choose-host.ts';
import type { Context, Outcome } from './context.ts';
import { lookAfterArticles } from './look-after-articles.ts';
import { Progress } from './progress.ts';
import type { PublishOptions } from './publish-to.ts';

/** Shows the plan, carries it out in the content management system, and says where readers find what is new. */
export async function carryOutArticles(
  context: Context,
  desk: ArticleDesk,
  prepared: PreparedArticles,
  options: PublishOptions,
): Promise<Outcome> {
  const { host, newsroom, hostName, input } = desk;
  if (!context.json && !context.quiet)
    context.stderr.write(`${showArticles(prepared, host.label, context.paintError)}\n`);
  demandConfirmed(desk, prepared, options);
  const progress = new Progress(context);
  const { touched, ...done } = await publishArticles({
    ...{ root: input.root, host, hostName, timezone: newsroom.config.timezone, prepared },
    ...{ ...signature(context), now: context.now, signal: context.signal },
    progress: (at, total, path) => progress.update('publishing', at, total, path),
  }).finally(progress.end);
  const looks = await lookAfterArticles(context, desk, touched, options);
  const published = publishedText(context, desk, done, options);
  return {
    result: {
      ...articlesResult(prepared),
      ...done,
      ...(looks && { verified: { looked: looks.length, wrong: wrongOf(looks) } }),
    },
    text: looks ? `${published}\n${showLooks(looks, context.paint, 'article')}` : published,
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

/** The plan with the differences that are in dispute. */
export const shown = (
  prepared: Pick<PreparedArticles, 'entries' | 'waiting'>,
  label: string,
  paint: Context['paint'],
): string =>
  [showArticles(prepared, label, paint), showConflicts(prepared.entries, paint)].filter(Boolean).join('\n');

function publishedText(
  { paint }: Context,
  { host, hostName }: ArticleDesk,
  { changed, urls }: Pick<PublishedArticles, 'changed' | 'urls'>,
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
