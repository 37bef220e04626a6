import { join } from 'node:path';
import { NewsctlError } from '../../errors.ts';
import type { Body } from '../../site/body.ts';
import { type ArticleSummary, digest } from '../../site/summary.ts';
import { readTextFile } from '../../text/read-file.ts';
import { sha256 } from '../../text/sha256.ts';
import type { DeskArticle } from '../desk-article.ts';
import { type FileStamp, isSameStamp, isSettled, stampOf } from './file-stamp.ts';
import type { SiteCache } from './site-cache.ts';

/**
 * The articles of a newsroom; files that are as they were when they were last read are not read again.
 * @param paths from the newsroom's folder, with `/`
 * @throws NewsctlError FILE_NOT_FOUND, FILE_UNREADABLE
 */
export async function gatherArticles(
  root: string,
  paths: readonly string[],
  cache: SiteCache,
): Promise<DeskArticle[]> {
  const articles: DeskArticle[] = [];
  for (const path of paths) articles.push(known(root, await summaryOf(root, path, cache), cache));
  for (const gone of cache.articles.keepOnly(new Set(paths))) cache.bodies.delete(gone);
  return articles;
}

async function summaryOf(root: string, path: string, cache: SiteCache): Promise<ArticleSummary> {
  const file = join(root, path);
  const kept = cache.articles.get(path);
  const taken = Date.now();
  // Taken before the file is read: what is written to it afterwards shows the next time.
  const stamp = stampOf(file);
  if (kept?.stamp && stamp && isSameStamp(kept.stamp, stamp)) return kept.of;
  const text = await readTextFile(file, path);
  const summary = kept?.of.sha256 === sha256(text) ? kept.of : read(text, path, cache);
  const settled: FileStamp | null = stamp && isSettled(stamp, taken) ? stamp : null;
  if (summary !== kept?.of || settled) cache.articles.set(path, { stamp: settled, of: summary });
  return summary;
}

function read(text: string, path: string, cache: SiteCache): ArticleSummary {
  const { summary, body } = digest(text, path);
  cache.bodies.set(path, { sha256: summary.sha256, body });
  return summary;
}

function known(root: string, article: ArticleSummary, cache: SiteCache): DeskArticle {
  const { path } = article;
  const text = async (): Promise<string> => {
    const now = await readTextFile(join(root, path), path);
    if (sha256(now) !== article.sha256) throw changed(path);
    return now;
  };
  const body = async (): Promise<Body> => {
    const kept = cache.bodies.get(path);
    if (kept?.sha256 === article.sha256) return kept.body;
    const made = digest(await text(), path).body;
    cache.bodies.set(path, { sha256: article.sha256, body: made });
    return made;
  };
  return { article, text, body };
}

/** Somebody saves an article while it is being published: readers get it the next time, or not at all for now. */
export const changed = (path: string): NewsctlError =>
  new NewsctlError('FILE_CHANGED', `${path} was changed while newsctl was at work with it.`);
