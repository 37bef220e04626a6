import type { CheckRequest } from '../check/check.ts';
import { findRoot } from '../newsroom/find-root.ts';
import { loadNewsroom, type Newsroom } from '../newsroom/newsroom.ts';
import { imagesOf, newsroomCheck, versionsOut } from '../publish/newsroom-check.ts';
import type { Context } from './context.ts';
import { deskFor } from './desk.ts';

/** The newsroom that the working directory belongs to, or null where it belongs to none. */
export async function newsroomIfAny(context: Context): Promise<Newsroom | null> {
  return (await findRoot(context.cwd)) === null ? null : loadNewsroom({ cwd: context.cwd });
}

/** With what a check compares articles: a revision of git, or what the usual host of the newsroom, or another, shows. */
export interface Comparison {
  since?: string | undefined;
  host?: string;
}

/** What the check needs of a newsroom, the articles read and their sources with them. */
export async function checkRequest(
  context: Context,
  newsroom: Newsroom | null,
  files: CheckRequest['files'],
  { since, host }: Comparison = {},
): Promise<CheckRequest> {
  const inGit =
    since === undefined ? null : await (await import('./git-versions.ts')).gitVersions(context.cwd, since);
  if (!newsroom) return { files, now: context.now, ...(inGit && { previous: inGit }) };
  const { config, root } = newsroom;
  const { articles, ...desk } = await deskFor(context, newsroom, files);
  const inRoom = await newsroomCheck(newsroom, context.packageRoot);
  return {
    ...desk,
    ...inRoom,
    newsroom: { ...inRoom.newsroom!, imageFacts: await imagesOf(root, articles) },
    files: articles,
    previous: inGit ?? (await versionsOut(root, host ?? config.publish.host, articles)),
    now: context.now,
  };
}
