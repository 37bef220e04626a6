import type { Root } from 'mdast';
import { TextMap } from '../article/text-map.ts';
import type { SpanIndex } from '../text/span-index.ts';
import { type Block, sourceSpan } from './block.ts';
import { sentencesOf } from './language/sentences.ts';
import { blocksOf, type Markup, type Skipping } from './markup/blocks.ts';
import { NOTHING_SAID } from './markup/comments.ts';
import { markdownTokens } from './markup/markdown-tokens.ts';

/** A text that has a name of its own, such as a key of the front matter. */
export interface Field {
  /** Such as `text.frontmatter.title`. */
  scope: string;
  value: string;
  source: string;
  offset: number;
}

/** What rules read of a file. */
export interface StyleDocument {
  blocks: readonly Block[];
  /** The running text, without headings, lists, tables and quotations set off. */
  summary: string;
  /** How often each element of HTML occurs. */
  elements: ReadonlyMap<string, number>;
}

/** Kinds of blocks that are made only where a rule asks for them. */
export interface Wanted {
  sentences: boolean;
  paragraphs: boolean;
  summary: boolean;
  raw: boolean;
}

export interface MarkdownInput {
  /** The whole file. */
  text: string;
  /** The file with what is to be ignored out of the way, of the same length; the file itself if left out. */
  readable?: string;
  /** @internal The text's tree; its positions count from `base`. */
  tree: Root;
  base: number;
  fields?: readonly Field[];
  skipping?: Skipping;
  /** The ending of the file, which scopes may name: `text.md`. */
  ending?: string;
  /** Words that no rule may look at: they read as stars. */
  hidden?: SpanIndex;
}

/** Reads Markdown. */
export function markdownDocument(input: MarkdownInput, wanted: Wanted): StyleDocument {
  const markup = blocksOf(
    markdownTokens(input.tree, input.readable ?? input.text, input.base),
    input.skipping,
  );
  const fields = (input.fields ?? []).map(fieldBlock);
  if (input.hidden) for (const block of [...fields, ...markup.blocks]) hide(block, input.hidden);
  const prose = new Set(markup.prose);
  const blocks = [
    ...fields,
    ...markup.blocks.flatMap((block) => (prose.has(block) ? [...partsOf(block, wanted), block] : [block])),
    ...wholeBlocks(input.text, markup, wanted),
  ];
  return {
    blocks: withEnding(blocks, input.ending ?? 'md'),
    summary: summaryOf(markup),
    elements: markup.elements,
  };
}

/** Letters and figures become stars, so that nothing is found in them; marks and spaces stay. */
function hide(block: Block, hidden: SpanIndex): void {
  const whole = sourceSpan(block, { start: 0, end: block.text.length });
  if (!hidden.touches(whole)) return;
  block.text = block.text.replace(/[^\s"'“”‘’.,:;?!—–-]/g, (char, index: number) => {
    const at = block.map.at(block.start + index);
    return hidden.touches({ start: at, end: at + 1 }) ? '*' : char;
  });
}

/** Reads plain text: one block, which paragraphs and sentences are parts of. */
export function textDocument(text: string, wanted: Wanted, ending = 'txt'): StyleDocument {
  const block = whole(text, 'text', NOTHING_SAID);
  const blocks = [
    ...partsOf(block, wanted),
    block,
    ...(wanted.summary ? [whole(text, 'summary', NOTHING_SAID)] : []),
    ...(wanted.raw ? [whole(text, 'raw', NOTHING_SAID)] : []),
  ];
  return { blocks: withEnding(blocks, ending), summary: text, elements: new Map() };
}

const withEnding = (blocks: readonly Block[], ending: string): Block[] =>
  blocks.map((block) => ({ ...block, scope: `${block.scope}.${ending}` }));

function whole(text: string, scope: string, comments: Block['comments']): Block {
  const map = new TextMap();
  map.append(text, text, 0);
  return { text, scope, parent: '', start: 0, map, comments };
}

function fieldBlock({ scope, value, source, offset }: Field): Block {
  const map = new TextMap();
  map.append(value, source, offset);
  return { text: value, scope, parent: '', start: 0, map, comments: NOTHING_SAID };
}

/**
 * The running text as one block, and the file as it is written. What comments say of single rules ends before them, as in
 * Vale: a comment stands in front of something, and nothing comes after the whole.
 */
function wholeBlocks(text: string, { prose, comments }: Markup, wanted: Wanted): Block[] {
  const said = comments.off ? { ...NOTHING_SAID, off: true } : NOTHING_SAID;
  return [
    ...(wanted.summary ? [summaryBlock(prose, said)] : []),
    ...(wanted.raw ? [whole(text, 'raw', said)] : []),
  ];
}

function summaryBlock(prose: readonly Block[], comments: Block['comments']): Block {
  const map = new TextMap();
  for (const [index, block] of prose.entries()) {
    if (index > 0) map.appendAt(2, block.map.at(0));
    map.appendMap(block.map);
  }
  const text = prose.map((block) => block.text).join('\n\n');
  return { text, scope: 'summary', parent: '', start: 0, map, comments };
}

const summaryOf = ({ prose }: Markup): string => prose.map((block) => block.text).join('\n\n');

/** The sentences and paragraphs of running text. */
function partsOf(block: Block, { sentences, paragraphs }: Wanted): Block[] {
  if (!sentences && !paragraphs) return [];
  const parts: Block[] = [];
  const part = (start: number, end: number, scope: string): Block => ({
    ...block,
    text: block.text.slice(start, end),
    start: block.start + start,
    scope,
    parent: block.scope,
  });
  for (const { start, end } of paragraphsOf(block.text)) {
    if (sentences)
      for (const sentence of sentencesOf(block.text.slice(start, end)))
        parts.push(part(start + sentence.start, start + sentence.end, 'sentence'));
    if (paragraphs) parts.push(part(start, end, 'paragraph'));
  }
  return parts;
}

function* paragraphsOf(text: string): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const gap of text.matchAll(/\n\n/g)) {
    yield { start, end: gap.index + 2 };
    start = gap.index + 2;
  }
  if (start < text.length) yield { start, end: text.length };
}
