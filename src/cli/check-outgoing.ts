import { join } from 'node:path';
import { type CheckResult, check } from '../check/check.ts';
import { readCheckCache } from '../newsroom/check-cache.ts';
import { environmentMark, folderStamps } from '../newsroom/check-environment.ts';
import { type Live, LiveIndex } from '../publish/live-index.ts';
import { entriesOf } from '../hosts/entries.ts';
import type { Manifest } from '../hosts/manifest.ts';
import type { Outgoing } from '../publish/select.ts';
import { sha256 } from '../text/sha256.ts';
import { checkChanged } from './check-changed.ts';
import type { Context } from './context.ts';
import { checkRequest } from './newsroom.ts';
import { machineMarks } from './package.ts';
import type { Desk } from './open-host.ts';
import { checkKey } from './recall.ts';

/**
 * What is done with what earlier publications kept: it is looked at, and what comes of this one is kept; it is looked
 * at alone; or these articles are checked alone, because of the others nothing is asked.
 */
export type Keeping = 'kept' | 'looked at' | 'alone';

/**
 * Checks exactly what readers would get: an error in it stops the publication. An article of which an earlier
 * publish keeps what still holds is not even read.
 * @param live what the host shows; where that is not known, the receipts tell
 */
export async function checkOutgoing(
  context: Context,
  { newsroom, hostName }: Pick<Desk, 'newsroom' | 'hostName'>,
  going: readonly Outgoing[],
  keeping: Keeping,
  live: Manifest | null = null,
): Promise<CheckResult> {
  const { root } = newsroom;
  const machine = machineMarks(context.env);
  const circumstances = { host: hostName, base: root, ...(live && { live: among(live) }) };
  if (machine === null || keeping === 'alone')
    return check(await checkRequest(context, newsroom, await textsOf(going), circumstances));
  const environment = await environmentMark({ root, packageRoot: context.packageRoot, machine });
  const mark = `${environment} ${hostName}`;
  const cache = readCheckCache(root, 'outgoing');
  const keys = going.map(({ article: { path, sha256 } }) => checkKey(mark, path, sha256));
  const files = going.map(({ article: { path }, text }) => ({ path, text }));
  const names = going.map(({ article: { path, frontMatter } }) => ({
    path,
    slug: frontMatter.slug,
    id: frontMatter.id,
  }));
  const contents = new Map(going.map(({ article }) => [article.path, article.content]));
  return checkChanged(
    context,
    newsroom,
    { root, files, cache, keys, kept: keys.map((key) => cache.get(key)) },
    { ...circumstances, names, keep: keeping === 'kept', contentOf: (path) => contents.get(path) },
  );
}

/**
 * Stands for all that checks of what goes out hang on besides articles and media: settings, people, style, sources.
 * Null where the program runs from its source.
 */
export async function circumstancesMark(
  context: Context,
  { newsroom: { root }, hostName }: Desk,
): Promise<string | null> {
  const machine = machineMarks(context.env);
  if (machine === null) return null;
  const environment = await environmentMark({ root, packageRoot: context.packageRoot, machine });
  return sha256(JSON.stringify([environment, hostName, folderStamps(join(root, 'sources'))]));
}

/** The texts of what goes out. */
export async function textsOf(going: readonly Outgoing[]): Promise<{ path: string; text: string }[]> {
  const texts: { path: string; text: string }[] = [];
  for (const { article, text } of going) texts.push({ path: article.path, text: await text() });
  return texts;
}

function among(live: Manifest): Live {
  const index = new LiveIndex(entriesOf(live));
  return async () => index;
}
