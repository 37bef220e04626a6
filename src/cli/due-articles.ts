import { NewsctlError } from '../errors.ts';
import { readiness } from '../publish/ready.ts';
import type { Context } from './context.ts';
import type { Desk } from './open-host.ts';
import { gather } from './publishing.ts';

/**
 * Articles that may go out by now and that readers do not have: those whose embargo has ended or whose hour has come
 * above all. Edits of what is live are no part of it, as nobody looks on when cron publishes.
 * @param named articles named on the command line, of which there may be none
 * @returns their paths
 */
export async function dueArticles(
  context: Context,
  desk: Desk,
  every: readonly string[],
  named: readonly string[],
): Promise<string[]> {
  if (named.length > 0)
    throw new NewsctlError('USAGE', '`--due` finds the articles by itself: name none.', { hint: '' });
  const { files } = await gather(context, desk.newsroom, every, {
    target: `host ${desk.hostName}`,
    keeps: false,
  });
  const live = await desk.host.current();
  const known = new Set(live?.articles.flatMap(({ id, path }) => [path, ...(id === '' ? [] : [id])]));
  const { timezone } = desk.newsroom.config;
  return files
    .filter(({ article }) => !known.has(article.path) && !known.has(article.frontMatter.id ?? ''))
    .filter(({ article }) => readiness(article, context.now, timezone).ready)
    .map(({ article }) => article.path);
}
