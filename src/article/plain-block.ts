import type { Heading, List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import { inlineNodes, isWords, type Marked, markedIn } from './plain-inline.ts';

type Place = NonNullable<Paragraph['position']>;

/** A block of Markdown in which little means anything but its words. */
export type Plain =
  | { kind: 'paragraph'; text: string; marked: Marked[] }
  | { kind: 'heading'; depth: Heading['depth']; before: number; words: string }
  | { kind: 'picture'; alt: string; url: string; title: string | null }
  | { kind: 'list'; items: { text: string; marked: Marked[] }[] };

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

/** A list of which each item is one line. */
function listOf(text: string): Plain | null {
  const items: { text: string; marked: Marked[] }[] = [];
  for (const line of text.split('\n')) {
    const words = line.slice(DASH);
    const marked = line.startsWith('- ') && words !== '' ? markedIn(words) : null;
    if (!marked) return null;
    items.push({ text: words, marked });
  }
  return { kind: 'list', items };
}

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

function listNode({ items }: Plain & { kind: 'list' }, place: Place): List {
  let { line, offset = 0 } = place.start;
  const { column } = place.start;
  const children = items.map(({ text, marked }): ListItem => {
    const point = (into: number): Place['start'] => ({ line, column: column + into, offset: offset + into });
    const end = DASH + text.length;
    const paragraph: Paragraph = {
      type: 'paragraph',
      children: inlineNodes(text, marked, point(DASH)),
      position: { start: point(DASH), end: point(end) },
    };
    const position = { start: point(0), end: point(end) };
    line++;
    offset += end + 1;
    return { type: 'listItem', spread: false, checked: null, children: [paragraph], position };
  });
  return { type: 'list', ordered: false, start: null, spread: false, children, position: place };
}
