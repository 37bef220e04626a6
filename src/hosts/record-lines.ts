import type { ManifestArticle, ManifestFile } from './manifest.ts';

// What a release lists is one JSON document in which each file and each article has a line of its own, sorted by path:
// one of many thousands is found by halves, without reading the others.

const FILES = '{"files":[\n';
const ARTICLES = '\n],"articles":[\n';
const END = '\n]}\n';

const BREAK = 10;

export interface Lists {
  files: readonly ManifestFile[];
  articles: readonly ManifestArticle[];
}

export const listText = ({ files, articles }: Lists): string =>
  `${FILES}${linesOf(files)}${ARTICLES}${linesOf(articles.map(idFirst))}${END}`;

const linesOf = (list: readonly { path: string }[]): string =>
  [...list]
    .sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)))
    .map((one) => JSON.stringify(one))
    .join(',\n');

/** An article is looked for by how its line begins. */
const idFirst = ({ id, path, ...rest }: ManifestArticle): ManifestArticle => ({ id, path, ...rest });

/** Bytes of a list: a line, or a row of lines. */
interface Section {
  from: number;
  to: number;
}

/** What a release lists as it lies on the disk, in which a few lines are looked for. */
export class RecordLines {
  private readonly bytes: Buffer;
  private readonly files: Section;
  private readonly articles: Section;

  private constructor(bytes: Buffer, files: Section, articles: Section) {
    this.bytes = bytes;
    this.files = files;
    this.articles = articles;
  }

  /** @returns null where the bytes are no such list */
  static in(bytes: Buffer): RecordLines | null {
    const from = FILES.length;
    const to = bytes.indexOf(ARTICLES, from);
    const end = bytes.length - END.length;
    if (bytes.toString('utf8', 0, from) !== FILES || to < 0 || bytes.toString('utf8', end) !== END)
      return null;
    return new RecordLines(bytes, { from, to }, { from: to + ARTICLES.length, to: end });
  }

  file(path: string): ManifestFile | undefined {
    return this.find(this.files, path);
  }

  /** @param path its file in the newsroom */
  article(path: string): ManifestArticle | undefined {
    return this.find(this.articles, path);
  }

  articleWithId(id: string): ManifestArticle | undefined {
    const { from, to } = this.articles;
    // No line break can stand within a string.
    const at = this.bytes.indexOf(`\n{"id":${JSON.stringify(id)},"path":`, from - 1);
    return at < 0 || at >= to ? undefined : this.valueOf(this.lineAt(this.articles, at + 1));
  }

  private find<T extends { path: string }>(section: Section, path: string): T | undefined {
    let { from, to } = section;
    while (from < to) {
      const line = this.lineAt(section, (from + to) >> 1);
      const found = this.valueOf<T>(line);
      if (found.path === path) return found;
      // Behind the comma and the break that end it.
      if (found.path < path) from = line.to + 2;
      else to = line.from;
    }
    return undefined;
  }

  /** The line in which a byte lies, without the comma that ends it. */
  private lineAt({ from, to }: Section, at: number): Section {
    const start = at > from ? Math.max(from, this.bytes.lastIndexOf(BREAK, at - 1) + 1) : from;
    const next = this.bytes.indexOf(BREAK, start);
    return next < 0 || next >= to ? { from: start, to } : { from: start, to: next - 1 };
  }

  private valueOf<T>({ from, to }: Section): T {
    return JSON.parse(this.bytes.toString('utf8', from, to)) as T;
  }
}
