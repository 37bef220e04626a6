import type { Paragraph, Root, RootContent } from 'mdast';

type Place = NonNullable<Root['position']>;

/** Any node of a tree, as far as its place goes. */
interface Placed {
  position?: Place | undefined;
  children?: readonly Placed[];
}

/** Lines of a text that no blank line parts, and where they start. */
interface Block {
  text: string;
  /** From 0. */
  offset: number;
  /** From 1. */
  line: number;
  /** A paragraph in which nothing means anything in Markdown but its words. */
  plain: boolean;
}

/**
 * Parses Markdown as `parseWhole` does, and spares it the paragraphs that are nothing but words: they are most of all
 * copy, and a parser of Markdown looks at each of their characters some thirty times. The same tree comes of it, with
 * the same places; where a text has anything that reaches over blank lines, it is parsed as a whole.
 * @param parseWhole parses any Markdown; called for the stretches between plain paragraphs
 */
export function parseSparingly(text: string, parseWhole: (text: string) => Root): Root {
  if (REACHES_FAR.test(text)) return parseWhole(text);
  const children: RootContent[] = [];
  let others: Block[] = [];
  const parseOthers = (end: number): void => {
    if (others.length > 0) children.push(...parsedApart(text.slice(0, end), others[0]!, parseWhole));
    others = [];
  };
  for (const block of blocksOf(text)) {
    if (!block.plain) {
      others.push(block);
      continue;
    }
    parseOthers(block.offset);
    children.push(paragraphOf(block));
  }
  parseOthers(text.length);
  return {
    type: 'root',
    children,
    position: { start: { line: 1, column: 1, offset: 0 }, end: endOf({ text, offset: 0, line: 1 }) },
  };
}

/** Fences, HTML (in lists and block quotes too) and definitions, which have a say beyond a blank line, and characters that the parser replaces. */
const REACHES_FAR = /[\0\r\uFEFF]|```|~~~|:::|^[ \t>*+\-\d.)]*<|\]:/m;

/** What may mean something: signs anywhere, addresses, and what stands at the start or the end of a line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: tabs and their like count as blanks of several columns
const MEANS_SOMETHING = /[\0-\x09\x0b-\x1f\\`*_~[\]<&|@]|:\/\/|www\.|^(?:[ #>+=:-]|\d{1,9}[.)])| $/im;

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { offset: number; line: number } | null = null;
  let line = 1;
  const close = (end: number): void => {
    if (!open) return;
    const words = text.slice(open.offset, end);
    blocks.push({ ...open, text: words, plain: !MEANS_SOMETHING.test(words) });
    open = null;
  };
  for (let start = 0; start <= text.length; line++) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (isBlank(text, start, end)) close(start - 1);
    else open ??= { offset: start, line };
    start = end + 1;
  }
  close(text.length);
  return blocks;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text[at] !== ' ' && text[at] !== '\t') return false;
  return true;
}

function paragraphOf(block: Block): Paragraph {
  const start = { line: block.line, column: 1, offset: block.offset };
  const position = () => ({ start: { ...start }, end: endOf(block) });
  return {
    type: 'paragraph',
    children: [{ type: 'text', value: block.text, position: position() }],
    position: position(),
  };
}

function endOf({ text, offset, line }: Omit<Block, 'plain'>): Place['end'] {
  let lines = 0;
  let last = -1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines++;
    last = at;
  }
  return { line: line + lines, column: text.length - last, offset: offset + text.length };
}

/** The nodes of a text from a block on, parsed by themselves, with the blank lines after them, and put in their place. */
function parsedApart(text: string, first: Block, parseWhole: (text: string) => Root): RootContent[] {
  const { children } = parseWhole(text.slice(first.offset));
  for (const child of children) shift(child, first);
  return children;
}

function shift(node: Placed, { offset, line }: Pick<Block, 'offset' | 'line'>): void {
  const { position, children } = node;
  for (const point of position ? [position.start, position.end] : []) {
    point.line += line - 1;
    point.offset = point.offset! + offset;
  }
  for (const child of children ?? []) shift(child, { offset, line });
}
