import { access, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../hosts/host.ts';
import { entriesOf } from '../hosts/entries.ts';
import type { Manifest, ManifestArticle } from '../hosts/manifest.ts';
import { revisionOf } from '../hosts/revision.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { countActions, difference, type Plan } from './plan.ts';
import { removeTemporaries } from './temporaries.ts';

/** What is kept of one publish for the record: when, what and from which article files. */
export interface Receipt {
  version: 1;
  release: string;
  command: 'publish' | 'undo';
  host: string;
  at: string;
  by: string;
  tool: string;
  previous: string | null;
  undoes: string | null;
  counts: { put: number; keep: number; remove: number };
  /** Files that changed for readers. */
  changed: { action: 'put' | 'remove'; path: string; reason: string }[];
  /** The release whose articles these add to; null where they are all that is live. */
  since: string | null;
  /** How many receipts have to be read to know all that is live, this one not counted. */
  steps: number;
  /** Articles that are live as {@link since} had them no more. */
  articles: Manifest['articles'];
  /** Files of articles that {@link since} had and that are live no more. */
  gone: string[];
}

/**
 * @param plan what the release changed for readers, and how much it kept
 * @param before the release that readers had until then, and its receipt
 */
export function makeReceipt(
  host: string,
  manifest: Manifest,
  plan: Pick<Plan, 'changes' | 'kept'>,
  before: { manifest: Manifest; receipt: Pick<Receipt, 'steps'> } | null,
): Receipt {
  const { release, at, by, tool, previous, undoes } = manifest;
  const command = undoes === null ? 'publish' : 'undo';
  const changed = plan.changes.flatMap(({ action, path, reason }) =>
    action === 'keep' ? [] : [{ action, path, reason }],
  );
  const counts = countActions(plan);
  return {
    version: 1,
    release,
    command,
    host,
    at,
    by,
    tool,
    previous,
    undoes,
    counts,
    changed,
    ...articlesSince(manifest, before),
  };
}

/** So few articles are always written down as a whole. */
const FEW = 100;
/** So many receipts may have to be read to know what is live. */
const FAR = 50;

/** An archive of 10,000 articles makes megabytes: not with every comma that is mended in it. */
function articlesSince(
  manifest: Manifest,
  before: Parameters<typeof makeReceipt>[3],
): Pick<Receipt, 'since' | 'steps' | 'articles' | 'gone'> {
  if (!before || entriesOf(manifest).articles <= FEW || before.receipt.steps >= FAR)
    return { since: null, steps: 0, articles: manifest.articles, gone: [] };
  return {
    since: before.manifest.release,
    steps: before.receipt.steps + 1,
    ...changedArticles(manifest, before.manifest),
  };
}

function changedArticles(manifest: Manifest, before: Manifest): Pick<Receipt, 'articles' | 'gone'> {
  const then = entriesOf(before);
  const isOther = (article: ManifestArticle): boolean => {
    const old = then.article(article.path);
    return old !== article && (old === undefined || JSON.stringify(old) !== JSON.stringify(article));
  };
  const revision = revisionOf(manifest);
  if (revision?.of === before) return { articles: [...revision.articles.values()].filter(isOther), gone: [] };
  const now = entriesOf(manifest);
  return {
    articles: manifest.articles.filter(isOther),
    gone: before.articles.map(({ path }) => path).filter((path) => !now.article(path)),
  };
}

/** Writes a receipt under `.newsctl/receipts/`; returns its path from the newsroom's folder. */
export async function writeReceipt(root: string, receipt: Receipt): Promise<string> {
  const folder = join(root, '.newsctl', 'receipts');
  await mkdir(folder, { recursive: true });
  const name = `${receipt.release}.json`;
  await removeTemporaries(folder, name);
  await writeFileAtomically(join(folder, name), `${JSON.stringify(receipt, null, 2)}\n`);
  return `.newsctl/receipts/${name}`;
}

export async function receiptExists(root: string, release: string): Promise<boolean> {
  return access(join(root, '.newsctl', 'receipts', `${release}.json`)).then(
    () => true,
    () => false,
  );
}

/** The receipt of a release; null where it is not there or cannot be read. */
export async function readReceipt(root: string, release: string): Promise<Receipt | null> {
  try {
    const file = join(root, '.newsctl', 'receipts', `${release}.json`);
    const receipt = JSON.parse(await readFile(file, 'utf8')) as Receipt;
    return receipt?.version === 1 && Array.isArray(receipt.articles) ? receipt : null;
  } catch {
    return null;
  }
}

/** A release with its receipt, for the next one's; null where there is none to build on. */
export async function withReceipt(
  root: string,
  manifest: Manifest | null,
): Promise<{ manifest: Manifest; receipt: Receipt } | null> {
  const receipt = manifest && (await readReceipt(root, manifest.release));
  return manifest && receipt && { manifest, receipt };
}

/**
 * Writes the receipt of the live release, if a crash kept it from being written.
 * @returns its path, or null where it was there
 */
export async function writeMissingReceipt(
  root: string,
  host: Host,
  hostName: string,
  live: Manifest,
): Promise<string | null> {
  if (await receiptExists(root, live.release)) return null;
  const from = live.undoes ?? live.previous;
  const before = from === null ? null : await host.release(from);
  const reasons = { changed: 'changed', added: 'new', removed: 'no longer part of the site' };
  const { changes, keeps } = difference(before, live, reasons);
  const plan = { changes, kept: keeps.length };
  return writeReceipt(root, makeReceipt(hostName, live, plan, await withReceipt(root, before)));
}
