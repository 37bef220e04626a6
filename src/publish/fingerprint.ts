import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { instant } from '../article/dates.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { type ArticleSummary, digest } from '../site/summary.ts';
import { sha256 } from '../text/sha256.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { type FileStamp, isSettled, stampOf } from './cache/file-stamp.ts';
import type { DeskArticle } from './desk-article.ts';

/** Everything that the site is made from, besides the clock. */
export interface FingerprintInput {
  root: string;
  /** The theme that newsctl ships, absolute. */
  theme: string;
  /** The program, with all that its output may hang on. */
  tool: string;
  /** The host's name: each knows what it has. */
  host: string;
  /** `newsctl.yaml` and `people.yaml` as read. */
  settings: unknown;
  /** Every article file, from the newsroom's folder. */
  paths: readonly string[];
  /** The stamps of these files when the run began. */
  stamps: ArticleStamps;
  live: Manifest;
}

/** What the files of articles were like, by their paths from the newsroom's folder; null for one that was not there. */
export type ArticleStamps = Map<string, FileStamp | null>;

/**
 * Looks at each file once for the whole of a run: ten thousand looks cost a tenth of a second. What is saved later than
 * that is for the next run.
 */
export const articleStamps = (root: string, paths: readonly string[]): ArticleStamps =>
  new Map(paths.map((path) => [path, stampOf(`${root}/${path}`)]));

/** What was found the last time that readers had everything. */
interface Remembered {
  fingerprint: string;
  /** Files that had been written to just before, whose stamps say nothing: SHA-256 by path. */
  fresh: Record<string, string>;
  /** Milliseconds since 1970 at which the clock alone changes what may go out; null for never. */
  until: number | null;
}

/**
 * Whether nothing has changed since the site was last known to be as it should: then there is nothing to build,
 * to check or to compare, and no article is read. Any doubt counts as a change.
 */
export async function isUnchanged(input: FingerprintInput, now: Date): Promise<boolean> {
  const remembered = await recall(input);
  if (!remembered || (remembered.until !== null && remembered.until <= now.getTime())) return false;
  const fresh = new Map(Object.entries(remembered.fresh));
  for (const [path, hash] of fresh) if ((await hashOf(join(input.root, path))) !== hash) return false;
  return remembered.fingerprint === (await fingerprint(input, await stampsOf(input), fresh));
}

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
  for (const [path, stamp] of stamps) {
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
  await writeFileAtomically(place(input), JSON.stringify(remembered));
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

const place = ({ root, host }: FingerprintInput): string =>
  join(root, '.newsctl', 'cache', `unchanged-${sha256(host).slice(0, 16)}.json`);

async function recall(input: FingerprintInput): Promise<Remembered | null> {
  try {
    const remembered = JSON.parse(await readFile(place(input), 'utf8')) as Remembered;
    return typeof remembered.fresh === 'object' ? remembered : null;
  } catch {
    return null;
  }
}

type Stamps = readonly (readonly [path: string, stamp: FileStamp | null])[];

async function fingerprint(
  { root, tool, settings, live }: FingerprintInput,
  stamps: Stamps,
  fresh: ReadonlyMap<string, string>,
): Promise<string> {
  const files = stamps.map(([path, stamp]) => [path, fresh.get(path) ?? stamp]);
  // A picture that an article asked for in vain may have come.
  const media = await namesIn(join(root, 'media'));
  return sha256(JSON.stringify([tool, settings, live.release, files, media]));
}

/** Stamps of all files that the site is made from; those of the newsroom by their paths from its folder. */
async function stampsOf({ root, theme, paths, stamps }: FingerprintInput): Promise<Stamps> {
  const found: [string, FileStamp | null][] = [];
  for (const folder of [join(root, 'templates', 'site'), theme])
    for (const name of await namesIn(folder)) found.push([name, stampOf(`${folder}/${name}`)]);
  for (const path of paths) found.push([path, stamps.get(path) ?? null]);
  // All that lies in the folder, not only what is live: a picture that was left out as broken may have been mended.
  for (const name of await namesIn(join(root, 'media')))
    found.push([`media/${name}`, stampOf(`${root}/media/${name}`)]);
  return found;
}

const hashOf = (file: string): Promise<string> => readFile(file).then(sha256, () => 'none');

const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true }).catch(() => [])).sort();

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
