import type { MakerName } from '../../site/build/makers.ts';
import type { SiteFile } from '../../site/site-types.ts';
import { sortedColumns } from './page-columns.ts';
import { ShownStories } from './shown-stories.ts';
import type {
  RecordedArticle,
  RecordedPage,
  RecordHead,
  Revision,
  WholeRecord,
} from './site-record-types.ts';
import type { Table } from './table.ts';

/** Stands for a text, or for its SHA-256 in hexadecimal digits: half of it keeps records short. */
export const saidMark = (sha256: string): string => sha256.slice(0, 32);

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

function byPath(articles: readonly RecordedArticle[]): Float64Array {
  const paths = articles.map(({ path }) => path);
  const places = Array.from(paths.keys());
  return Float64Array.from(
    places.sort((a, b) => (paths[a]! < paths[b]! ? -1 : Number(paths[a]! > paths[b]!))),
  );
}
