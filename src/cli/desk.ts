import type { Article } from '../article/article.ts';
import { readInSteps } from '../article/read-in-steps.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { loadSourceFiles } from '../newsroom/source-files.ts';
import type { LedgerDesk } from '../sources/ledger.ts';
import type { Context } from './context.ts';
import { inSteps } from './steps.ts';

/** Articles that were read, with the sources that they declare and what the desk knows. */
export interface Desk extends LedgerDesk {
  articles: Article[];
}

/** Reads articles and, in a newsroom, the sources that they declare. */
export async function deskFor(
  context: Context,
  newsroom: Newsroom | null,
  files: readonly ({ path: string; text: string } | Article)[],
): Promise<Desk> {
  const articles = await inSteps(context, readInSteps(files));
  return {
    articles,
    people: newsroom?.people ?? [],
    sourceFiles: newsroom ? await loadSourceFiles(newsroom.root, articles, context.signal) : new Map(),
    cleanVerbatim: newsroom?.config.quotations.cleanup !== 'verbatim',
    language: newsroom?.config.language ?? 'en-GB',
  };
}
