import { prepareArticles } from '../publish/articles/prepare.ts';
import { articlesResult, showArticles, showConflicts } from '../reporters/articles.ts';
import { openArticleDesk } from './article-desk.ts';
import type { Context, Outcome } from './context.ts';
import { warningsOf } from './carry-out-articles.ts';
import type { Chosen } from './choose-host.ts';

/** Says how the newsroom and a content management system differ. Changes nothing. */
export async function statusAtCms(context: Context, chosen: Chosen): Promise<Outcome> {
  const { input, host } = await openArticleDesk(context, chosen, { keeps: false });
  const prepared = await prepareArticles({ ...input, only: null, take: null });
  const { last } = prepared.known;
  const parts = [
    last
      ? `The last publish from here was ${last.at}, by ${last.by}.`
      : 'Nothing has been published from here yet.',
    showArticles(prepared, host.label, context.paint),
    showConflicts(prepared.entries, context.paint),
  ];
  return {
    result: { ...articlesResult(prepared), publishedAt: last?.at ?? null },
    text: parts.filter((part) => part !== '').join('\n'),
    warnings: warningsOf(prepared),
  };
}
