import type { CheckRequest } from '../check/check.ts';
import { findRoot } from '../newsroom/find-root.ts';
import { loadNewsroom, type Newsroom } from '../newsroom/newsroom.ts';
import { type Live, liveOn } from '../publish/live-index.ts';
import { imagesOf, newsroomCheck, versionsOut } from '../publish/newsroom-check.ts';
import type { Context } from './context.ts';
import { deskFor } from './desk.ts';

/** The newsroom that the working directory belongs to, or null where it belongs to none. */
export async function newsroomIfAny(context: Context): Promise<Newsroom | null> {
  return (await findRoot(context.cwd)) === null ? null : loadNewsroom({ cwd: context.cwd });
}

/** What is apart from the usual in a check. */
export interface Circumstances {
  /** The revision of git that articles are compared with, in place of what a host shows. */
  since?: string | undefined;
  /** The host whose articles they are compared with, in place of the newsroom's usual one. */
  host?: string;
  /** What its readers have, where that is known. */
  live?: Live;
  /** The absolute path from which the paths of the articles are shown, in place of the working directory. */
  base?: string;
}

/** What the check needs of a newsroom, the articles read and their sources with them. */
export async function checkRequest(
  context: Context,
  newsroom: Newsroom | null,
  files: CheckRequest['files'],
  { since, host, live, base }: Circumstances = {},
): Promise<CheckRequest> {
  const inGit =
    since === undefined ? null : await (await import('./git-versions.ts')).gitVersions(context.cwd, since);
  if (!newsroom) return { files, now: context.now, ...(inGit && { previous: inGit }) };
  const { config, root } = newsroom;
  const { articles, ...desk } = await deskFor(context, newsroom, files);
  const inRoom = await newsroomCheck(newsroom, context.packageRoot, base ?? context.cwd);
  return {
    ...desk,
    ...inRoom,
    newsroom: { ...inRoom.newsroom!, imageFacts: await imagesOf(root, articles) },
    files: articles,
    previous: inGit ?? (await versionsOut(root, live ?? liveOn(root, host ?? config.publish.host), articles)),
    now: context.now,
  };
}
