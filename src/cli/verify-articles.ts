import { NewsctlError } from '../errors.ts';
import type { ArticleHost } from '../hosts/article-host.ts';
import { idOf, type Known, knownOf } from '../publish/articles/records.ts';
import { type ReaderArticle, wordsThere } from '../publish/articles/verify.ts';
import type { Look } from '../publish/look.ts';
import { showLooks, wrongOf } from '../reporters/verify.ts';
import { connectArticleHost, readersAt } from './article-desk.ts';
import type { Chosen } from './choose-host.ts';
import type { Context, Outcome } from './context.ts';
import { lookAtArticles } from './look-after-articles.ts';

/**
 * Looks whether readers of a content management system get the articles that were published to it, and no longer those
 * that were withdrawn. What they should find is what the system has, which need not be what newsctl put there.
 */
export async function verifyAtCms(
  context: Context,
  chosen: Chosen,
  options: { wait?: number },
): Promise<Outcome> {
  const { newsroom, hostName } = chosen;
  const host = await connectArticleHost(context, chosen);
  const known = await knownOf(newsroom.root, hostName);
  if (!known.last)
    throw new NewsctlError('USAGE', `Nothing has been published to ${host.label} from here yet.`, {
      hint: '',
    });
  const { articles, edited } = await publishedThere(host, known);
  const found = await lookAtArticles(context, articles, readersAt(chosen), options);
  const looks = found.map((look) => (edited.has(look.path) ? withEdit(look) : look));
  const wrong = wrongOf(looks);
  return {
    result: { release: known.last.release, looked: looks.length, wrong },
    text: showLooks(looks, context.paint, 'article'),
    exitCode: wrong.length > 0 ? 3 : 0,
  };
}

/** Plug-ins may show what somebody wrote there otherwise than it was written. */
const withEdit = (look: Look): Look => ({
  ...look,
  detail: [look.detail, 'it was changed there since the last publish'].filter(Boolean).join('; '),
});

/** Of an article that was removed there nobody knows the words: its page is missing, or is another one's. */
const ANY = { headline: '', blocks: [] };

/** What readers should find of all that was ever published from here. */
async function publishedThere(
  host: ArticleHost,
  { articles: records, live }: Known,
): Promise<{ articles: ReaderArticle[]; edited: ReadonlySet<string> }> {
  const there = await host.read([...records.values()].map(({ remote }) => remote));
  const paths = new Map(live.map((article) => [idOf(article), article.path]));
  const edited = new Set<string>();
  const articles = [...records].map(([id, { remote, mark, url, status }]): ReaderArticle => {
    const now = there.get(remote) ?? null;
    const path = paths.get(id) ?? id;
    if (now && now.mark !== mark) edited.add(path);
    const words = now && wordsThere(now);
    if (status !== 'published') return { path, url, now: null, before: words };
    const address = now?.status === 'published' ? now.url : url;
    return { path, url: address, now: words ?? ANY, before: null };
  });
  return { articles, edited };
}
