import { relative, resolve, sep } from 'node:path';
import { NewsctlError } from '../errors.ts';
import type { Host } from '../hosts/host.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { installedSharp } from '../images/sharp.ts';
import { allArticles, findArticles, shownPath } from '../newsroom/find-articles.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { type ArticleStamps, isUnchanged, rememberUnchanged } from '../publish/fingerprint.ts';
import { countRemovedPages } from '../publish/plan.ts';
import type { Prepared } from '../publish/prepare.ts';
import { gatherArticles } from '../publish/cache/gather-articles.ts';
import { findPagefind } from '../publish/search/pagefind.ts';
import { SiteCache } from '../publish/cache/site-cache.ts';
import type { DeskArticle } from '../publish/desk-article.ts';
import { sha256 } from '../text/sha256.ts';
import { type Chosen, chooseHost, connectionOf, signature, themeOf } from './choose-host.ts';
import type { Context } from './context.ts';
import { machineMarks } from './package.ts';
import { confirm } from './prompt.ts';

/** A newsroom with one of its hosts open. */
export interface Desk {
  newsroom: Newsroom;
  host: Host;
  hostName: string;
  /** Where readers reach the host, as far as `newsctl.yaml` says so of this one. */
  readersAt: string | null;
  place: { root: string; theme: string };
  /** What every change to a host is signed with. */
  run: {
    root: string;
    host: Host;
    hostName: string;
    settings: { url: string; timezone: string };
    who: string;
    tool: string;
  };
}

/** @throws NewsctlError as {@link chooseHost}; HOST_FAILED; USAGE where the host takes articles instead of a site */
export const openHost = async (context: Context, name: string | undefined): Promise<Desk> =>
  openChosen(context, await chooseHost(context, name));

/** @throws NewsctlError HOST_FAILED; USAGE where the host takes articles instead of a site */
export async function openChosen(context: Context, chosen: Chosen): Promise<Desk> {
  const { newsroom, hostName, setting, kind } = chosen;
  const { config, root } = newsroom;
  if (kind.publishes === 'articles')
    throw new NewsctlError(
      'USAGE',
      `The host \`${hostName}\` takes articles, not a site of files: this command has nothing to do there.`,
      { hint: '`publish`, `status` and `undo` work with it.' },
    );
  const { options, place, access } = connectionOf(context, chosen);
  const host: Host = await kind.connect(options, place, access);
  context.atEnd(() => host.close());
  return {
    newsroom,
    host,
    hostName,
    readersAt: typeof setting.url === 'string' ? setting.url : null,
    place: { root, theme: themeOf(context) },
    run: { root, host, hostName, settings: config, ...signature(context) },
  };
}

/** Paths of every article of the newsroom, from its folder. */
export const articlePaths = async ({ root }: Newsroom): Promise<string[]> =>
  (await allArticles(root, root)).map(({ path }) => path);

export { articleStamps } from '../publish/fingerprint.ts';

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

/** Whether nothing that the site is made from has changed since readers last had everything, and nothing is damaged. */
export async function nothingChanged(context: Context, desk: Desk, stamps: ArticleStamps): Promise<boolean> {
  const live = await desk.host.current();
  const input = live && fingerprintInput(context, desk, stamps, live);
  if (!live || !input || !(await isUnchanged(input, context.now))) return false;
  // Nothing would be touched; what a host tells without being asked is enough.
  return (await desk.host.damaged(live, [])).length === 0;
}

/** Notes that readers have everything, as the article files stand now that their dates are in them. */
export async function rememberPublished(
  context: Context,
  desk: Desk,
  stamps: ArticleStamps,
  { files, started }: Pick<Gathered, 'files' | 'started'>,
): Promise<void> {
  const live = await desk.host.current();
  const input = live && fingerprintInput(context, desk, stamps, live);
  if (input) await rememberUnchanged(input, { articles: files, started, now: context.now });
}

function fingerprintInput(
  context: Context,
  { place, newsroom, run, hostName }: Desk,
  stamps: ArticleStamps,
  live: Manifest,
) {
  const machine = machineMarks(context.env);
  const tool = machine && JSON.stringify([run.tool, machine, installedSharp().version]);
  // What makes the index is no file of the newsroom.
  const search = newsroom.config.search ? (findPagefind()?.version ?? null) : null;
  const settings = [newsroom.config, newsroom.people, search];
  return tool && { ...place, tool, host: hostName, settings, paths: [...stamps.keys()], stamps, live };
}
