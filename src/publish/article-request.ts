import type { Article } from '../article/article.ts';
import type { CheckRequest } from '../check/check.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { SourceShelf } from '../newsroom/source-shelf.ts';
import { liveOn } from './live-index.ts';
import { imagesOf, type newsroomCheck, versionsOut } from './newsroom-check.ts';

/** A newsroom that is loaded and stays so, for articles that are checked one at a time, again and again. */
export interface CheckingDesk {
  newsroom: Newsroom;
  /** What the newsroom adds to a check; nothing where its house style cannot be read. */
  check: Partial<Awaited<ReturnType<typeof newsroomCheck>>>;
  shelf: SourceShelf;
}

/** What the check of one article needs of its newsroom: its sources, its images, and what readers have of it. */
export async function articleRequest(
  { newsroom: { root, config, people }, check, shelf }: CheckingDesk,
  article: Article,
  now: Date,
): Promise<Omit<CheckRequest, 'files'>> {
  return {
    ...check,
    ...(check.newsroom && { newsroom: { ...check.newsroom, imageFacts: await imagesOf(root, [article]) } }),
    people,
    sourceFiles: await shelf.filesOf(root, article),
    cleanVerbatim: config.quotations.cleanup !== 'verbatim',
    language: config.language,
    previous: await versionsOut(root, liveOn(root, config.publish.host), [article]),
    now,
  };
}
