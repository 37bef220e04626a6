import { NewsctlError } from '../errors.ts';
import type { Host } from '../hosts/host.ts';
import type { Manifest, ManifestArticle, ManifestFile } from '../hosts/manifest.ts';
import { type ReleaseHead, reviseManifest } from '../hosts/revision.ts';
import { articleUrl } from '../site/paths.ts';
import { apply } from './apply.ts';
import { isEmpty, type Plan, type PlanEntry } from './plan.ts';
import type { Prepared } from './prepare.ts';
import { keepTexts } from './published-texts.ts';
import { makeReceipt, receiptExists, withReceipt, writeMissingReceipt, writeReceipt } from './receipt.ts';
import { stoppedReceipt, writeStopped } from './stopped-receipt.ts';
import { releaseId } from './release-id.ts';
import { rfc3339 } from './select.ts';
import { dueStamps, canBeGiven, type Stamp, stampArticles } from './stamp.ts';

export interface PublishInput {
  root: string;
  host: Host;
  /** The host's name in `newsctl.yaml`. */
  hostName: string;
  settings: { url: string; timezone: string };
  prepared: Prepared;
  /** Who publishes, for the lock. */
  who: string;
  /** Such as `newsctl 0.1.0`. */
  tool: string;
  now: Date;
  signal: AbortSignal;
  progress?: (done: number, total: number, path: string) => void;
}

export interface Published {
  /** The live release afterwards; null where nothing was ever published. */
  release: string | null;
  /** False where readers had everything already. */
  changed: boolean;
  receipt: string | null;
  /** Article files in which the date of publication was noted. */
  stamped: string[];
  /** What went wrong after readers had the site; the next publish does it. */
  warnings: string[];
}

/**
 * Carries a prepared publish out: keeps the texts, applies the plan, writes the receipt, and notes dates and
 * status in the article files. Each step can be cut off; the next run does what is missing. Where there is nothing
 * to do, nothing is touched.
 * @throws NewsctlError HOST_LOCKED, HOST_CHANGED, HOST_FOREIGN, HOST_FAILED, INTERRUPTED
 */
export async function publish(input: PublishInput): Promise<Published> {
  const { host, prepared } = input;
  if (prepared.plan.conflicts.length > 0) throw foreign(prepared.plan, host);
  const stamps = await dueStamps(prepared.outgoing);
  if (isEmpty(prepared.plan) && !(await isUnfinished(input, stamps)))
    return {
      release: prepared.live?.release ?? null,
      changed: false,
      receipt: null,
      stamped: [],
      warnings: [],
    };
  const unlock = await host.lock({ who: input.who, since: rfc3339(input.now, input.settings.timezone) });
  try {
    return await carryOut(input, stamps);
  } finally {
    await unlock();
  }
}

async function carryOut(input: PublishInput, stamps: readonly Stamp[]): Promise<Published> {
  const { host, hostName, prepared, root } = input;
  const live = await host.current();
  if ((live?.release ?? null) !== (prepared.live?.release ?? null)) throw overtaken(live);
  const receipt = live && (await writeMissingReceipt(root, host, hostName, live));
  const changed = !isEmpty(prepared.plan);
  if (!changed) {
    const { stamped, problems } = await stampArticles(root, stamps);
    return { release: live?.release ?? null, changed, receipt, stamped, warnings: problems };
  }
  await keepTexts(
    root,
    prepared.outgoing.map(({ article, text }) => ({ sha256: article.sha256, text })),
  );
  const manifest = await release(input);
  const left = await leaveReceipt(input, manifest);
  const { stamped, problems } = await stampArticles(root, stamps);
  return {
    release: manifest.release,
    changed,
    receipt: left.receipt,
    stamped,
    warnings: [...left.problems, ...problems],
  };
}

/** Whether an earlier run was cut off before it had written everything down. */
async function isUnfinished(
  { host, root, prepared }: PublishInput,
  stamps: readonly Stamp[],
): Promise<boolean> {
  if (prepared.live && !(await receiptExists(root, prepared.live.release))) return true;
  for (const stamp of stamps) if (await canBeGiven(root, stamp)) return true;
  return host.untidy();
}

async function release(input: PublishInput): Promise<Manifest> {
  const { host, prepared, signal, progress } = input;
  const manifest = makeManifest(input);
  const files = prepared.puts;
  const sent: string[] = [];
  const told = (done: number, total: number, path: string): void => {
    sent.push(path);
    progress?.(done, total, path);
  };
  try {
    await apply({ host, plan: prepared.plan, manifest, files, signal, progress: told });
  } catch (error) {
    // What went wrong first is what has to be told.
    await writeStopped(input.root, stoppedReceipt(input.hostName, manifest, { sent, error })).catch(() => {});
    throw error;
  }
  return manifest;
}

/** Readers have the site by now: a receipt that cannot be written is for the next run. */
async function leaveReceipt(
  { root, hostName, prepared }: PublishInput,
  manifest: Manifest,
): Promise<{ receipt: string | null; problems: string[] }> {
  try {
    const before = await withReceipt(root, prepared.live);
    const receipt = makeReceipt(hostName, manifest, prepared.plan, before);
    return { receipt: await writeReceipt(root, receipt), problems: [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { receipt: null, problems: [`Published, but the receipt could not be written: ${why}`] };
  }
}

function makeManifest({ prepared, settings, tool, now, who }: PublishInput): Manifest {
  const { live, plan, revises } = prepared;
  const head: ReleaseHead = {
    version: 1,
    release: releaseId(now),
    at: rfc3339(now, settings.timezone),
    by: who,
    tool,
    previous: live?.release ?? null,
    undoes: null,
  };
  const own = articlesOf(prepared, settings);
  if (live && revises)
    return reviseManifest(head, { of: live, files: byPath(plan.changes.map(asFile)), articles: byPath(own) });
  return {
    ...head,
    files: plan.entries.filter(({ action }) => action !== 'remove').map(asFile),
    articles: [...prepared.standing, ...own].sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path))),
  };
}

const byPath = <T extends { path: string }>(list: readonly T[]): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.path, one]));

const asFile = ({ path, sha256, size }: PlanEntry): ManifestFile => ({ path, sha256: sha256!, size });

/** Those that were looked at. */
const articlesOf = ({ outgoing }: Prepared, settings: { url: string }): ManifestArticle[] =>
  outgoing.map(({ article, published, modified }) => ({
    id: article.frontMatter.id ?? '',
    path: article.path,
    url: articleUrl(settings, article),
    sha256: article.sha256,
    content: article.content,
    published,
    modified,
  }));

const overtaken = (live: Manifest | null): NewsctlError =>
  new NewsctlError(
    'HOST_CHANGED',
    `Somebody published ${live ? `release ${live.release} at ${live.at}` : 'or removed a release'} while this one was being prepared.`,
    {
      hint: 'Run the command again: it starts from what is live now.',
    },
  );

const foreign = (plan: Plan, host: Host): NewsctlError =>
  new NewsctlError(
    'HOST_FOREIGN',
    `In ${host.label} these files were not put there by newsctl: ${plan.conflicts.slice(0, 5).join(', ')}.`,
  );
