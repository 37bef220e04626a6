import { lookMeanwhile } from '../../looks/looker.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTextFile } from '../../text/read-file.ts';
import { Places } from '../../text/places.ts';
import { sha256 } from '../../text/sha256.ts';
import { isSameStamp, isSettled, stampOf } from '../cache/file-stamp.ts';
import { type SiteRecord, saidMark } from '../cache/site-record.ts';
import type { AskedMedia } from '../cache/site-record-types.ts';
import type { ArticleStamps } from '../fingerprint.ts';
import { type DeskArticle, readDeskArticle } from '../desk-article.ts';
import { select, type Waiting } from '../select.ts';
import type { PatchInput } from './patch-site.ts';

/** Articles that stay at home, read, and why each does. */
export interface AtHome {
  atHome: DeskArticle[];
  waiting: Waiting[];
}

/** An edit of more articles than this is a build like any other. */
const MANY = 100;

/** Whether every file of the media folder that the site asked for is as it was, there or not. */
export async function isMediaAsItWas(input: PatchInput, { head }: SiteRecord): Promise<boolean> {
  for (const asked of head.media) if (!(await isAsItWas(input, asked))) return false;
  return true;
}

async function isAsItWas({ root, cache }: PatchInput, { path, found, said }: AskedMedia): Promise<boolean> {
  const stamp = stampOf(join(root, path));
  const kept = cache.media.get(path);
  if (found === null || !stamp || !kept) return found === null && stamp === null;
  // Another build may have read it since, and found another file.
  if (kept.of.sha256 !== said) return false;
  if (kept.stamp && isSameStamp(kept.stamp, stamp)) return true;
  const now = await readFile(join(root, path)).catch(() => null);
  if (now === null || sha256(now) !== kept.of.sha256) return false;
  if (isSettled(stamp, cache.started)) cache.media.set(path, { ...kept, stamp });
  return true;
}

/** An article file that says something else than the last time. */
export interface Edited {
  place: number;
  path: string;
  text: string;
}

const stampsOf = ({ stamps }: PatchInput): Promise<ArticleStamps> | undefined =>
  stamps && lookMeanwhile(stamps);

/** Which articles were edited, and which stay at home; null where one has come or gone, or very many were edited. */
export async function compareFiles(
  input: PatchInput,
  { articles, byPath, said }: SiteRecord,
): Promise<({ edited: Edited[] } & AtHome) | null> {
  const inOrder = new Places(Array.from(byPath, (place) => articles[place]!));
  const others: string[] = [];
  const edited: Edited[] = [];
  const stamps = await stampsOf(input);
  let here = 0;
  for (const path of input.paths) {
    const at = inOrder.of(path);
    if (at < 0) others.push(path);
    if (others.length > MANY) return null;
    if (at < 0) continue;
    here++;
    const place = byPath[at]!;
    if (markOfUnread(path, input, stamps) === said[place]) continue;
    const text = await editedText(path, said[place]!, input);
    if (text !== null) edited.push({ place, path, text });
    if (edited.length > MANY) return null;
  }
  if (here !== articles.length) return null;
  const home = await stillAtHome(others, input);
  return home && { edited, ...home };
}

/** What a file says, where its stamp tells that it is as it was read; this is asked of all, and has to be quick. */
function markOfUnread(path: string, { root, cache }: PatchInput, stamps?: ArticleStamps): string | null {
  const stamp = stamps?.get(path) ?? stampOf(`${root}/${path}`);
  const hash = stamp && cache.articles.saidWith(path, stamp);
  return hash === null ? null : saidMark(hash);
}

/**
 * The text of a file that says something else than the last time; null for all others. What is kept of it may be of
 * another time, as somebody may have built for other readers since: then it counts as edited too.
 */
async function editedText(path: string, said: string, { root, cache }: PatchInput): Promise<string | null> {
  const before = cache.articles.known(path);
  // A later look than that of the whole run would be of no harm, an earlier one would.
  const stamp = stampOf(`${root}/${path}`);
  const text = await readTextFile(join(root, path), path);
  const hash = sha256(text);
  if (saidMark(hash) !== said || hash !== before?.sha256) return text;
  if (stamp && isSettled(stamp, cache.started)) cache.articles.setStamp(path, stamp);
  return null;
}

/** Articles that did not go out the last time, of which nothing is kept; null where one does now. */
async function stillAtHome(
  paths: readonly string[],
  { root, now, settings: { timezone } }: PatchInput,
): Promise<AtHome | null> {
  const articles: DeskArticle[] = [];
  for (const path of paths)
    articles.push(readDeskArticle({ path, text: await readTextFile(join(root, path), path) }));
  const { outgoing, waiting } = select({ articles, live: null, now, timezone });
  return outgoing.length > 0 ? null : { atHome: articles, waiting };
}
