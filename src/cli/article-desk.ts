import type { ArticleHost } from '../hosts/article-host.ts';
import type { AnyArticleHostKind } from '../hosts/index.ts';
import type { DeskArticle } from '../publish/desk-article.ts';
import type { ArticleDeskInput } from '../publish/articles/prepare.ts';
import type { Context } from './context.ts';
import { type Chosen, connectionOf, themeOf } from './choose-host.ts';
import { gather } from './publishing.ts';
import { articlePaths } from './unchanged.ts';

/** A newsroom with a content management system open. */
export interface ArticleDesk extends Pick<Chosen, 'newsroom' | 'hostName'> {
  host: ArticleHost;
  /** Where readers reach it, as far as `newsctl.yaml` says so of this host. */
  readersAt: string | null;
  files: readonly DeskArticle[];
  /** What plans are made from, but for who has the last word. */
  input: Omit<ArticleDeskInput, 'take'>;
}

/** @throws NewsctlError HOST_FAILED, SECRET_MISSING, CONFIG_INVALID */
export async function openArticleDesk(
  context: Context,
  chosen: Chosen,
  { keeps }: { keeps: boolean },
): Promise<ArticleDesk> {
  const { newsroom, hostName } = chosen;
  const host = await connectArticleHost(context, chosen);
  const use = { target: `host ${hostName}`, keeps };
  const { files } = await gather(context, newsroom, articlePaths(newsroom), use);
  const { root, config: settings } = newsroom;
  const input = { root, theme: themeOf(context), settings, files, host, hostName, now: context.now };
  return { newsroom, hostName, host, readersAt: readersAt(chosen), files, input };
}

/** Where readers reach a host, as far as `newsctl.yaml` says so; null leaves it to the system. */
export const readersAt = ({ setting }: Pick<Chosen, 'setting'>): string | null =>
  typeof setting.url === 'string' ? setting.url : null;

/** @throws NewsctlError HOST_FAILED, SECRET_MISSING, CONFIG_INVALID */
export async function connectArticleHost(context: Context, chosen: Chosen): Promise<ArticleHost> {
  const { options, place, access } = connectionOf(context, chosen);
  const host = await (chosen.kind as AnyArticleHostKind).connect(options, place, access);
  context.atEnd(() => host.close());
  return host;
}
