import { NewsctlError } from '../../errors.ts';
import type { ArticleHost } from '../../hosts/article-host.ts';
import type { Manifest, ManifestArticle } from '../../hosts/manifest.ts';
import type { PlanEntry } from '../plan.ts';
import { keepTexts } from '../published-texts.ts';
import { makeReceipt, writeReceipt } from '../receipt.ts';
import { releaseId } from '../release-id.ts';
import { rfc3339 } from '../select.ts';
import { dueStamps, stampArticles } from '../stamp.ts';
import { clockWarning } from './clock-warning.ts';
import { type Begun, forgetBegun, noteBegun } from './begun.ts';
import type { ArticleEntry } from './plan.ts';
import { keyOf, type PreparedArticles } from './prepare.ts';
import { type Hosted, type HostedReceipt, idOf, type Known } from './records.ts';
import { Sending } from './send.ts';
import { tidyLock, underLock } from './under-lock.ts';

export interface PublishArticlesInput {
  root: string;
  host: ArticleHost;
  hostName: string;
  timezone: string;
  prepared: Omit<PreparedArticles, 'waiting'>;
  who: string;
  tool: string;
  now: Date;
  signal: AbortSignal;
  /** The release that is taken back, and the one before the one that comes back. */
  undo?: { undoes: string; previous: string | null };
  progress?: (done: number, total: number, path: string) => void;
}

export interface PublishedArticles {
  release: string | null;
  changed: boolean;
  receipt: string | null;
  stamped: string[];
  warnings: string[];
  /** Where readers find what is new or changed. */
  urls: string[];
}

/** An article whose page readers now have otherwise, or have no more. */
export interface Touched {
  entry: ArticleEntry;
  /** Where they find it, or found it. */
  url: string;
}

export interface WithTouched extends PublishedArticles {
  touched: Touched[];
}

const NOTHING = { changed: false, receipt: null, stamped: [], warnings: [], urls: [], touched: [] };

/**
 * Sends what was prepared, and writes down what was done: all of it, or what came before something went wrong, so that
 * the next run goes on from there.
 * @throws NewsctlError HOST_LOCKED, HOST_CHANGED, HOST_FAILED, HOST_FOREIGN, CMS_CHANGED, INTERRUPTED
 */
export async function publishArticles(input: PublishArticlesInput): Promise<WithTouched> {
  const { host, prepared, root } = input;
  const { entries, known, outgoing } = prepared;
  demandAgreed(entries, host);
  const stamps = input.undo ? [] : await dueStamps(outgoing);
  if (entries.every(({ action }) => action === 'keep')) {
    await tidyLock(input);
    const { stamped, problems } = await stampArticles(root, stamps);
    return { ...NOTHING, stamped, warnings: problems, release: known.last?.release ?? null };
  }
  await host.demandRights();
  await keepTexts(
    root,
    outgoing.map(({ article, text }) => ({ sha256: article.sha256, text })),
  );
  const { done, problems } = await underLock(input, async (confirm) => {
    const sent = await send(input, confirm);
    const { stamped, problems: warnings } = await stampArticles(root, stamps);
    return { ...sent, stamped, warnings };
  });
  return { ...done, warnings: [...done.warnings, ...problems, ...host.advice(), ...clockWarning(host)] };
}

/** @param confirm asked before every step whether nobody else publishes there */
async function send(
  input: PublishArticlesInput,
  confirm: () => Promise<void>,
): Promise<Omit<WithTouched, 'stamped' | 'warnings'>> {
  const { host, hostName, prepared, root, signal, progress } = input;
  const { entries, known } = prepared;
  const begins = (one: Begun): Promise<void> => noteBegun(root, hostName, one);
  const sending = new Sending({
    ...{ host, entries, known, signal, begins, confirm },
    ...(progress && { progress }),
  });
  let left: { release: string; receipt: string } | null = null;
  try {
    await sending.run();
  } finally {
    if (Object.keys(sending.hosted.articles).length + Object.keys(sending.hosted.media).length > 0)
      left = await leaveReceipt(input, sending);
    await forgetBegun(root, hostName, isOpen(known, sending.hosted));
  }
  const touched = touchedBy(sending);
  const urls = touched.filter(({ entry }) => entry.action !== 'unpublish').map(({ url }) => url);
  return {
    ...{ release: left?.release ?? null, changed: true, receipt: left?.receipt ?? null },
    ...{ urls, touched },
  };
}

