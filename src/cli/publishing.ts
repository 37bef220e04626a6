import { relative, resolve, sep } from 'node:path';
import { NewsctlError } from '../errors.ts';
import { findArticles, shownPath } from '../newsroom/find-articles.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { countRemovedPages } from '../publish/plan.ts';
import type { Prepared } from '../publish/prepare.ts';
import { gatherArticles } from '../publish/cache/gather-articles.ts';
import { SiteCache } from '../publish/cache/site-cache.ts';
import type { DeskArticle } from '../publish/desk-article.ts';
import { sha256 } from '../text/sha256.ts';
import type { Context } from './context.ts';
import type { Desk } from './open-host.ts';
import { machineMarks } from './package.ts';
import { confirm } from './prompt.ts';

/** The articles of a newsroom, with what is kept of earlier builds. */
export interface Gathered {
  files: DeskArticle[];
  cache?: SiteCache;
  /** When reading began, in milliseconds since 1970. */
  started: number;
}

/** What is kept of earlier builds is used for whom, and whether anything may be written. */
interface CacheUse {
  target?: string;
  keeps?: boolean;
}

/** Every article of the newsroom; one that is as it was when it was last read is not read again. */
export async function gather(
  context: Context,
  { root, config: { timezone } }: Newsroom,
  paths: readonly string[],
  how: CacheUse = {},
): Promise<Gathered> {
  const started = Date.now();
  const cache = siteCache(context, { root }, how);
  const files = await gatherArticles(root, paths, cache, { now: context.now, timezone });
  return { files, started, ...(cache && { cache }) };
}

/** What is kept of earlier builds; null where the program runs from its source. */
export function siteCache(
  context: Context,
  { root }: Pick<Newsroom, 'root'>,
  how: CacheUse = {},
): SiteCache | null {
  const machine = machineMarks(context.env);
  return machine && new SiteCache(root, sha256(JSON.stringify(machine)), how);
}

/** The articles named on the command line, by their paths from the newsroom's folder; null where none is. */
export async function namedArticles(
  context: Context,
  { root }: Newsroom,
  paths: readonly string[],
): Promise<string[] | null> {
  if (paths.length === 0) return null;
  const found = await findArticles(paths, { cwd: context.cwd });
  return found.map(({ file }) => {
    const path = relative(resolve(root, 'articles'), file);
    if (path.startsWith('..') || path.startsWith(sep))
      throw new NewsctlError(
        'USAGE',
        `${shownPath(file, context.cwd)} does not lie under articles/ of this newsroom.`,
      );
    return shownPath(file, root);
  });
}

interface Consent {
  yes?: boolean;
  confirm?: string;
}

/**
 * Asks where a publish would do more than most: take over a folder with somebody's files in it, or remove many pages.
 * @throws NewsctlError CONFIRMATION_NEEDED
 */
export async function confirmPlan(
  context: Context,
  desk: Desk,
  prepared: Prepared,
  consent: Consent,
): Promise<void> {
  await confirmRemovals(desk, countRemovedPages(prepared.plan), consent);
  if (prepared.live !== null || consent.yes) return;
  const foreign = await desk.host.foreign();
  if (foreign.length === 0) return;
  const question = `${desk.host.label} holds ${foreign.length} ${foreign.length === 1 ? 'file' : 'files'} that newsctl did not put there; they stay. Publish the site into it?`;
  if (!(await confirm(context, question, '--yes')))
    throw new NewsctlError('CONFIRMATION_NEEDED', 'Nothing was published.', { hint: '' });
}

async function confirmRemovals(
  { newsroom: { config } }: Desk,
  removed: number,
  consent: Consent,
): Promise<void> {
  if (removed <= config.publish.max_remove || consent.confirm === config.name) return;
  throw new NewsctlError(
    'CONFIRMATION_NEEDED',
    `This would remove ${removed} pages; more than ${config.publish.max_remove} need to be confirmed.`,
    {
      hint: `Read the plan with --dry-run, then repeat with --confirm "${config.name}".`,
    },
  );
}
