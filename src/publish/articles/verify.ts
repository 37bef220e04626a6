import { type Answer, isNothing, type Look, type LookOptions, lookAtAll, type Target } from '../look.ts';
import type { ArticleHost, RemoteArticle } from '../../hosts/article-host.ts';
import { wordsOf } from './html-words.ts';
import { holdsAll, holdsSome, type PageWords, pageOf, pageWords } from './page-words.ts';
import type { Touched } from './publish.ts';

/** An article that readers should have, or have no more. */
export interface ReaderArticle {
  /** Its file in the newsroom. */
  path: string;
  url: string;
  /** What readers should find; null where they should find it no more. */
  now: PageWords | null;
  /** What they found before; null where that was nothing. */
  before: PageWords | null;
}

/** What readers should find of what a publish changed. */
export const touchedArticles = (
  touched: readonly Touched[],
  host: Pick<ArticleHost, 'bodyOf'>,
): ReaderArticle[] =>
  touched.map(({ entry: { action, path, draft, there }, url }) => ({
    path,
    url,
    now:
      action === 'unpublish' || !draft ? null : pageWords(draft.article.headline, host.bodyOf(draft.article)),
    before: there?.status === 'published' ? wordsThere(there) : null,
  }));

/** What stands in the system, as its pages show it. */
export const wordsThere = ({ headline, html }: RemoteArticle): PageWords =>
  pageWords(wordsOf(headline), html);

/**
 * Fetches the pages of articles as readers do, and looks for the words: a system puts its own looks around them, and
 * sets marks and spaces its own way. Changes nothing.
 */
export const verifyArticles = (articles: readonly ReaderArticle[], options: LookOptions): Promise<Look[]> =>
  lookAtAll(
    articles.map((one) => (one.now === null ? goneTarget(one) : articleTarget(one, one.now))),
    options,
  );

const articleTarget = ({ path, url, before }: ReaderArticle, now: PageWords): Target => ({
  path,
  url,
  isRight: (answer) => answer.status === 200 && holdsAll(pageOf(answer.bytes), now),
  meaning(answer) {
    if (isNothing(answer)) return 'missing';
    if (answer.status !== 200) return 'no answer';
    return before && holdsAll(pageOf(answer.bytes), before) ? 'as before' : 'different';
  },
});

/** Systems lead readers from an address that is none any more to a page that seems like it. */
const goneTarget = ({ path, url, before }: ReaderArticle): Target => ({
  path,
  url,
  isRight: (answer) => isNothing(answer) || (answer.status === 200 && !isRead(answer, before)),
  meaning: ({ status }) => (status === 200 ? 'still there' : 'no answer'),
});

function isRead({ bytes, redirected }: Answer, words: PageWords | null): boolean {
  if (words === null) return !redirected;
  const page = pageOf(bytes);
  return holdsSome(page, words) || (!redirected && page.includes(words.headline));
}