const touchedBy = ({ done, hosted }: Sending): Touched[] =>
  done.flatMap((entry) => {
    const record = hosted.articles[entry.id];
    if (entry.action === 'unpublish') return [{ entry, url: entry.there!.url }];
    return record?.status === 'published' && entry.action !== 'accept' ? [{ entry, url: record.url }] : [];
  });

/** Whether a receipt tells of how an article was before a change of it was begun, and not of how it is since. */
const isOpen =
  (known: Known, { articles }: Hosted) =>
  ({ id, mark }: Begun): boolean =>
    !articles[id] && (known.articles.get(id)?.mark ?? '') === mark;

/** @throws NewsctlError HOST_FOREIGN, CMS_CHANGED */
export function demandAgreed(entries: readonly ArticleEntry[], { label }: Pick<ArticleHost, 'label'>): void {
  const foreign = entries.filter(({ conflict }) => conflict === 'foreign');
  if (foreign.length > 0)
    throw new NewsctlError(
      'HOST_FOREIGN',
      `${label}: at the address of ${named(foreign)} stands something that newsctl did not put there.`,
      { hint: 'Give the article another `slug`, or remove what stands at that address.' },
    );
  const disputed = entries.filter(({ conflict }) => conflict !== null);
  if (disputed.length === 0) return;
  throw new NewsctlError(
    'CMS_CHANGED',
    `${label}: since the last publish somebody changed or removed there: ${named(disputed)}. Nothing was published.`,
    {
      hint: 'Take over into the article file what should stay, then publish with --take-ours, which overwrites what stands there; --take-theirs leaves it.',
    },
  );
}

const named = (entries: readonly ArticleEntry[]): string =>
  `${entries
    .slice(0, 5)
    .map(({ path }) => path)
    .join(', ')}${entries.length > 5 ? ` and ${entries.length - 5} more` : ''}`;

async function leaveReceipt(
  input: PublishArticlesInput,
  { done, hosted }: Sending,
): Promise<{ release: string; receipt: string }> {
  const { prepared, hostName, root, undo, now, timezone, who, tool } = input;
  const { known } = prepared;
  const release = laterThan(known.last?.release ?? '', now);
  const manifest: Manifest = {
    ...{ version: 1, release, at: rfc3339(now, timezone), by: who, tool, files: [] },
    previous: undo ? undo.previous : (known.last?.release ?? null),
    undoes: undo?.undoes ?? null,
    articles: articlesAfter(input, hosted),
  };
  const before = known.last && {
    manifest: { ...manifest, release: known.last.release, articles: known.live },
    receipt: known.last,
  };
  const entries = done.map(asPlanEntry);
  const changes = entries.filter(({ action }) => action !== 'keep');
  const receipt = makeReceipt(hostName, manifest, { changes, kept: entries.length - changes.length }, before);
  const all: HostedReceipt = {
    ...receipt,
    hosted: receipt.since === null ? together(known, hosted) : hosted,
  };
  return { release, receipt: await writeReceipt(root, all) };
}

/** Receipts are known by their names: the later one sorts behind, also within one second. */
function laterThan(last: string, now: Date): string {
  for (let time = now.getTime(); ; time += 1000) {
    const id = releaseId(new Date(time));
    if (id > last) return id;
  }
}

const together = (known: Known, { articles, media }: Hosted): Hosted => ({
  articles: { ...Object.fromEntries(known.articles), ...articles },
  media: { ...Object.fromEntries(known.media), ...media },
});

/** What readers have afterwards. */
function articlesAfter(
  { prepared: { known, outgoing } }: PublishArticlesInput,
  hosted: Hosted,
): ManifestArticle[] {
  const live = new Map(known.live.map((article) => [idOf(article), article]));
  for (const [id, { status }] of Object.entries(hosted.articles)) if (status !== 'published') live.delete(id);
  for (const one of outgoing) {
    const id = keyOf(one);
    const record = hosted.articles[id];
    if (record?.status !== 'published') continue;
    const { article, published, modified } = one;
    const { path, sha256, content } = article;
    live.set(id, {
      ...{ id: article.frontMatter.id ?? '', path, url: record.url },
      ...{ sha256, content, published, modified },
    });
  }
  return [...live.values()].sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
}

const asPlanEntry = ({ action, path, reason }: ArticleEntry): PlanEntry => ({
  action: action === 'unpublish' ? 'remove' : action === 'accept' ? 'keep' : 'put',
  ...{ path, reason, size: 0, kind: null, sha256: null },
});
