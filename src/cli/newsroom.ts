import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../article/article.ts';
import { ARTICLE_TYPES } from '../article/types.ts';
import type { CheckRequest } from '../check/check.ts';
import { findRoot, loadNewsroom, type Newsroom } from '../newsroom/newsroom.ts';
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
  const style = await houseStyle(context, newsroom);
  return {
    ...desk,
    style: style?.check,
    files: articles,
    settings: config,
    previous: inGit ?? (await published(root, host ?? config.publish.host, articles)),
    now: context.now,
    timezone: config.timezone,
    jurisdiction: config.jurisdiction,
    newsroom: {
      fileExists: (path) => existsSync(join(root, path)),
      knownTypes: await knownTypes(root),
      imageFacts: await imageFacts(root, articles),
    },
  };
}

/** Files are opened only where an article shows any. */
async function imageFacts(root: string, articles: readonly Article[]) {
  if (!articles.some(({ images, frontMatter }) => images.length > 0 || (frontMatter.images ?? []).length > 0))
    return new Map();
  const { imageFactsOf } = await import('../newsroom/image-facts.ts');
  return imageFactsOf(root, articles);
}

/** The house style of a newsroom; what loads it is not even read where there is none. */
export async function houseStyle(
  { packageRoot }: Pick<Context, 'packageRoot'>,
  newsroom: Newsroom,
): Promise<import('../newsroom/house-style.ts').HouseStyle | null> {
  const { root, config } = newsroom;
  if (config.styles.length === 0 && !['style', '.vale.ini'].some((name) => existsSync(join(root, name))))
    return null;
  return (await import('../newsroom/house-style.ts')).loadHouseStyle(newsroom, packageRoot);
}

/** A receipt is as long as the archive: it is not read for articles that readers never had. */
async function published(
  root: string,
  host: string,
  articles: readonly Article[],
): Promise<NonNullable<CheckRequest['previous']>> {
  const wasOut = articles.some(
    ({ frontMatter: { status, date_published } }) =>
      date_published !== undefined || status === 'published' || status === 'corrected',
  );
  if (!wasOut) return () => null;
  const { publishedVersions } = await import('../publish/published-versions.ts');
  return publishedVersions(root, host);
}

/** The types newsctl ships and those the newsroom has templates for. */
async function knownTypes(root: string): Promise<string[]> {
  const own = await readdir(join(root, 'templates', 'articles')).catch(() => []);
  return [
    ...ARTICLE_TYPES.map((type) => type.name),
    ...own.filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3)),
  ];
}
