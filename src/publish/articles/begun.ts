import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RemoteArticle } from '../../hosts/article-host.ts';
import { writeFileAtomically } from '../../text/write-file.ts';
import { sha256 } from '../../text/sha256.ts';
import type { Draft } from './drafts.ts';
import type { ArticleEntry } from './plan.ts';
import { wordsOf } from './html-words.ts';
import type { HostedRecord } from './records.ts';

/**
 * A change of an article that is about to be sent. A publish may be cut off after the system took it and before a
 * receipt tells of it; without this the next one would take it for an edit of somebody there.
 */
export interface Begun {
  id: string;
  /** Its file in the newsroom. */
  path: string;
  slug: string;
  /** SHA-256 of what the system had before; empty where it had nothing. */
  mark: string;
  headline: string;
  /** SHA-256 of the words. */
  words: string;
}

export const begun = ({ id, path, article, words }: Draft, there: RemoteArticle | null): Begun => ({
  ...{ id, path, slug: article.slug, mark: there?.mark ?? '', headline: plain(article.headline) },
  words: sha256(words),
});

/** Of an article that is about to be taken from readers with the words that it has there. */
export const begunToLeave = (
  { id, path }: Pick<ArticleEntry, 'id' | 'path'>,
  { slug, mark, headline, html }: RemoteArticle,
): Begun => ({
  ...{ id, path, slug, mark, headline: wordsOf(headline) },
  words: sha256(wordsOf(html)),
});

/** Whether what is there now is what was being sent in the place of what a receipt tells of, if one does. */
export const isBegun = (
  noted: readonly Begun[],
  record: Pick<HostedRecord, 'mark'> | null,
  now: RemoteArticle,
): boolean =>
  noted.some(
    (one) =>
      one.mark === (record?.mark ?? '') &&
      one.words === sha256(wordsOf(now.html)) &&
      one.headline === wordsOf(now.headline),
  );

const plain = (headline: string): string => headline.replace(/\s+/g, ' ').trim();

export async function noteBegun(root: string, host: string, one: Begun): Promise<void> {
  await mkdir(dirname(fileOf(root, host)), { recursive: true });
  await appendFile(fileOf(root, host), `${JSON.stringify(one)}\n`);
}

/** What was noted and is not known to be done. A line that was cut off is none. */
export async function readBegun(root: string, host: string): Promise<Begun[]> {
  const text = await readFile(fileOf(root, host), 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as Begun];
    } catch {
      return [];
    }
  });
}

/** Forgets what receipts tell of by now. @param isOpen whether one is still to be found out */
export async function forgetBegun(
  root: string,
  host: string,
  isOpen: (one: Begun) => boolean,
): Promise<void> {
  const all = await readBegun(root, host);
  const open = all.filter(isOpen);
  if (open.length === 0) await rm(fileOf(root, host), { force: true });
  else if (open.length < all.length)
    await writeFileAtomically(fileOf(root, host), open.map((one) => `${JSON.stringify(one)}\n`).join(''));
}

const fileOf = (root: string, host: string): string =>
  join(root, '.newsctl', 'cache', `begun-${sha256(host).slice(0, 16)}.jsonl`);
