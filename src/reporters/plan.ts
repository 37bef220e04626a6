import { type Action, countActions, countRemovedPages, type Plan, type PlanEntry } from '../publish/plan.ts';
import type { Prepared } from '../publish/prepare.ts';
import type { Published } from '../publish/publish.ts';
import { absoluteUrl } from '../site/paths.ts';
import { readable } from '../text/readable.ts';
import type { Paint } from './paint.ts';
import { count } from '../text/count.ts';

/** Files of a plan that are listed one by one; the rest is a number. */
const LISTED = 40;

/** The plan for a person: what changes for readers and why, and what stays at home. */
export function showPlan(
  { plan, waiting }: Pick<Prepared, 'plan' | 'waiting'>,
  label: string,
  paint: Paint,
): string {
  const { changes } = plan;
  const lines = changes.slice(0, LISTED).map((entry) => showEntry(entry, paint));
  if (changes.length > LISTED) lines.push(`  … and ${changes.length - LISTED} more`);
  return [
    paint.bold(`Plan for ${readable(label)}`),
    ...lines,
    `  ${counts(plan)}`,
    ...conflicts(plan, paint),
    ...atHome(waiting, paint),
  ].join('\n');
}

const SIGNS: Record<Action, string> = { put: '+', keep: '=', remove: '-' };

function showEntry({ action, path, reason, size }: PlanEntry, paint: Paint): string {
  const colour = action === 'remove' ? paint.red : paint.green;
  return `  ${colour(`${SIGNS[action]} ${action.padEnd(6)}`)} ${readable(path)}  ${paint.dim(`${reason}, ${bytes(size)}`)}`;
}

function counts(plan: Plan): string {
  const { put, keep, remove } = countActions(plan);
  return put + remove === 0
    ? `Nothing to do: ${keep} files are as they should be.`
    : `${put} to put, ${remove} to remove, ${keep} unchanged.`;
}

const conflicts = (plan: Plan, paint: Paint): string[] =>
  plan.conflicts.map(
    (path) =>
      `  ${paint.red('! conflict')} ${readable(path)}  ${paint.dim('was there before, and not from newsctl')}`,
  );

function atHome(waiting: Prepared['waiting'], paint: Paint): string[] {
  if (waiting.length === 0) return [];
  return [
    paint.bold('Stays at home'),
    ...waiting.map(({ path, reason }) => `  ${readable(path)}  ${paint.dim(reason)}`),
  ];
}

const bytes = (size: number): string =>
  size < 1024
    ? `${size} bytes`
    : size < 1024 * 1024
      ? `${(size / 1024).toFixed(1)} kB`
      : `${(size / 1024 / 1024).toFixed(1)} MB`;

/** The plan for a program. */
export function planResult({ plan, waiting, outgoing, standing, live }: Prepared): Record<string, unknown> {
  return {
    plan: plan.entries.map(({ action, path, reason, size }) => ({ action, path, reason, size })),
    counts: countActions(plan),
    conflicts: plan.conflicts,
    articles: [...standing.map(({ path }) => path), ...outgoing.map(({ article }) => article.path)].sort(),
    waiting: waiting.map(({ path, reason }) => ({ path, reason })),
    live: live?.release ?? null,
  };
}

/** What a publish came to: for stdout, ending with the addresses. @param site `undo`: the command that takes it back */
export function showPublished(
  { plan, articles }: Pick<Prepared, 'plan' | 'articles'>,
  done: Published,
  { label, url, undo }: { label: string; url: string; undo: string },
  paint: Paint,
): string {
  if (!done.changed) return `${paint.green('✓')} Nothing to publish: readers have everything already.`;
  const pages = plan.changes.filter(isArticlePage);
  const addresses = pages.slice(0, 10).map((entry) => `  ${absoluteUrl({ url }, pagePath(entry))}`);
  return [
    `${paint.green('✓')} Published to ${readable(label)}: ${changes(plan, pages.length)}; ${total(articles)}.`,
    ...(addresses.length > 0 ? ['New or changed:', ...addresses] : []),
    ...(pages.length > addresses.length ? [`  … and ${pages.length - addresses.length} more`] : []),
    `To take it back: ${undo}`,
  ].join('\n');
}

const isArticlePage = ({ action, kind, path }: PlanEntry): boolean =>
  action === 'put' && kind === 'page' && path.endsWith('/index.html');

const pagePath = ({ path }: PlanEntry): string => path.replace(/index\.html$/, '');

/** What readers find new or gone: articles above all, else lists, pictures and the look of the site. */
function changes(plan: Plan, pages: number): string {
  const removed = countRemovedPages(plan);
  if (pages + removed > 0)
    return `${pages === 0 ? 'no page' : count(pages, 'page')} new or changed${removed > 0 ? `, ${removed} removed` : ''}`;
  const { put, remove } = countActions(plan);
  return `${put === 0 ? 'no file' : count(put, 'file')} new or changed${remove > 0 ? `, ${remove} removed` : ''}`;
}

const total = (articles: number): string =>
  articles === 0 ? 'the site has no articles yet' : `the site has ${count(articles, 'article')}`;
