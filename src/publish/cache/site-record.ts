import type { MakerName } from '../../site/build/makers.ts';
import type { SiteFile } from '../../site/site-types.ts';
import { Lines } from '../../tables/lines.ts';
import { SortedNames } from '../../tables/sorted-names.ts';
import { sortedColumns } from './page-columns.ts';
import { ShownStories } from './shown-stories.ts';
import type {
  RecordedArticle,
  RecordedPage,
  RecordHead,
  Revision,
  WholeRecord,
} from './site-record-types.ts';
import type { Table } from '../../tables/table.ts';

/** Stands for a text, or for its SHA-256 in hexadecimal digits: half of it keeps records short. */
export const saidMark = (sha256: string): string => sha256.slice(0, 32);

/** What a build came to. Of its rows only those are taken apart that somebody asks for. */
export class SiteRecord {
  readonly table: Table;
  private shown: ShownStories | null = null;
  private names: SortedNames | null = null;

  constructor(table: Table) {
    this.table = table;
  }

  static of({ head, articles, pages }: WholeRecord): SiteRecord {
    const sorted = sortedColumns(pages);
    return new SiteRecord({
      head,
      texts: {
        articles: Lines.of(articles.map(({ path }) => path)),
        published: Lines.of(articles.map(({ published }) => published)),
        modified: Lines.of(articles.map(({ modified }) => modified ?? '')),
        said: Lines.of(articles.map(({ said }) => said)),
        outlines: Lines.of(articles.map(({ outline }) => outline)),
        listed: Lines.of(articles.map(({ listed }) => listed)),
        articlePages: Lines.of(articles.map(({ page }) => page)),
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
    return this.table.texts.articles!.all();
  }

  /** Paths of the pages, sorted. */
  get pages(): readonly string[] {
    return this.table.texts.pages!.all();
  }

  /** The places of the articles, in the order of their files. */
  get byPath(): Float64Array {
    return this.table.numbers.byPath!;
  }

  article(place: number): RecordedArticle {
    const { published, modified, said, outlines, listed, articlePages } = this.table.texts;
    return {
      path: this.table.texts.articles!.at(place),
      published: published!.at(place),
      modified: modified!.at(place) || null,
      said: said!.at(place),
      outline: outlines!.at(place),
      listed: listed!.at(place),
      page: articlePages!.at(place),
    };
  }

  /** What stands for the text of each article. */
  get said(): readonly string[] {
    return this.table.texts.said!.all();
  }

  /** The row of a page; -1 where there is none. */
  row(path: string): number {
    this.names ??= new SortedNames(this.table.texts.pages!);
    return this.names.rowOf(path);
  }

  /** What the files of all pages are like. */
  get files(): Pick<RecordedPage, 'path' | 'kind' | 'sha256' | 'size'>[] {
    const [kinds, hashes] = [this.table.texts.kinds!.all(), this.table.texts.hashes!.all()];
    const { sizes } = this.table.numbers;
    return this.pages.map((path, row) => ({
      ...{ path, kind: kindIn(kinds[row]!) },
      ...{ sha256: hashes[row]!, size: sizes![row]! },
    }));
  }

  get pageCount(): number {
    return this.table.texts.pages!.length;
  }

  path(row: number): string {
    return this.table.texts.pages!.at(row);
  }

  /** SHA-256 of the file of a page. */
  hash(row: number): string {
    return this.table.texts.hashes!.at(row);
  }

  size(row: number): number {
    return this.table.numbers.sizes![row]!;
  }

  make(row: number): MakerName {
    const kind = this.table.texts.kinds!.at(row);
    return kind.slice(kind.indexOf(' ') + 1) as MakerName;
  }

  key(row: number): string {
    return this.table.texts.keys!.at(row);
  }

  page(row: number): RecordedPage {
    const { kinds, data } = this.table.texts;
    return {
      path: this.path(row),
      kind: kindIn(kinds!.at(row)),
      ...{ sha256: this.hash(row), size: this.size(row) },
      ...{ make: this.make(row), data: data!.at(row), key: this.key(row) },
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
        listed: revised(texts.listed!, articles, ({ listed }) => listed),
        data: revised(texts.data!, pages, ({ data }) => data),
        keys: revised(texts.keys!, pages, ({ key }) => key),
        hashes: revised(texts.hashes!, pages, ({ sha256 }) => sha256),
      },
      numbers: { ...numbers, sizes },
    });
  }
}

const kindIn = (kinds: string): SiteFile['kind'] => kinds.slice(0, kinds.indexOf(' ')) as SiteFile['kind'];

/** A column with some rows as they are by now. */
const revised = <T>(
  column: Lines,
  rows: ReadonlyMap<number, T> | undefined,
  text: (row: T) => string,
): Lines => column.with(new Map([...(rows ?? [])].map(([row, one]) => [row, text(one)])));

function byPath(articles: readonly RecordedArticle[]): Float64Array {
  const paths = articles.map(({ path }) => path);
  const places = Array.from(paths.keys());
  return Float64Array.from(
    places.sort((a, b) => (paths[a]! < paths[b]! ? -1 : Number(paths[a]! > paths[b]!))),
  );
}
