import type { Manifest } from '../hosts/manifest.ts';
import { installedSharp } from '../images/sharp.ts';
import { lookMeanwhile } from '../looks/looker.ts';
import { allArticles } from '../newsroom/find-articles.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { ArticleStamps, articleStamps, isUnchanged } from '../publish/fingerprint.ts';
import { findPagefind } from '../publish/search/pagefind.ts';
import type { HostLooks } from '../publish/host-looks.ts';
import { meanwhile } from '../text/meanwhile.ts';
import type { Context } from './context.ts';
import type { LookedAhead } from './look-ahead.ts';
import type { Desk } from './open-host.ts';
import { machineMarks } from './package.ts';
import type { Gathered } from './publishing.ts';

// Most publishes that cron makes find that nothing has changed: what they take is here, and little else.

/** Paths of every article of the newsroom, from its folder. */
export const articlePaths = ({ root }: Newsroom): string[] => allArticles(root, root).map(({ path }) => path);

/** The same, and what their files are like. @param ahead what was found before, see `lookAhead` */
export async function articlesNow(
  newsroom: Newsroom,
  ahead: LookedAhead | null,
): Promise<{ paths: readonly string[]; stamps: Promise<ArticleStamps> }> {
  const { root } = newsroom;
  const found = ahead?.root === root ? await ahead.files : null;
  if (!found) {
    const paths = articlePaths(newsroom);
    return { paths, stamps: meanwhile(articleStamps(root, paths)) };
  }
  const { names: paths, looks } = found;
  return { paths, stamps: meanwhile(looks.then((looked) => new ArticleStamps(paths, looked))) };
}

export { articleStamps };

/** Whether nothing that the site is made from has changed since readers last had everything, and nothing is damaged. */
export async function nothingChanged(
  context: Context,
  desk: Desk,
  { stamps, looks }: { stamps: Promise<ArticleStamps>; looks: HostLooks },
): Promise<boolean> {
  const live = await desk.host.current();
  if (!live) return false;
  // Nothing would be touched; what a host tells without being asked is enough. It looks while the rest is gone through.
  const damaged = looks.damaged(live);
  const input = fingerprintInput(context, desk, await lookMeanwhile(stamps), live);
  if (!input || !(await isUnchanged(input, context.now))) return false;
  return (await lookMeanwhile(damaged)).length === 0;
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
  if (!input) return;
  const { rememberUnchanged } = await import('../publish/remember-unchanged.ts');
  await rememberUnchanged(input, { articles: files, started, now: context.now });
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
  return tool && { ...place, tool, host: hostName, settings, stamps, live };
}
