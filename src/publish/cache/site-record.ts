import type { MakerName } from '../../site/build/makers.ts';
import type { PageNotes } from '../../site/build/page-notes.ts';
import type { MediaFile, PictureSize } from '../../site/media.ts';
import type { PartsList } from '../../site/search/plan-search.ts';
import type { SiteFile, SiteProblem } from '../../site/site-types.ts';
import type { SectionName } from '../../site/story.ts';
import { sortedColumns } from './page-columns.ts';
import { ShownStories } from './shown-stories.ts';
import type { Table } from './table.ts';

/** What a whole build was like. */
export interface RecordHead {
  /** For whom it was: the release that has it, or the folder that it went into. */
  audience: string;
  /** Of what is round every page, see `Surroundings`. */
  mark: string;
  sections: SectionName[];
  /** What readers search in, null where they cannot; the stories of each part by their places. */
  search: { parts: { name: string; places: number[] }[]; list: PartsList } | null;
  assets: Pick<SiteFile, 'path' | 'kind' | 'sha256' | 'size'>[];
  /** What was found of the files of the media folder that were looked for. */
  media: AskedMedia[];
  problems: SiteProblem[];
  /** Articles with reviews that are open, by their files, and how many. */
  reviews: Record<string, number>;
}

/** A file of the media folder that was looked for, and what was found. */
export interface AskedMedia {
  path: string;
  found: RecordedMedia | 'unfit' | null;
  /** SHA-256 of the file itself; null where it is not there, or not known. */
  said: string | null;
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
  /** Stands for what the file said. */
  said: string;
  /** Stands for all by which other pages are laid out, see `outlineMark`. */
  outline: string;
}

/** Stands for a text, or for its SHA-256 in hexadecimal digits: half of it keeps records short. */
export const saidMark = (sha256: string): string => sha256.slice(0, 32);

export interface WholeRecord {
  head: RecordHead;
  /** Newest first. */
  articles: readonly RecordedArticle[];
  /** In any order. */
  pages: PageNotes;
}

/** What a build came to. Of its rows only those are taken apart that somebody asks for. */
export class SiteRecord {
  readonly table: Table;
  private shown: ShownStories | null = null;

  constructor(table: Table) {
    this.table = table;
  }

  static of({ head, articles, pages }: WholeRecord): SiteRecord {
    const sorted = sortedColumns(pages);
    return new SiteRecord({
      head,
      texts: {
        articles: articles.map(({ path }) => path),
        published: articles.map(({ published }) => published),
        modified: articles.map(({ modified }) => modified ?? ''),
        said: articles.map(({ said }) => said),
        outlines: articles.map(({ outline }) => outline),
        ...sorted.texts,
      },
      numbers: { ...sorted.numbers, byPath: byPath(articles) },
    });
  }

  get head(): RecordHead {
    return this.table.head as RecordHead;
  }

  /** Files of the articles, newest first. */
  get articles(): readonly string[] {
    return this.table.texts.articles!;
  }

  /** Paths of the pages, sorted. */
  get pages(): readonly string[] {
    return this.table.texts.pages!;
  }

  /** The places of the articles, in the order of their files. */
  get byPath(): Float64Array {
    return this.table.numbers.byPath!;
  }

  article(place: number): RecordedArticle {
    const { published, modified, said, outlines } = this.table.texts;
    return {
      path: this.articles[place]!,
      published: published![place]!,
      modified: modified![place] || null,
      said: said![place]!,
      outline: outlines![place]!,
    };
  }

  /** What stands for the text of each article. */
  get said(): readonly string[] {
    return this.table.texts.said!;
  }

  /** What the file of a page is like. */
  file(row: number): Pick<RecordedPage, 'path' | 'kind' | 'sha256' | 'size'> {
    const { kinds, hashes } = this.table.texts;
    const kind = kinds![row]!;
    return {
      path: this.pages[row]!,
      kind: kind.slice(0, kind.indexOf(' ')) as SiteFile['kind'],
      sha256: hashes![row]!,
      size: this.table.numbers.sizes![row]!,
    };
  }

  make(row: number): MakerName {
    const kind = this.table.texts.kinds![row]!;
    return kind.slice(kind.indexOf(' ') + 1) as MakerName;
  }

  key(row: number): string {
    return this.table.texts.keys![row]!;
  }

  page(row: number): RecordedPage {
    return {
      ...this.file(row),
      make: this.make(row),
      data: this.table.texts.data![row]!,
      key: this.key(row),
      ...this.stories.of(row),
    };
  }

  /** Which stories the pages show. */
  get stories(): ShownStories {
    const { counts, stories } = this.table.numbers;
    this.shown ??= new ShownStories(counts!, stories!);
    return this.shown;
  }

  /** The record with some rows as they are by now; which stories a page shows stays. */
  with({ head, pages, articles }: Revision): SiteRecord {
    const { texts, numbers } = this.table;
    const sizes = numbers.sizes!.slice();
    for (const [row, { size }] of pages ?? []) sizes[row] = size;
    return new SiteRecord({
      head: { ...this.head, ...head },
      texts: {
        ...texts,
        published: revised(texts.published!, articles, ({ published }) => published),
        modified: revised(texts.modified!, articles, ({ modified }) => modified ?? ''),
        said: revised(texts.said!, articles, ({ said }) => said),
        data: revised(texts.data!, pages, ({ data }) => data),
        keys: revised(texts.keys!, pages, ({ key }) => key),
        hashes: revised(texts.hashes!, pages, ({ sha256 }) => sha256),
      },
      numbers: { ...numbers, sizes },
    });
  }
}

/** A column with some rows as they are by now: itself where they are as they were, as it need not be written anew then. */
function revised<T>(
  column: readonly string[],
  rows: ReadonlyMap<number, T> | undefined,
  text: (row: T) => string,
): readonly string[] {
  const changed = [...(rows ?? [])].filter(([row, one]) => column[row] !== text(one));
  if (changed.length === 0) return column;
  const copy = [...column];
  for (const [row, one] of changed) copy[row] = text(one);
  return copy;
}

/** What has changed of a record. */
export interface Revision {
  head?: Partial<RecordHead>;
  pages?: ReadonlyMap<number, Pick<RecordedPage, 'data' | 'key' | 'sha256' | 'size'>>;
  /** Their outlines stay. */
  articles?: ReadonlyMap<number, Omit<RecordedArticle, 'outline'>>;
}

function byPath(articles: readonly RecordedArticle[]): Float64Array {
  const paths = articles.map(({ path }) => path);
  const places = Array.from(paths.keys());
  return Float64Array.from(
    places.sort((a, b) => (paths[a]! < paths[b]! ? -1 : Number(paths[a]! > paths[b]!))),
  );
}
