import { join } from 'node:path';
import type { Body } from '../../site/body.ts';
import type { ImageSize } from '../../site/image-size.ts';
import type { KeptPage } from '../../site/site-types.ts';
import type { ArticleSummary } from '../../site/summary.ts';
import type { FileStamp } from './file-stamp.ts';
import { removeOthers, Shards } from './shards.ts';

/** A file that was read; without a stamp it has to be read again. */
export interface KeptFile<T> {
  stamp: FileStamp | null;
  of: T;
}

export interface KeptMedia {
  sha256: string;
  size: number;
  room: ImageSize | null;
}

/** The form of what is kept. */
const FORM = 1;

/**
 * What is kept of a newsroom's articles, media and pages, so that a build reads and renders only what changed. It
 * lies in `.newsctl/cache/site/` and may be removed at any time.
 */
export class SiteCache {
  readonly tool: string;
  private readonly folder: string;
  readonly articles: Shards<KeptFile<ArticleSummary>>;
  /** Rendered, with the SHA-256 of the text that they were made from. */
  readonly bodies: Shards<{ sha256: string; body: Body }>;
  readonly media: Shards<KeptFile<KeptMedia>>;
  readonly pages: Shards<KeptPage>;

  /** @param tool the program, with all that its output may hang on: its version, Node's and that of its tables */
  constructor(root: string, tool: string) {
    this.tool = tool;
    const folder = join(root, '.newsctl', 'cache', 'site');
    this.folder = folder;
    const mark = `newsctl site ${FORM} ${tool.replace(/\s+/g, ' ')}`;
    this.articles = new Shards(folder, 'articles', mark);
    this.bodies = new Shards(folder, 'bodies', mark);
    this.media = new Shards(folder, 'media', mark);
    this.pages = new Shards(folder, 'pages', mark);
  }

  save(): void {
    removeOthers(this.folder, ['articles', 'bodies', 'media', 'pages']);
    for (const store of [this.articles, this.bodies, this.media, this.pages]) store.save();
  }
}
