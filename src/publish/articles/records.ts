import type { HostedMedia, RemoteArticle } from '../../hosts/article-host.ts';
import type { ManifestArticle } from '../../hosts/manifest.ts';
import { receiptsOf } from '../live-articles.ts';
import type { Receipt } from '../receipt.ts';

/** What is known of an article that was put into a content management system. */
export interface HostedRecord {
  /** As the system knows it. */
  remote: string;
  /** Where readers find it; of one that they have no more, where they found it. */
  url: string;
  /** `gone`: somebody removed it there, and that was accepted. */
  status: 'published' | 'draft' | 'gone';
  /** When it was last touched there, as far as newsctl knows, as the system writes it. */
  modified: string;
  /** SHA-256 of what newsctl sent. */
  sent: string;
  /** SHA-256 of what the system then had. */
  mark: string;
}

/** What receipts of such a system tell beside the others. */
export interface Hosted {
  /** By the ids of articles. */
  articles: Record<string, HostedRecord>;
  /** By the SHA-256 of files. */
  media: Record<string, HostedMedia>;
}

export type HostedReceipt = Receipt & { hosted: Hosted };

/** All that is known of a system. */
export interface Known {
  /** The last receipt; null before the first. */
  last: HostedReceipt | null;
  /** Articles that readers have, as they went out. */
  live: ManifestArticle[];
  articles: Map<string, HostedRecord>;
  media: Map<string, HostedMedia>;
}

/** What the receipts of a host tell, those up to one of them or all. */
export async function knownOf(root: string, host: string, upTo?: string): Promise<Known> {
  const receipts = (await receiptsOf(root, host, upTo)) as HostedReceipt[];
  const live = new Map<string, ManifestArticle>();
  const known: Known = { last: receipts.at(-1) ?? null, live: [], articles: new Map(), media: new Map() };
  for (const { articles, gone, hosted } of receipts) {
    for (const path of gone ?? []) live.delete(path);
    for (const article of articles) live.set(article.path, article);
    for (const [id, record] of Object.entries(hosted?.articles ?? {})) known.articles.set(id, record);
    for (const [hash, media] of Object.entries(hosted?.media ?? {})) known.media.set(hash, media);
  }
  known.live = [...live.values()];
  return known;
}

export const recordOf = (there: RemoteArticle, sent: string): HostedRecord => ({
  remote: there.remote,
  url: there.url,
  status: there.status,
  modified: there.modified,
  sent,
  mark: there.mark,
});

/** The id of an article, or its file where it has none. */
export const idOf = ({ id, path }: { id?: string | undefined; path: string }): string => id || path;
