import { type Entries, entriesOf } from '../hosts/entries.ts';
import type { ManifestArticle } from '../hosts/manifest.ts';

/** What readers have, by the ids of articles and by their files. */
export class LiveIndex {
  private readonly entries: Pick<Entries, 'article' | 'articleWithId'>;

  constructor(entries: Pick<Entries, 'article' | 'articleWithId'>) {
    this.entries = entries;
  }

  /** What they have of an article: by its id, or by its file where it has none. */
  of(id: string | null | undefined, path: string): ManifestArticle | undefined {
    return id ? this.entries.articleWithId(id, path) : this.entries.article(path);
  }
}

/** Tells what readers have; looked up when it is first asked, as there may be receipts of megabytes to read. */
export type Live = () => Promise<LiveIndex>;

/**
 * What the readers of a host have, as the receipts of this newsroom tell.
 * @param host its name in `newsctl.yaml`
 */
export function liveOn(root: string, host: string): Live {
  let live: Promise<LiveIndex> | undefined;
  const read = async (): Promise<LiveIndex> => {
    const { liveArticles } = await import('./live-articles.ts');
    return new LiveIndex(entriesOf({ articles: await liveArticles(root, host) }));
  };
  return () => {
    live ??= read();
    return live;
  };
}
