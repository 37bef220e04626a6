import { join } from 'node:path';
import type { Body } from '../../site/rendered-body.ts';
import type { ImageSize } from '../../site/image-size.ts';
import type { KeptPage } from '../../site/site-types.ts';
import type { ArticleSummary } from '../../site/summary.ts';
import type { FileStamp } from './file-stamp.ts';
import { SearchCache } from '../search/search-cache.ts';
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

/** Bodies are most of what is kept, and needed but once: two files of them lie in memory, for what is edited there. */
const BODIES_HELD = 2;

/** The form of what is kept. */
const FORM = 1;

/**
 * What is kept of a newsroom's articles, media and pages, so that a build reads and renders only what changed. It
 * lies in `.newsctl/cache/site/` and may be removed at any time.
 */
export class SiteCache {
  readonly tool: string;
  readonly started: number;
  private readonly folder: string;
  private readonly keeps: boolean;
  readonly articles: Shards<KeptFile<ArticleSummary>>;
  /** Rendered, with the SHA-256 of the text that they were made from. */
  readonly bodies: Shards<{ sha256: string; body: Body }>;
  readonly media: Shards<KeptFile<KeptMedia>>;
  readonly pages: Shards<KeptPage>;
  readonly search: SearchCache;

  /**
   * @param tool the program, with all that its output may hang on: its version, Node's and that of its tables
   * @param how `started`: when this run began, in milliseconds since 1970; files written to since then are read the
   * next time. `keeps`: whether anything may be written.
   */
  constructor(
    root: string,
    tool: string,
    { started = Date.now(), keeps = true }: { started?: number; keeps?: boolean } = {},
  ) {
    this.tool = tool;
    this.started = started;
    this.keeps = keeps;
    const folder = join(root, '.newsctl', 'cache', 'site');
    this.folder = folder;
    const mark = `newsctl site ${FORM} ${tool.replace(/\s+/g, ' ')}`;
    const options = { mark, keeps };
    this.articles = new Shards(folder, 'articles', options);
    this.bodies = new Shards(folder, 'bodies', { ...options, held: BODIES_HELD });
    this.media = new Shards(folder, 'media', options);
    this.pages = new Shards(folder, 'pages', options);
    this.search = new SearchCache(root, mark, keeps);
  }

  /** Keeps nothing of these articles: what may not go out leaves no trace here either. */
  forget(paths: Iterable<string>): void {
    for (const path of paths) {
      this.articles.delete(path);
      this.bodies.delete(path);
    }
  }

  save(): void {
    if (!this.keeps) return;
    removeOthers(this.folder, ['articles', 'bodies', 'media', 'pages']);
    for (const store of [this.articles, this.bodies, this.media, this.pages]) store.save();
    this.search.save();
  }
}
