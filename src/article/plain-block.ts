import type { Heading, List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import { inlineNodes, isWords, type Marked, markedIn } from './plain-inline.ts';

type Place = NonNullable<Paragraph['position']>;

/** A block of Markdown in which little means anything but its words. */
export type Plain =
  | { kind: 'paragraph'; text: string; marked: Marked[] }
  | { kind: 'heading'; depth: Heading['depth']; before: number; words: string }
  | { kind: 'picture'; alt: string; url: string; title: string | null }
  | PlainList;

/** A list of which each item is one line. */
export interface PlainList {
  kind: 'list';
  /** Whether there are blank lines between items. */
  spread: boolean;
  items: Item[];
}

interface Item {
  /** Its words, behind the dash. */
  text: string;
  marked: Marked[];
  /** Lines and UTF-16 units from the start of the list to the dash. */
  line: number;
  offset: number;
}

const HEADING = /^(#{1,6})( +)([^#\n]+)$/;

/** A picture alone, with an address within the newsroom. */
const PICTURE = /^!\[([^[\]\n]*)\]\(([^\s\p{Cc}()<>[\]\\`&"'@:]+)(?: "([^"\n\\`&]+)")?\)$/u;

/** @param text lines that no blank line parts; null for what a parser has to see */
export function plainOf(text: string): Plain | null {
  if (text.startsWith('#')) return headingOf(text);
  if (text.startsWith('![')) return pictureOf(text);
  if (text.startsWith('- ')) return listOf(text);
  const marked = markedIn(text);
  return marked && { kind: 'paragraph', text, marked };
}

function headingOf(text: string): Plain | null {
  const [, signs, blanks, words] = HEADING.exec(text) ?? [];
  if (words === undefined || !isWords(words)) return null;
  const depth = signs!.length as Heading['depth'];
  return { kind: 'heading', depth, before: depth + blanks!.length, words };
}

function pictureOf(text: string): Plain | null {
  const [, alt, url, title = null] = PICTURE.exec(text) ?? [];
  if (alt === undefined || !isWords(alt)) return null;
  return { kind: 'picture', alt, url: url!, title };
}

function listOf(text: string): PlainList | null {
  const items: Item[] = [];
  let offset = 0;
  for (const [line, whole] of text.split('\n').entries()) {
    const words = whole.slice(DASH);
    const marked = whole.startsWith('- ') && words !== '' ? markedIn(words) : null;
    if (!marked) return null;
    items.push({ text: words, marked, line, offset });
    offset += whole.length + 1;
  }
  return { kind: 'list', spread: false, items };
}

/** One list of two that only blank lines part. @param line @param offset from the start of the one to that of the other */
export const joined = (one: PlainList, other: PlainList, line: number, offset: number): PlainList => ({
  kind: 'list',
  spread: true,
  items: [
    ...one.items,
    ...other.items.map((item) => ({ ...item, line: item.line + line, offset: item.offset + offset })),
  ],
});

/** How long `- ` is. */
const DASH = 2;

/** The node that the parser would make of it. @param place of the whole block */
export function nodeOf(plain: Plain, place: Place): Paragraph | Heading | List {
  const { start, end } = place;
  const from = (column: number): Place => ({
    start: { ...start, column: start.column + column, offset: start.offset! + column },
    end: { ...end },
  });
  switch (plain.kind) {
    case 'paragraph':
      return {
        type: 'paragraph',
        children: inlineNodes(plain.text, plain.marked, start),
        position: place,
      };
    case 'picture': {
      const { title, url, alt } = plain;
      const image: PhrasingContent = { type: 'image', title, url, alt, position: from(0) };
      return { type: 'paragraph', children: [image], position: place };
    }
    case 'list':
      return listNode(plain, place);
    default: {
      const { depth, before, words } = plain;
      const child: PhrasingContent = { type: 'text', value: words, position: from(before) };
      return { type: 'heading', depth, children: [child], position: place };
    }
  }
}

function listNode({ items, spread }: PlainList, place: Place): List {
  const { start } = place;
  const children = items.map(({ text, marked, line, offset }): ListItem => {
    const point = (into: number): Place['start'] => ({
      line: start.line + line,
      column: start.column + into,
      offset: start.offset! + offset + into,
    });
    const end = DASH + text.length;
    const paragraph: Paragraph = {
      type: 'paragraph',
      children: inlineNodes(text, marked, point(DASH)),
      position: { start: point(DASH), end: point(end) },
    };
    const position = { start: point(0), end: point(end) };
    return { type: 'listItem', spread: false, checked: null, children: [paragraph], position };
  });
  return { type: 'list', ordered: false, start: null, spread, children, position: place };
}
