import type { Heading, Paragraph, PhrasingContent } from 'mdast';

type Place = NonNullable<Paragraph['position']>;

/** A block of Markdown in which nothing means anything but its words. */
export type Plain =
  | { kind: 'paragraph'; words: string }
  | { kind: 'heading'; depth: Heading['depth']; before: number; words: string }
  | { kind: 'picture'; alt: string; url: string; title: string | null };

/**
 * What may mean something: signs anywhere, addresses, and what stands at the start or the end of a line. An ampersand
 * does only in front of a name or a number.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: tabs and their like count as blanks of several columns
const MEANS_SOMETHING = /[\0-\x09\x0b-\x1f\\`*_~[\]<|@]|&[#a-z]|:\/\/|www\.|^(?:[ #>+=:-]|\d{1,9}[.)])| $/im;

const HEADING = /^(#{1,6})( +)([^#\n]+)$/;

/** A picture alone, with an address within the newsroom. */
const PICTURE = /^!\[([^[\]\n]*)\]\(([^\s()<>[\]\\`&"'@:]+)(?: "([^"\n\\`&]*)")?\)$/;

/** @param text lines that no blank line parts; null for what a parser has to see */
export function plainOf(text: string): Plain | null {
  if (text.startsWith('#')) return headingOf(text);
  if (text.startsWith('![')) return pictureOf(text);
  return MEANS_SOMETHING.test(text) ? null : { kind: 'paragraph', words: text };
}

function headingOf(text: string): Plain | null {
  const [, signs, blanks, words] = HEADING.exec(text) ?? [];
  if (words === undefined || MEANS_SOMETHING.test(words)) return null;
  const depth = signs!.length as Heading['depth'];
  return { kind: 'heading', depth, before: depth + blanks!.length, words };
}

function pictureOf(text: string): Plain | null {
  const [, alt, url, title = null] = PICTURE.exec(text) ?? [];
  if (alt === undefined || MEANS_SOMETHING.test(alt)) return null;
  return { kind: 'picture', alt, url: url!, title };
}

/** The node that the parser would make of it. @param place of the whole block */
export function nodeOf(plain: Plain, place: Place): Paragraph | Heading {
  const { start, end } = place;
  const from = (column: number): Place => ({
    start: { ...start, column: start.column + column, offset: start.offset! + column },
    end: { ...end },
  });
  const node = (child: PhrasingContent): Paragraph => ({
    type: 'paragraph',
    children: [child],
    position: place,
  });
  if (plain.kind === 'paragraph') return node({ type: 'text', value: plain.words, position: from(0) });
  if (plain.kind === 'picture') {
    const { title, url, alt } = plain;
    return node({ type: 'image', title, url, alt, position: from(0) });
  }
  const { depth, before, words } = plain;
  const child: PhrasingContent = { type: 'text', value: words, position: from(before) };
  return { type: 'heading', depth, children: [child], position: place };
}
