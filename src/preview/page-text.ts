import { decodeHTML } from 'entities';

/**
 * The words of a page in the order in which they stand, without any blanks: pages and copy break their lines at
 * different places, and are the same in all else.
 */
export interface PageText {
  text: string;
  /** For each unit of the text, the offset in the page at which it is written. */
  starts: readonly number[];
  /** The offset after it; that of all units that one `&…;` stands for is the same. */
  ends: readonly number[];
  /** Units (and the length of the text) before which a paragraph, a heading or the like begins or ends. */
  edges: ReadonlySet<number>;
  /** Units that stand in a link. */
  linked: ReadonlySet<number>;
}

/** Comments, elements whose text is no copy, and tags; a `>` between quotation marks ends none. */
const MARKUP =
  /<!--[\s\S]*?-->|<(script|style|template|textarea|select|svg|math|noscript|iframe|button)\b[\s\S]*?<\/\1\s*>|<(\/?)([a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^'">])*>|<![^>]*>/g;

/** Elements that stand within a line. */
const INLINE = new Set(
  'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
);

const ENTITY = /&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);/g;

/** Blanks, controls, and the signs that stand for what is no word. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: neither pages nor feeds can hold them
const NO_LETTER = /[\s\u0000-\u001F\u007F-\u009F\uFFFC\uFFFE\uFFFF]/;

/** Whether a unit counts when words are compared. */
export const isLetter = (unit: string): boolean => !NO_LETTER.test(unit);

/** Reads the body of an HTML page. */
export function pageText(html: string): PageText {
  const reader = new PageReader(html);
  const body = html.search(/<body[\s>]/i);
  reader.read(Math.max(0, body));
  return reader.page();
}

class PageReader {
  private readonly html: string;
  private readonly pieces: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly edges = new Set<number>([0]);
  private readonly linked = new Set<number>();
  private links = 0;

  constructor(html: string) {
    this.html = html;
  }

  read(from: number): void {
    let at = from;
    MARKUP.lastIndex = from;
    for (let match = MARKUP.exec(this.html); match; match = MARKUP.exec(this.html)) {
      this.words(at, match.index);
      this.tag(match[3]?.toLowerCase(), match[2] === '/');
      at = MARKUP.lastIndex;
    }
    this.words(at, this.html.length);
  }

  page(): PageText {
    const { starts, ends, edges, linked } = this;
    edges.add(starts.length);
    return { text: this.pieces.join(''), starts, ends, edges, linked };
  }

  private tag(name: string | undefined, closes: boolean): void {
    if (name === undefined) return;
    if (name === 'a') this.links = Math.max(0, this.links + (closes ? -1 : 1));
    if (!INLINE.has(name)) this.edges.add(this.starts.length);
  }

  private words(from: number, to: number): void {
    let at = from;
    for (const match of this.html.slice(from, to).matchAll(ENTITY)) {
      this.plain(at, from + match.index);
      at = from + match.index + match[0].length;
      for (const unit of decodeHTML(match[0])) this.add(unit, at - match[0].length, at);
    }
    this.plain(at, to);
  }

  private plain(from: number, to: number): void {
    for (let at = from; at < to; at++) this.add(this.html[at]!, at, at + 1);
  }

  /** @param letters one or, where a character takes two of them, two units */
  private add(letters: string, start: number, end: number): void {
    if (!isLetter(letters)) return;
    for (let i = 0; i < letters.length; i++) {
      if (this.links > 0) this.linked.add(this.starts.length);
      this.starts.push(start);
      this.ends.push(end);
    }
    this.pieces.push(letters);
  }
}
