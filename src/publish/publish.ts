import { NewsctlError } from '../errors.ts';
import type { Host } from '../hosts/host.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { articleUrl } from '../site/paths.ts';
import { apply } from './apply.ts';
import { isEmpty, type Plan } from './plan.ts';
import type { Prepared } from './prepare.ts';
import { keepText } from './published-texts.ts';
import { makeReceipt, receiptExists, writeReceipt } from './receipt.ts';
import { releaseId } from './release-id.ts';
import { rfc3339 } from './select.ts';
import { stampArticles } from './stamp.ts';

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
}

/**
 * Carries a prepared publish out: keeps the texts, applies the plan, writes the receipt, and notes dates and
 * status in the article files. Each step can be cut off; the next run does what is missing.
 * @throws NewsctlError HOST_LOCKED, HOST_CHANGED, HOST_FOREIGN, HOST_FAILED, INTERRUPTED
 */
export async function publish(input: PublishInput): Promise<Published> {
  const { host, prepared, root } = input;
  if (prepared.plan.conflicts.length > 0) throw foreign(prepared.plan, host);
  const unlock = await host.lock(input.who);
  try {
    const live = await host.current();
    if ((live?.release ?? null) !== (prepared.live?.release ?? null)) throw overtaken(live);
    for (const { sha256, article } of prepared.outgoing) await keepText(root, sha256, article.text);
    const changed = !isEmpty(prepared.plan);
    const manifest = changed ? await release(input) : live;
    const receipt = manifest && (await leaveReceipt(input, manifest));
    return {
      release: manifest?.release ?? null,
      changed,
      receipt,
      stamped: await stampArticles(root, prepared.outgoing),
    };
  } finally {
    await unlock();
  }
}

async function release(input: PublishInput): Promise<Manifest> {
  const { host, prepared, signal, progress } = input;
  const manifest = makeManifest(input);
  const files = new Map(prepared.files.map((file) => [file.path, file]));
  await apply({ host, plan: prepared.plan, manifest, files, signal, ...(progress ? { progress } : {}) });
  return manifest;
}

async function leaveReceipt(
  { root, hostName, prepared }: PublishInput,
  manifest: Manifest,
): Promise<string | null> {
  if (await receiptExists(root, manifest.release)) return null;
  return writeReceipt(
    root,
    makeReceipt(manifest.undoes === null ? 'publish' : 'undo', hostName, manifest, prepared.plan),
  );
}

function makeManifest({ prepared, settings, tool, now }: PublishInput): Manifest {
  return {
    version: 1,
    release: releaseId(now),
    at: rfc3339(now, settings.timezone),
    tool,
    previous: prepared.live?.release ?? null,
    undoes: null,
    files: prepared.plan.entries.flatMap(({ action, path, sha256, size }) =>
      action === 'remove' ? [] : [{ path, sha256: sha256!, size }],
    ),
    articles: prepared.outgoing.map(({ article, published, modified, sha256, content }) => ({
      id: article.frontMatter.id ?? '',
      path: article.path,
      url: articleUrl(settings, article),
      sha256,
      content,
      published,
      modified,
    })),
  };
}

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
