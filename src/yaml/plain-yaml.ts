import type { Span } from '../text/position.ts';

/** Anything but line feeds and what can be seen or is a space. A backslash escapes, and a byte order mark is not text. */
const DOUBTFUL = /[^\n -[\]-~\u00a0-\ufefe\uff00-\uffff]/;

/** A key that needs no quotes; the YAML library refuses one beyond 1,024 letters. */
const KEY = /[A-Za-z][\w-]{0,99}:(?=[ \n]|$)/y;

/** YAML 1.2 has no dates: they stay text. */
const DATE = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** Words that are no text without quotes, if written in one case or another. */
const WORDS = new Set(['null', 'true', 'false']);

/** Each level is a call of its own, and a text may have as many levels as it has letters. */
const MAX_DEPTH = 6;

const SPACE = 0x20;
const LINE_FEED = 0x0a;
const DASH = 0x2d;
const COLON = 0x3a;

/** A text or its place, null for a key with nothing after it, a list, or a group of keys; undefined where in doubt. */
type Plain = string | Span | null | Plain[] | { [key: string]: Plain } | undefined;

/**
 * Reads the YAML that front matter usually is: keys, text on one line, lists, and groups of keys.
 * The library builds a tree with a place for every mark, which costs far more than what is in it.
 * @returns what the library would give, or null wherever there is the least doubt
 */
export function plainData(text: string): Record<string, unknown> | null {
  if (DOUBTFUL.test(text)) return null;
  const reader = new PlainReader(text, false);
  const data = reader.column === 0 ? reader.readMap(0, 0) : undefined;
  const isAllRead = reader.column < 0;
  return data !== undefined && isAllRead ? data : null;
}

/** The place of a key of the top level; the text must be plain and have the key. */
export function plainKeySpan(text: string, key: string): Span {
  const start = text.startsWith(`${key}:`) ? 0 : text.indexOf(`\n${key}:`) + 1;
  return { start, end: start + key.length };
}

/** The place of the text after such a key, quotes included; it may be no list, no group of keys, and not missing. */
export function plainTextSpan(text: string, key: string): Span {
  const start = plainKeySpan(text, key).end + ': '.length;
  return { start, end: lineEnd(text, start) };
}

/** Plain YAML with the place of each text in its stead. */
export const plainPlaces = (text: string): unknown => new PlainReader(text, true).readMap(0, 0);

/** The place at a path, or null where there is no text. */
export function placeAt(places: unknown, path: readonly (string | number)[]): Span | null {
  let here = places;
  for (const key of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return null;
    here = (here as Record<string | number, unknown>)[key];
  }
  // A group of keys may have these names too, but no numbers under them.
  return typeof (here as Span | null)?.start === 'number' ? (here as Span) : null;
}

class PlainReader {
  /** How far the line is indented that is read next; -1 at the end of the text. */
  column = 0;
  /** The first letter of that line. */
  private at = 0;
  private readonly text: string;
  private readonly forPlaces: boolean;

  constructor(text: string, forPlaces: boolean) {
    this.text = text;
    this.forPlaces = forPlaces;
    this.openLine(0);
  }

  /** Reads keys until a line that does not start where they do: where it fits nothing else, it is never read. */
  readMap(column: number, depth: number): Record<string, Plain> | undefined {
    const map: Record<string, Plain> = {};
    do {
      if (!this.isAtKey()) return undefined;
      const key = this.text.slice(this.at, KEY.lastIndex - 1);
      if (WORDS.has(key.toLowerCase()) || Object.hasOwn(map, key)) return undefined;
      this.at = KEY.lastIndex;
      const value = this.readValue(column, depth);
      if (value === undefined) return undefined;
      map[key] = value;
    } while (this.column === column);
    return map;
  }

  /** Reads what follows the colon of a key that stands at a column. */
  private readValue(column: number, depth: number): Plain {
    if (this.text.charCodeAt(this.at) === SPACE) {
      this.at++;
      return this.readScalar();
    }
    this.openLine(this.at);
    const isList = this.text.charCodeAt(this.at) === DASH;
    // The marks of a list may stand right below its key.
    if (this.column < column || (this.column === column && !isList)) return null;
    if (depth >= MAX_DEPTH) return undefined;
    return isList ? this.readList(this.column, depth + 1) : this.readMap(this.column, depth + 1);
  }

  private readList(column: number, depth: number): Plain[] | undefined {
    const list: Plain[] = [];
    while (this.column === column && this.text.charCodeAt(this.at) === DASH) {
      if (this.text.charCodeAt(this.at + 1) !== SPACE) return undefined;
      this.at += 2;
      const item = this.isAtKey() ? this.readMap(column + 2, depth) : this.readScalar();
      if (item === undefined) return undefined;
      list.push(item);
    }
    return list;
  }

  private isAtKey(): boolean {
    KEY.lastIndex = this.at;
    return KEY.test(this.text);
  }

  /** Reads the rest of the line. */
  private readScalar(): string | Span | undefined {
    const { text, at: start } = this;
    const end = lineEnd(text, start);
    this.openLine(end);
    if (this.forPlaces) return { start, end };
    const first = text[start];
    if (first === '"' || first === "'") {
      const isWhole = end > start + 1 && text.indexOf(first, start + 1) === end - 1;
      return isWhole ? text.slice(start + 1, end - 1) : undefined;
    }
    const value = text.slice(start, end);
    return isText(value) ? value : undefined;
  }

  /** Goes to the next line that is not empty. */
  private openLine(from: number): void {
    const { text } = this;
    let start = from;
    while (text.charCodeAt(start) === LINE_FEED) start++;
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    this.at = at;
    this.column = at < text.length ? at - start : -1;
  }
}

/** Whether letters without quotes can be nothing but a text of one line. */
function isText(value: string): boolean {
  const first = value.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) return DATE.test(value);
  const last = value.charCodeAt(value.length - 1);
  if (!isLetter(first) || last === SPACE || last === COLON) return false;
  if (value.length <= 5 && WORDS.has(value.toLowerCase())) return false;
  return !value.includes(': ') && !value.includes(' #');
}

const isLetter = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code >= 0xc0;

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
