import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ManifestArticle, ManifestFile } from './manifest.ts';

// What a release lists is one JSON document in which each file and each article has a line of its own, sorted by path:
// one of many thousands is found by halves, without reading the others.

const FILES = '{"files":[\n';
const ARTICLES = '\n],"articles":[\n';
const END = '\n]}\n';

const [BREAK, COMMA] = [10, 44];

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

/** Longer than most lines: what is read at once, in bytes. */
const AT_ONCE = 1024;

/**
 * What a release lists as it lies on the disk, in which a few lines are looked for: of megabytes some kilobytes are
 * read.
 */
export class RecordLines {
  private readonly file: string;
  private readonly size: number;
  private sections: { files: Section; articles: Section } | undefined;

  private constructor(file: string, size: number) {
    this.file = file;
    this.size = size;
  }

  /** @returns null where the file is no such list */
  static in(file: string): RecordLines | null {
    return reading(file, (opened) => {
      const { size } = fstatSync(opened);
      const isList =
        size >= FILES.length + ARTICLES.length + END.length &&
        bytesOf(opened, 0, FILES.length).toString() === FILES &&
        bytesOf(opened, size - END.length, size).toString() === END;
      return isList ? new RecordLines(file, size) : null;
    });
  }

  fileAt(path: string): ManifestFile | undefined {
    return reading(this.file, (opened) => find<ManifestFile>(opened, this.sectionsIn(opened).files, path));
  }

  /** @param path its file in the newsroom */
  article(path: string): ManifestArticle | undefined {
    return reading(this.file, (opened) =>
      find<ManifestArticle>(opened, this.sectionsIn(opened).articles, path),
    );
  }

  /** @param path where it may be; elsewhere it is looked for line by line */
  articleWithId(id: string, path?: string): ManifestArticle | undefined {
    const likely = path === undefined ? undefined : this.article(path);
    if (likely?.id === id) return likely;
    return reading(this.file, (opened) => {
      const { from, to } = this.sectionsIn(opened).articles;
      const bytes = bytesOf(opened, from - 1, to);
      // No line break can stand within a string.
      const at = bytes.indexOf(`\n{"id":${JSON.stringify(id)},"path":`);
      return at < 0 ? undefined : entryOf<ManifestArticle>(opened, lineAt(opened, { from, to }, from + at));
    });
  }

  /** Files come first, then a line that begins otherwise, then articles. */
  private sectionsIn(opened: number): { files: Section; articles: Section } {
    if (this.sections) return this.sections;
    const whole = { from: FILES.length, to: this.size - END.length };
    let { from, to } = whole;
    while (from < to) {
      const line = lineAt(opened, whole, (from + to) >> 1);
      if (bytesOf(opened, line.from, line.from + ID.length).toString() === ID) to = line.from;
      else from = line.next;
    }
    // The first line of an article, or the end where there is none.
    const files = { from: whole.from, to: from - ARTICLES.length };
    this.sections = { files, articles: { from, to: whole.to } };
    return this.sections;
  }
}

/** How the line of an article begins. */
const ID = '{"id"';

function reading<T>(file: string, work: (opened: number) => T): T {
  const opened = openSync(file, 'r');
  try {
    return work(opened);
  } finally {
    closeSync(opened);
  }
}

function bytesOf(opened: number, from: number, to: number): Buffer {
  const bytes = Buffer.allocUnsafe(to - from);
  return bytes.subarray(0, readSync(opened, bytes, 0, to - from, from));
}

function find<T extends { path: string }>(opened: number, section: Section, path: string): T | undefined {
  let { from, to } = section;
  while (from < to) {
    const line = lineAt(opened, section, (from + to) >> 1);
    const found = entryOf<T>(opened, line);
    if (found.path === path) return found;
    if (found.path < path) from = line.next;
    else to = line.from;
  }
  return undefined;
}

/** The line in which a byte lies, without what ends it, and where the next one begins. */
function lineAt(opened: number, { from, to }: Section, at: number): Section & { next: number } {
  const start = breakBefore(opened, from, at) + 1;
  const end = breakAfter(opened, start, to);
  // The last one has no comma.
  const comma = end < to && bytesOf(opened, end - 1, end)[0] === COMMA ? 1 : 0;
  return { from: start, to: end - comma, next: Math.min(to, end + 1) };
}

/** Where the line before ends; just before the section where there is none. */
function breakBefore(opened: number, from: number, at: number): number {
  for (let to = at; to > from; to -= AT_ONCE) {
    const start = Math.max(from, to - AT_ONCE);
    const found = bytesOf(opened, start, to).lastIndexOf(BREAK);
    if (found >= 0) return start + found;
  }
  return from - 1;
}

/** Where the line ends; the end of the section where nothing else does. */
function breakAfter(opened: number, at: number, to: number): number {
  for (let from = at; from < to; from += AT_ONCE) {
    const found = bytesOf(opened, from, Math.min(to, from + AT_ONCE)).indexOf(BREAK);
    if (found >= 0) return from + found;
  }
  return to;
}

const entryOf = <T>(opened: number, { from, to }: Section): T =>
  JSON.parse(bytesOf(opened, from, to).toString()) as T;
