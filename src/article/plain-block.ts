import type { Heading, Paragraph, PhrasingContent } from 'mdast';

type Place = NonNullable<Paragraph['position']>;

/** A block of Markdown in which nothing means anything but its words. */
export type Plain =
  | { kind: 'paragraph'; text: string; links: Link[] }
  | { kind: 'heading'; depth: Heading['depth']; before: number; words: string }
  | { kind: 'picture'; alt: string; url: string; title: string | null };

/** A link in a paragraph, with offsets within it. */
interface Link {
  start: number;
  end: number;
  words: string;
  url: string;
  title: string | null;
}

/**
 * What may mean something: signs anywhere, addresses, and what stands at the start or the end of a line. An ampersand
 * does only in front of a name or a number.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: tabs and their like count as blanks of several columns
const MEANS_SOMETHING = /[\0-\x09\x0b-\x1f\\`*_~[\]<|@]|&[#a-z]|:\/\/|www\.|^(?:[ #>+=:-]|\d{1,9}[.)])| $/im;

const HEADING = /^(#{1,6})( +)([^#\n]+)$/;

/** A picture alone, with an address within the newsroom. */
const PICTURE = /^!\[([^[\]\n]*)\]\(([^\s\p{Cc}()<>[\]\\`&"'@:]+)(?: "([^"\n\\`&]+)")?\)$/u;

/** A link with nothing clever in it. */
const LINK = /\[([^[\]\n]+)\]\(([^\s\p{Cc}()<>[\]\\`&"'@]+)(?: "([^"\n\\`&]+)")?\)/gu;

/** @param text lines that no blank line parts; null for what a parser has to see */
export function plainOf(text: string): Plain | null {
  if (text.startsWith('#')) return headingOf(text);
  if (text.startsWith('![')) return pictureOf(text);
  return paragraphOf(text);
}

function paragraphOf(text: string): Plain | null {
  if (!text.includes('](')) return MEANS_SOMETHING.test(text) ? null : { kind: 'paragraph', text, links: [] };
  const links: Link[] = [];
  // A word in place of each link: what is left is looked at by itself.
  const rest = text.replace(
    LINK,
    (whole, words: string, url: string, title: string | undefined, start: number) => {
      const plain = text[start - 1] !== '!' && !words.startsWith('^') && !MEANS_SOMETHING.test(words);
      if (!plain) return whole;
      links.push({ start, end: start + whole.length, words, url, title: title ?? null });
      return 'a';
    },
  );
  return MEANS_SOMETHING.test(rest) ? null : { kind: 'paragraph', text, links };
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
  if (plain.kind === 'paragraph')
    return { type: 'paragraph', children: childrenOf(plain, place), position: place };
  if (plain.kind === 'picture') {
    const { title, url, alt } = plain;
    return node({ type: 'image', title, url, alt, position: from(0) });
  }
  const { depth, before, words } = plain;
  const child: PhrasingContent = { type: 'text', value: words, position: from(before) };
  return { type: 'heading', depth, children: [child], position: place };
}

function childrenOf({ text, links }: Plain & { kind: 'paragraph' }, { start }: Place): PhrasingContent[] {
  const at = (offset: number): Place['start'] => {
    const before = text.lastIndexOf('\n', offset - 1);
    const lines = before < 0 || offset === 0 ? 0 : text.slice(0, offset).split('\n').length - 1;
    const column = lines === 0 ? start.column + offset : offset - before;
    return { line: start.line + lines, column, offset: start.offset! + offset };
  };
  const between = (from: number, to: number): Place => ({ start: at(from), end: at(to) });
  const words = (from: number, to: number): PhrasingContent[] =>
    from < to ? [{ type: 'text', value: text.slice(from, to), position: between(from, to) }] : [];
  let done = 0;
  const children = links.flatMap(({ start: from, end, words: label, url, title }): PhrasingContent[] => {
    const before = words(done, from);
    done = end;
    const inside = words(from + 1, from + 1 + label.length) as never[];
    return [...before, { type: 'link', title, url, children: inside, position: between(from, end) }];
  });
  return [...children, ...words(done, text.length)];
}
