import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ManifestArticle } from '../hosts/manifest.ts';
import { type Receipt, readReceipt } from './receipt.ts';

/**
 * The articles that a host shows now, as far as this newsroom's receipts tell: none before the first, and those of the
 * last receipt alone where an earlier one that it builds on is gone.
 * @param host its name in `newsctl.yaml`
 */
export async function liveArticles(root: string, host: string): Promise<ManifestArticle[]> {
  const live = new Map<string, ManifestArticle>();
  for (const { articles, gone } of await receiptsOf(root, host)) {
    for (const path of gone ?? []) live.delete(path);
    for (const article of articles) live.set(article.path, article);
  }
  return [...live.values()];
}

/**
 * The receipts that together tell what is live, the earliest first.
 * @param upTo the release of which they tell; the last one where left out
 */
export async function receiptsOf(root: string, host: string, upTo?: string): Promise<Receipt[]> {
  const newest = upTo === undefined ? await newestReceipt(root, host) : await readReceipt(root, upTo);
  const later: Receipt[] = [];
  for (let receipt = newest; receipt; receipt = receipt.since ? await readReceipt(root, receipt.since) : null)
    later.push(receipt);
  return later.reverse();
}

async function newestReceipt(root: string, host: string): Promise<Receipt | null> {
  const names = await readdir(join(root, '.newsctl', 'receipts')).catch(() => []);
  // The names begin with the time of the release.
  for (const name of names.filter((one) => one.endsWith('.json')).sort((a, b) => (a < b ? 1 : -1))) {
    const receipt = await readReceipt(root, name.slice(0, -'.json'.length));
    if (receipt?.host === host) return receipt;
  }
  return null;
}
