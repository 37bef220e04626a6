import type { Root, RootContent } from 'mdast';
import { joined, nodeOf, type Plain, plainOf } from './plain-block.ts';

type Place = NonNullable<Root['position']>;

/** Any node of a tree, as far as its place goes. */
interface Placed {
  position?: Place | undefined;
  children?: readonly Placed[];
}

/** Lines of a text that no blank line parts, or all of a `:::` block, and where they start. */
interface Block {
  text: string;
  /** From 0. */
  offset: number;
  /** From 1. */
  line: number;
  /** What it is, where nothing in it means anything in Markdown but its words. */
  plain: Plain | Container | null;
}

/** A block fenced with colons in which every block is plain. */
interface Container {
  kind: 'container';
  name: string;
  /** Offsets and lines count from the end of its name. */
  blocks: Block[];
}

/**
 * Parses Markdown as `parseWhole` does, and spares it the paragraphs that are nothing but words: they are most of all
 * copy, and a parser of Markdown looks at each of their characters some thirty times. So it does not see headings,
 * pictures that stand alone, lists of lines and `:::` blocks with nothing but words in them either, nor what is simply
 * linked or in stars there. The same tree comes of it, with the same places; where a text has anything that reaches over blank lines, it is parsed as a whole.
 * @param parseWhole parses any Markdown; called for the stretches between plain blocks
 */
export function parseSparingly(text: string, parseWhole: (text: string) => Root): Root {
  const blocks = blocksOf(text);
  if (blocks.some(reachesFar)) return parseWhole(text);
  const children: RootContent[] = [];
  let others: Block[] = [];
  const parseOthers = (end: number): void => {
    if (others.length > 0) children.push(...parsedApart(text.slice(0, end), others[0]!, parseWhole));
    others = [];
  };
  for (const block of blocks) {
    if (!block.plain) {
      others.push(block);
      continue;
    }
    parseOthers(block.offset);
    children.push(plainNode(block, block.plain));
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

const reachesFar = ({ text, plain }: Block): boolean =>
  plain?.kind === 'container' ? plain.blocks.some(reachesFar) : REACHES_FAR.test(text);

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { offset: number; line: number } | null = null;
  let line = 1;
  const close = (end: number): void => {
    if (!open) return;
    const { offset, line: first } = open;
    const words = text.slice(offset, end);
    blocks.push({ text: words, offset, line: first, plain: plainOf(words) });
    open = null;
  };
  for (let start = 0; start <= text.length; line++) {
    const container = open ? null : containerAt(text, start, line);
    if (container) {
      blocks.push(container);
      // Its last line ends the block; the one after is blank.
      line += linesIn(container.text);
      start += container.text.length + 1;
      continue;
    }
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    if (isBlank(text, start, end)) close(start - 1);
    else open ??= { offset: start, line };
    start = end + 1;
  }
  close(text.length);
  return joinedLists(blocks, text).map(alone);
}

/** A list goes on behind a blank line where another one follows. */
function joinedLists(blocks: readonly Block[], text: string): Block[] {
  const all: Block[] = [];
  for (const block of blocks) {
    const before = all.at(-1);
    if (before?.plain?.kind !== 'list' || block.plain?.kind !== 'list') {
      all.push(block);
      continue;
    }
    const { offset, line } = before;
    all[all.length - 1] = {
      offset,
      line,
      text: text.slice(offset, block.offset + block.text.length),
      plain: joined(before.plain, block.plain, block.line - line, block.offset - offset),
    };
  }
  return all;
}

/** It also goes on where an indented line follows: it is plain only among blocks that are known to be something else. */
function alone(block: Block, at: number, blocks: readonly Block[]): Block {
  if (block.plain?.kind !== 'list') return block;
  const isAlone = [blocks[at - 1], blocks[at + 1]].every((other) => !other || other.plain);
  return isAlone ? block : { ...block, plain: null };
}

const CONTAINER = /:::([a-z]+)(\n[\s\S]*?)\n:::(?=\n[ \t]*(?:\n|$)|$)/y;

function containerAt(text: string, offset: number, line: number): Block | null {
  if (!text.startsWith(':::', offset)) return null;
  CONTAINER.lastIndex = offset;
  const [whole, name, inside] = CONTAINER.exec(text) ?? [];
  if (whole === undefined || inside!.includes(':::')) return null;
  const blocks = blocksOf(inside!);
  if (blocks.length === 0 || blocks.some(({ plain }) => plain === null)) return null;
  return { text: whole, offset, line, plain: { kind: 'container', name: name!, blocks } };
}

const SPACE = 32;
const TAB = 9;

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code !== SPACE && code !== TAB) return false;
  }
  return true;
}

function plainNode(block: Block, plain: Plain | Container): RootContent {
  const { offset, line } = block;
  const place = { start: { line, column: 1, offset }, end: endOf(block) };
  if (plain.kind !== 'container') return nodeOf(plain, place);
  const { name } = plain;
  const children = plain.blocks.map((inner) => plainNode(inner, inner.plain!)) as never[];
  for (const child of children) shift(child, { offset: offset + 3 + name.length, line });
  return { type: 'containerDirective', name, attributes: {}, children, position: place };
}

function endOf({ text, offset, line }: Omit<Block, 'plain'>): Place['end'] {
  const last = text.lastIndexOf('\n');
  return { line: line + linesIn(text), column: text.length - last, offset: offset + text.length };
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
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
