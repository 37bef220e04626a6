import { LineIndex } from '../text/position.ts';
import type { Paragraph, PhrasingContent } from 'mdast';

type Place = NonNullable<Paragraph['position']>;

/** Words that are marked within a line: a link with nothing clever in it, or words in stars. Offsets within its block. */
export interface Marked {
  kind: 'link' | 'emphasis' | 'strong';
  start: number;
  end: number;
  /** The words alone, and where they start. */
  words: string;
  from: number;
  url: string;
  title: string | null;
}

/**
 * What may mean something: signs anywhere, addresses, and what stands at the start or the end of a line. An ampersand
 * does only in front of a name or a number.
 */
const MEANS_SOMETHING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: tabs and their like count as blanks of several columns
  /[\0-\x09\x0b-\x1f\\`*_~[\]<|@]|&[#a-z]|:\/\/|www\.|^(?:[ #>+=:-]|\d{1,9}[.)])| $/im;

/** Whether a text is nothing but words: to a parser of Markdown, each of its characters stands for itself. */
export const isWords = (text: string): boolean => !MEANS_SOMETHING.test(text);

const LINK = /\[([^[\]\n]+)\]\(([^\s\p{Cc}()<>[\]\\`&"'@]+)(?: "([^"\n\\`&]+)")?\)/u;

/**
 * One or two stars that can only open, and as many that can only close: there is a blank or an opening sign before them
 * and a letter or a figure within, and the other way round at the end.
 */
const STARS =
  /(?<=^|[\s(“‘])(?<stars>\*\*?)([\p{L}\p{N}](?:[^*\n]*[\p{L}\p{N}])?)\k<stars>(?=$|[\s.,;:!?)”’])/u;

const MARKED = new RegExp(`${LINK.source}|${STARS.source}`, 'gu');

/** What is marked in a text that else is nothing but words; null where there is anything else. */
export function markedIn(text: string): Marked[] | null {
  if (!text.includes('](') && !text.includes('*')) return isWords(text) ? [] : null;
  const marked: Marked[] = [];
  // A word in place of each: what is left is looked at by itself.
  const rest = text.replace(
    MARKED,
    (
      whole,
      label: string | undefined,
      url = '',
      title: string | null = null,
      stars = '',
      inside = '',
      start = 0,
    ) => {
      const words = label ?? inside;
      const isLink = label !== undefined;
      if (!isWords(words) || (isLink && (text[start - 1] === '!' || words.startsWith('^')))) return whole;
      const kind = isLink ? 'link' : stars.length === 1 ? 'emphasis' : 'strong';
      const from = start + (isLink ? 1 : stars.length);
      marked.push({ kind, start, end: start + whole.length, words, from, url, title });
      return 'a';
    },
  );
  return isWords(rest) ? marked : null;
}

/** The nodes that the parser would make of a text. @param start where the text is */
export function inlineNodes(
  text: string,
  marked: readonly Marked[],
  start: Place['start'],
): PhrasingContent[] {
  const lines = new LineIndex(text);
  const at = (offset: number): Place['start'] => {
    const { line, column } = lines.position(offset);
    const first = line === 1;
    return {
      line: start.line + line - 1,
      column: first ? start.column + column - 1 : column,
      offset: start.offset! + offset,
    };
  };
  const between = (from: number, to: number): Place => ({ start: at(from), end: at(to) });
  const words = (from: number, to: number): PhrasingContent[] =>
    from < to ? [{ type: 'text', value: text.slice(from, to), position: between(from, to) }] : [];
  let done = 0;
  const nodes = marked.flatMap(({ kind, start: from, end, words: label, from: inner, url, title }) => {
    const before = words(done, from);
    done = end;
    const children = words(inner, inner + label.length) as never[];
    const position = between(from, end);
    const node: PhrasingContent =
      kind === 'link' ? { type: 'link', title, url, children, position } : { type: kind, children, position };
    return [...before, node];
  });
  return [...nodes, ...words(done, text.length)];
}
