import { publishArticles } from '../publish/articles/publish.ts';
import { prepareUndo } from '../publish/articles/undo.ts';
import { articlesResult, showArticles, showConflicts } from '../reporters/articles.ts';
import { openArticleDesk } from './article-desk.ts';
import type { Context, Outcome } from './context.ts';
import { optimiseForSite } from './optimiser.ts';
import { disagreement, warningsOf } from './carry-out-articles.ts';
import { type Chosen, signature } from './choose-host.ts';

/** Gives readers of a content management system the articles as they were before the last publish. */
export async function undoAtCms(
  context: Context,
  chosen: Chosen,
  { dryRun = false }: { dryRun?: boolean },
): Promise<Outcome> {
  const desk = await openArticleDesk(context, chosen, { keeps: false });
  const { host, hostName, input, newsroom } = desk;
  optimiseForSite();
  const prepared = await prepareUndo({ ...input, take: null });
  const all = { ...prepared, waiting: [] };
  const text = [showArticles(all, host.label, context.paint), showConflicts(all.entries, context.paint)];
  const error = disagreement(all, desk);
  if (dryRun || error)
    return {
      result: { ...articlesResult(all), target: prepared.target.release },
      text: text.filter((part) => part !== '').join('\n'),
      warnings: warningsOf(all),
      ...(dryRun ? { notes: ['Nothing was changed: this was a dry run.'] } : { error: error! }),
    };
  const { touched: _, ...done } = await publishArticles({
    ...{ root: input.root, host, hostName, timezone: newsroom.config.timezone, prepared },
    ...{ ...signature(context), now: context.now, signal: context.signal, undo: prepared.undo },
  });
  const { release, at } = prepared.target;
  return {
    result: { ...articlesResult(all), ...done, undone: prepared.undo.undoes, restored: release },
    text: `${context.paint.green('✓')} Readers have the articles of ${at} again.`,
    warnings: [...warningsOf(all), ...done.warnings],
    notes: [
      'The article files are as they were: the next `newsctl publish` would bring the newer state back.',
    ],
  };
}
