import type { Touched } from '../publish/articles/publish.ts';
import { type ReaderArticle, touchedArticles, verifyArticles } from '../publish/articles/verify.ts';
import type { Look } from '../publish/look.ts';
import type { ArticleDesk } from './article-desk.ts';
import type { Context } from './context.ts';
import type { VerifyOptions } from './look-after.ts';
import { Progress } from './progress.ts';

/**
 * Looks at the pages of what a publish changed as readers do: where somebody asks for that, and where `newsctl.yaml`
 * says at which address readers reach this host.
 */
export async function lookAfterArticles(
  context: Context,
  { host, readersAt }: Pick<ArticleDesk, 'host' | 'readersAt'>,
  touched: readonly Touched[],
  options: VerifyOptions,
): Promise<Look[] | null> {
  const { verify } = options;
  if (touched.length === 0 || verify === false || (!verify && readersAt === null)) return null;
  return lookAtArticles(context, touchedArticles(touched, host), readersAt, options);
}

/** Looks at pages, at the address at which readers reach them. */
export function lookAtArticles(
  context: Context,
  articles: readonly ReaderArticle[],
  readersAt: string | null,
  { wait = 0 }: VerifyOptions,
): Promise<Look[]> {
  const progress = new Progress(context);
  return verifyArticles(
    articles.map((one) => ({ ...one, url: addressFor(one.url, readersAt) })),
    {
      patience: wait * 1000,
      signal: context.signal,
      progress: (at, total, path) => progress.update('looking at', at, total, path),
    },
  ).finally(progress.end);
}

/** A cache in front of the system has the paths of the system. */
function addressFor(url: string, readersAt: string | null): string {
  if (readersAt === null) return url;
  const { pathname, search } = new URL(url);
  return new URL(`${pathname}${search}`, readersAt).href;
}
