import { type Article, readArticle } from '../article/article.ts';
import { contentHash } from '../article/content-hash.ts';
import { readTextNow } from './published-texts.ts';
import { liveArticles } from './live-articles.ts';

/**
 * Finds what readers have of an article now, for the check: by its id, or by its path where it has none. Null where
 * it is not live, where readers would read nothing new, and where its text is no longer kept. Asks no host.
 * @param host its name in `newsctl.yaml`
 */
export async function publishedVersions(
  root: string,
  host: string,
): Promise<(article: Article) => Article | null> {
  const live = await liveArticles(root, host);
  const byId = new Map(live.map((entry) => [entry.id, entry]));
  const byPath = new Map(live.map((entry) => [entry.path, entry]));
  return (article) => {
    const { id } = article.frontMatter;
    const entry = id ? byId.get(id) : byPath.get(article.path);
    if (!entry || entry.content === contentHash(article)) return null;
    const text = readTextNow(root, entry.sha256);
    return text === null ? null : readArticle(text, entry.path);
  };
}
