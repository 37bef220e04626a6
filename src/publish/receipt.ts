import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../hosts/manifest.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import { countActions, type Plan } from './plan.ts';

/** What is kept of one publish for the record: when, what and from which article files. */
export interface Receipt {
  version: 1;
  release: string;
  command: 'publish' | 'undo';
  host: string;
  at: string;
  tool: string;
  previous: string | null;
  undoes: string | null;
  counts: { put: number; keep: number; remove: number };
  /** Files that changed for readers. */
  changed: { action: 'put' | 'remove'; path: string; reason: string }[];
  articles: Manifest['articles'];
}

export function makeReceipt(
  command: Receipt['command'],
  host: string,
  manifest: Manifest,
  plan: Plan,
): Receipt {
  const { release, at, tool, previous, undoes, articles } = manifest;
  const changed = plan.entries.flatMap(({ action, path, reason }) =>
    action === 'keep' ? [] : [{ action, path, reason }],
  );
  return {
    version: 1,
    release,
    command,
    host,
    at,
    tool,
    previous,
    undoes,
    counts: countActions(plan),
    changed,
    articles,
  };
}

/** Writes a receipt under `.newsctl/receipts/`; returns its path from the newsroom's folder. */
export async function writeReceipt(root: string, receipt: Receipt): Promise<string> {
  const folder = join(root, '.newsctl', 'receipts');
  await mkdir(folder, { recursive: true });
  const name = `${receipt.release}.json`;
  await writeFileAtomically(join(folder, name), `${JSON.stringify(receipt, null, 2)}\n`);
  return `.newsctl/receipts/${name}`;
}

export async function receiptExists(root: string, release: string): Promise<boolean> {
  return access(join(root, '.newsctl', 'receipts', `${release}.json`)).then(
    () => true,
    () => false,
  );
}
