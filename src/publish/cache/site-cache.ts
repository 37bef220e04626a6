import type { Provenance } from '../../images/exif.ts';
import type { PictureHead } from '../../images/picture-head.ts';
import { siteCacheFolder } from './many-articles.ts';
import { ArticleStore } from './article-store.ts';
import type { FileStamp } from './file-stamp.ts';
import { PageRecord } from './page-record.ts';
import { PictureCache } from './picture-cache.ts';
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
  /** Of a picture, or why it cannot be shown; null for another file. */
  head: PictureHead | { fault: string } | null;
  /** What a picture says of who made it. */
  own: Provenance | null;
}

/** The form of what is kept. */
const FORM = 4;

/**
 * What is kept of a newsroom's articles, media and pages, so that a build reads and renders only what changed. It
 * lies in `.newsctl/cache/site/` and may be removed at any time.
 */
export class SiteCache {
  readonly tool: string;
  readonly started: number;
  private readonly folder: string;
  private readonly keeps: boolean;
  readonly articles: ArticleStore;
  readonly media: Shards<KeptFile<KeptMedia>>;
  readonly pages: PageRecord;
  /** Kept beside the rest: what a picture is made into does not hang on the version of newsctl. */
  readonly pictures: PictureCache;
  readonly search: SearchCache;

  /**
   * @param tool the program, with all that its output may hang on: its version, Node's and that of its tables
   * @param how `started`: when this run began, in milliseconds since 1970; files written to since then are read the
   * next time. `keeps`: whether anything may be written. `target`: for whom sites are built, as each folder and each
   * host may have another state of the newsroom.
   */
  constructor(
    root: string,
    tool: string,
    {
      started = Date.now(),
      keeps = true,
      target = '',
    }: { started?: number; keeps?: boolean; target?: string } = {},
  ) {
    this.tool = tool;
    this.started = started;
    this.keeps = keeps;
    const folder = siteCacheFolder(root);
    this.folder = folder;
    const mark = `newsctl site ${FORM} ${tool.replace(/\s+/g, ' ')}`;
    const options = { mark, keeps };
    this.articles = new ArticleStore(folder, options);
    this.media = new Shards(folder, 'media', options);
    this.pages = new PageRecord(folder, target, options);
    this.pictures = new PictureCache(root, keeps);
    this.search = new SearchCache(root, mark, keeps);
  }

  save(): void {
    if (!this.keeps) return;
    removeOthers(this.folder, ['articles', 'media', 'pages']);
    for (const store of [this.articles, this.media, this.pages, this.pictures, this.search]) store.save();
  }
}
