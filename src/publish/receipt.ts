import { access, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../hosts/host.ts';
import type { Manifest } from '../hosts/manifest.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { countActions, difference, type PlanEntry } from './plan.ts';
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
  articles: Manifest['articles'];
}

/** @param entries what the release changed for readers, and what it kept */
export function makeReceipt(host: string, manifest: Manifest, entries: readonly PlanEntry[]): Receipt {
  const { release, at, by, tool, previous, undoes, articles } = manifest;
  const command = undoes === null ? 'publish' : 'undo';
  const changed = entries.flatMap(({ action, path, reason }) =>
    action === 'keep' ? [] : [{ action, path, reason }],
  );
  const counts = countActions({ entries });
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
    articles,
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

/** The receipt of the release that a host shows now, as far as this newsroom knows; null before the first one. */
export async function newestReceipt(root: string, host: string): Promise<Receipt | null> {
  const folder = join(root, '.newsctl', 'receipts');
  const names = await readdir(folder).catch(() => []);
  // The names begin with the time of the release.
  for (const name of names.filter((one) => one.endsWith('.json')).sort((a, b) => (a < b ? 1 : -1))) {
    const receipt = await readReceipt(join(folder, name));
    if (receipt?.host === host) return receipt;
  }
  return null;
}

async function readReceipt(file: string): Promise<Receipt | null> {
  try {
    const receipt = JSON.parse(await readFile(file, 'utf8')) as Receipt;
    return receipt?.version === 1 && Array.isArray(receipt.articles) ? receipt : null;
  } catch {
    return null;
  }
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
  return writeReceipt(root, makeReceipt(hostName, live, difference(before, live, reasons)));
}
