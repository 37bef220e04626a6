import { join } from 'node:path';
import { NewsctlError } from '../../errors.ts';
import type { Body } from '../../site/rendered-body.ts';
import { type ArticleSummary, digest } from '../../site/summary.ts';
import { listen } from '../../listen.ts';
import { readTextFile } from '../../text/read-file.ts';
import { sha256 } from '../../text/sha256.ts';
import { type ArticleFile, type DeskArticle, readDeskArticle } from '../desk-article.ts';
import { readiness } from '../ready.ts';
import { isSameStamp, isSettled, stampOf } from './file-stamp.ts';
import { KeptSummary, wholeFrom } from './kept-summary.ts';
import type { SiteCache } from './site-cache.ts';
import { readInThreads, type Take } from './threads.ts';

/** When and where it is decided what may go out: of all else nothing is kept. */
export interface Moment {
  now: Date;
  timezone: string;
}

interface Gathering {
  /** Takes note of an article that cannot be read, where the others are wanted all the same. */
  leaveOut?: ((path: string, fault: NewsctlError) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * The articles of a newsroom; files that are as they were when they were last read are not read again.
 * @param paths from the newsroom's folder, with `/`
 * @throws NewsctlError FILE_NOT_FOUND, FILE_UNREADABLE; AbortError
 */
export async function gatherArticles(
  root: string,
  paths: readonly string[],
  cache: SiteCache | null,
  moment: Moment,
  { leaveOut, signal }: Gathering = {},
): Promise<DeskArticle[]> {
  const articles: DeskArticle[] = [];
  const ahead = cache ? await readAhead(root, paths, { cache, moment, signal }) : NONE;
  for (const [at, path] of paths.entries()) {
    if (at % IN_ONE_GO === 0) await listen(signal);
    try {
      articles.push(
        ahead.get(path) ??
          (cache ? await gathered(root, path, cache, moment) : readDeskArticle(await readFile(root, path))),
      );
    } catch (error) {
      if (!leaveOut || !(error instanceof NewsctlError)) throw error;
      leaveOut(path, error);
    }
  }
  cache?.articles.keepOnly(new Set(paths));
  return articles;
}

/** Articles that are read before anything else has its turn. */
const IN_ONE_GO = 50;

const NONE: ReadonlyMap<string, DeskArticle> = new Map();

/** Has articles of which nothing is known read in threads, as far as that pays. */
async function readAhead(
  root: string,
  paths: readonly string[],
  { cache, moment, signal }: Pick<Gathering, 'signal'> & { cache: SiteCache; moment: Moment },
): Promise<ReadonlyMap<string, DeskArticle>> {
  const store = cache.articles;
  const articles = new Map<string, DeskArticle>();
  const whole = wholeFrom(root, store, changed);
  const unknown = paths.filter((path) => !store.known(path));
  const take: Take = ({ path, stamp, summary: json, body }) => {
    const summary = JSON.parse(json.toString()) as ArticleSummary;
    const settled = stamp && isSettled(stamp, cache.started) ? stamp : null;
    if (!mayGoOut(summary, moment)) return void articles.set(path, known(root, summary, cache));
    store.setJson(path, settled, { sha256: summary.sha256, summary: json, body });
    store.holdSummary(summary, json.length);
    articles.set(path, known(root, new KeptSummary(summary, whole), cache));
  };
  await readInThreads(root, unknown, take, signal);
  return articles;
}

const mayGoOut = (article: ArticleSummary, { now, timezone }: Moment): boolean =>
  readiness(article, now, timezone).ready;

async function gathered(root: string, path: string, cache: SiteCache, moment: Moment): Promise<DeskArticle> {
  const store = cache.articles;
  const kept = store.known(path);
  // Taken before the file is read: what is written to it afterwards shows the next time.
  const stamp = stampOf(`${root}/${path}`);
  if (kept?.stamp && stamp && isSameStamp(kept.stamp, stamp)) {
    const summary = store.summary(path);
    if (summary) return inTime(known(root, summary, cache));
  }
  const file = await readFile(root, path);
  const settled = stamp && isSettled(stamp, cache.started) ? stamp : null;
  if (kept?.sha256 === sha256(file.text)) {
    const summary = store.summary(path);
    if (settled && summary) store.setStamp(path, settled);
    if (summary) return inTime(known(root, summary, cache));
  }
  const { summary, body } = digest(file.text, path);
  if (!mayGoOut(summary, moment))
    return inTime({ article: summary, text: async () => file.text, body: async () => body });
  store.set(path, settled, { summary, body });
  return known(root, summary, cache);

  /** What may not go out, or not any more, leaves no trace here either. */
  function inTime(one: DeskArticle): DeskArticle {
    if (!mayGoOut(one.article, moment)) store.forget(path);
    return one;
  }
}

const readFile = async (root: string, path: string): Promise<ArticleFile> => ({
  path,
  text: await readTextFile(join(root, path), path),
});

/** An article of which the store has all. */
export function known(root: string, article: ArticleSummary, cache: SiteCache): DeskArticle {
  const { path } = article;
  const text = async (): Promise<string> => {
    const file = await readFile(root, path);
    if (sha256(file.text) !== article.sha256) throw changed(path);
    return file.text;
  };
  const body = async (): Promise<Body> => {
    const kept = cache.articles.known(path)?.sha256 === article.sha256 ? cache.articles.body(path) : null;
    return kept ?? digest(await text(), path).body;
  };
  return { article, text, body };
}

/** Somebody saves an article while it is being published: readers get it the next time, or not at all for now. */
const changed = (path: string): NewsctlError =>
  new NewsctlError('FILE_CHANGED', `${path} was changed while newsctl was at work with it.`);
