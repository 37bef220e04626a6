import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { instant } from '../article/dates.ts';
import { type ArticleSummary, digest } from '../site/summary.ts';
import { sha256 } from '../text/sha256.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { type FileStamp, isSettled, LONGEST_TICK, stampIn, stampOf } from './cache/file-stamp.ts';
import type { DeskArticle } from './desk-article.ts';
import {
  type FingerprintInput,
  fingerprint,
  type Remembered,
  rememberedPlace,
  type Stamps,
  stampsOf,
} from './fingerprint.ts';

/** A build that readers have by now. */
export interface Brought {
  /** What it was made from: the articles of the paths. */
  articles: readonly DeskArticle[];
  /** When it began, in milliseconds since 1970. */
  started: number;
  now: Date;
}

/**
 * Notes that the live release is what these files make; notes nothing where one of them may have been changed
 * since the build began, but for the dates that publishing writes.
 */
export async function rememberUnchanged(
  input: FingerprintInput,
  { articles, started, now }: Brought,
): Promise<void> {
  const built = new Map(articles.map(({ article }) => [article.path, article]));
  // Publishing has written dates into these.
  for (const path of built.keys()) input.stamps.set(path, stampOf(`${input.root}/${path}`));
  const stamps = await stampsOf(input);
  const fresh = new Map<string, string>();
  for (const [path, stamp] of [...stamps.others, ...unsettled(stamps.articles, started)]) {
    if (!stamp || isSettled(stamp, started)) continue;
    const article = built.get(path);
    const text = article && (await readFile(join(input.root, path), 'utf8').catch(() => null));
    if (!article || !text || !isAsBuilt(article, text)) return;
    fresh.set(path, sha256(text));
  }
  const remembered: Remembered = {
    fingerprint: await fingerprint(input, stamps, fresh),
    fresh: Object.fromEntries(fresh),
    until: nextChange(articles, now),
  };
  await mkdir(join(input.root, '.newsctl', 'cache'), { recursive: true });
  await writeFileAtomically(rememberedPlace(input), JSON.stringify(remembered));
}

/** Article files that may have been written to just before; most have not, and this is asked of all. */
function* unsettled(
  { paths, looks }: Stamps['articles'],
  started: number,
): Generator<readonly [path: string, stamp: FileStamp | null]> {
  for (let place = 0; place < paths.length; place++)
    if (Math.max(looks.mtimeMs(place), looks.ctimeMs(place)) >= started - LONGEST_TICK)
      yield [paths[place]!, stampIn(looks, place)];
}

/** Whether a file still says what was built, and what publishing wrote into it. */
function isAsBuilt(article: ArticleSummary, text: string): boolean {
  if (sha256(text) === article.sha256) return true;
  const now = digest(text, article.path).summary;
  const own = ({ raw }: ArticleSummary): unknown => {
    const { status, date_published, date_modified, ...rest } = raw;
    return rest;
  };
  const published = ['published', 'corrected'].includes(now.frontMatter.status ?? '');
  return published && now.content === article.content && isDeepStrictEqual(own(now), own(article));
}

const MOMENT = /\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})/g;

/** The first moment still to come that any article names: an embargo may end then, or a piece fall due. */
function nextChange(articles: readonly DeskArticle[], now: Date): number | null {
  let next: number | null = null;
  for (const { article } of articles) {
    const { date_published, embargo, until } = article.raw;
    for (const [written] of JSON.stringify([date_published, embargo, until]).matchAll(MOMENT)) {
      const at = instant(written);
      if (at !== null && at > now.getTime() && (next === null || at < next)) next = at;
    }
  }
  return next;
}
