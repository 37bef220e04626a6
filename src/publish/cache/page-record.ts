import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { MakerName } from '../../site/build/makers.ts';
import type { MediaFile, PictureSize } from '../../site/media.ts';
import type { KeptPage, SiteFile, SiteProblem } from '../../site/site-types.ts';
import type { SectionName } from '../../site/story.ts';
import { readTable, type Table, writeTable } from './table.ts';

/** What a whole build was like. */
export interface RecordHead {
  /** For whom it was: the release that has it, or the folder that it went into. */
  audience: string;
  /** Of what is round every page, see `Surroundings`. */
  mark: string;
  sections: SectionName[];
  /** Whether readers can search. */
  search: boolean;
  assets: Pick<SiteFile, 'path' | 'kind' | 'sha256' | 'size'>[];
  /** What was found of the files of the media folder that were looked for. */
  media: { path: string; found: RecordedMedia | 'unfit' | null }[];
  problems: SiteProblem[];
  /** Articles with reviews that are open, by their files, and how many. */
  reviews: Record<string, number>;
}

/** A file of the media folder, with the smaller ones that were made of it. */
export type RecordedMedia = Omit<MediaFile, 'bytes' | 'sizes'> & { sizes?: Omit<PictureSize, 'bytes'>[] };

/** A page as the record has it; stories are told by their place in the record. */
export interface RecordedPage {
  path: string;
  kind: SiteFile['kind'];
  make: MakerName;
  /** JSON. */
  data: string;
  shows: number[];
  whole: number[];
  key: string;
  sha256: string;
  size: number;
}

/** An article as it went onto the site. */
export interface RecordedArticle {
  /** Its file. */
  path: string;
  published: string;
  modified: string | null;
}

export interface WholeRecord {
  head: RecordHead;
  /** Newest first. */
  articles: RecordedArticle[];
  /** Sorted by path. */
  pages: RecordedPage[];
}

/**
 * What the last build made of what: the recipe of every page with the key of what it was made from, and what came
 * out. A build of a newsroom in which little has changed starts from it.
 */
export class PageRecord {
  private readonly file: string;
  private readonly mark: string;
  private readonly keeps: boolean;
  private table: Table | null | undefined;
  private rows: Map<string, number> | null = null;
  private next: Table | null = null;

  /** @param keeps whether anything may be written */
  constructor(folder: string, { mark, keeps }: { mark: string; keeps: boolean }) {
    this.file = join(folder, 'pages-record');
    this.mark = mark;
    this.keeps = keeps;
  }

  /** What the last build made of a page. */
  get(path: string): KeptPage | undefined {
    const table = this.whole();
    if (!table) return undefined;
    this.rows ??= new Map(table.texts.pages!.map((page, row) => [page, row]));
    const row = this.rows.get(path);
    if (row === undefined) return undefined;
    const { keys, hashes } = table.texts;
    return { key: keys![row]!, sha256: hashes![row]!, size: table.numbers.sizes![row]! };
  }

  read(): WholeRecord | null {
    const table = this.whole();
    return table && recordOf(table);
  }

  /** @param record what is true from now on */
  set(record: WholeRecord): void {
    this.next = tableOf(record);
  }

  /** Writes what was set; a disk that refuses only costs the next run time. */
  save(): void {
    if (!this.next || !this.keeps) return;
    try {
      writeTable(this.file, this.mark, this.next);
    } catch {
      rmSync(this.file, { force: true });
    }
    this.table = this.next;
    this.rows = null;
    this.next = null;
  }

  private whole(): Table | null {
    if (this.table === undefined) this.table = readTable(this.file, this.mark);
    return this.table;
  }
}

function tableOf({ head, articles, pages }: WholeRecord): Table {
  return {
    head,
    texts: {
      articles: articles.map(({ path }) => path),
      published: articles.map(({ published }) => published),
      modified: articles.map(({ modified }) => modified ?? ''),
      pages: pages.map(({ path }) => path),
      kinds: pages.map(({ kind, make }) => `${kind} ${make}`),
      data: pages.map(({ data }) => data),
      keys: pages.map(({ key }) => key),
      hashes: pages.map(({ sha256 }) => sha256),
    },
    numbers: {
      sizes: Float64Array.from(pages, ({ size }) => size),
      counts: Float64Array.from(pages.flatMap(({ shows, whole }) => [shows.length, whole.length])),
      stories: Float64Array.from(pages.flatMap(({ shows, whole }) => [...shows, ...whole])),
    },
  };
}

function recordOf({ head, texts, numbers }: Table): WholeRecord {
  const stories = numbers.stories!;
  let at = 0;
  const taken = (length: number): number[] => {
    at += length;
    return Array.from(stories.subarray(at - length, at));
  };
  return {
    head: head as RecordHead,
    articles: texts.articles!.map((path, i) => ({
      path,
      published: texts.published![i]!,
      modified: texts.modified![i] || null,
    })),
    pages: texts.pages!.map((path, i): RecordedPage => {
      const [kind, make] = texts.kinds![i]!.split(' ') as [SiteFile['kind'], MakerName];
      return {
        path,
        kind,
        make,
        data: texts.data![i]!,
        shows: taken(numbers.counts![2 * i]!),
        whole: taken(numbers.counts![2 * i + 1]!),
        key: texts.keys![i]!,
        sha256: texts.hashes![i]!,
        size: numbers.sizes![i]!,
      };
    }),
  };
}
