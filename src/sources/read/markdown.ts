import type { Nodes, Parents, Root } from 'mdast';
import { findSections } from '../../article/front-matter.ts';
import { parseMarkdown } from '../../article/markdown.ts';
import type { SourceText } from '../source.ts';
import { decodeSource, linesOf } from './decode-text.ts';
import { refuseEndless } from './limits.ts';
import { type Line, type Paragraph, paragraphOf } from './paragraph.ts';
import { sourceText } from './source-text.ts';
import { takeTurns } from './turns.ts';
import { SourceUnreadable } from './unreadable.ts';

/** A parser of Markdown takes seconds for each million; nobody takes notes as long as two novels. */
const MAX_MARKDOWN = 1_000_000;

/** Reads Markdown: front matter and markup left out, each line under its number in the file. */
export function readMarkdown(bytes: Uint8Array): SourceText {
  const text = decodeSource(bytes);
  refuseEndless(text.length, MAX_MARKDOWN);
  refuseMonsters(text);
  const { body } = findSections(text);
  const above = linesOf(text.slice(0, body.start)).length - 1;
  return sourceText(takeTurns(paragraphsOf(parseMarkdown(text.slice(body.start)), above)));
}

/** Marks that a parser compares with every other one of their paragraph, and what makes lists and quotations nest. */
const MARK = /[*_[\]`~<>]/g;
const MAX_MARKS = 10_000;
const NESTED = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){100}/m;

/** Refuses what no one writes and a parser would take an afternoon over. */
function refuseMonsters(text: string): void {
  const endless = text.split(/\n[ \t]*\r?\n/).some((one) => (one.match(MARK)?.length ?? 0) > MAX_MARKS);
  if (endless || NESTED.test(text))
    throw new SourceUnreadable(
      'is damaged: it holds marks of Markdown by the thousand, with no words between',
    );
}

/** @param above how many lines of the file stand above the body */
function paragraphsOf(root: Root, above: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const walk = (node: Nodes): void => {
    if (isBlock(node)) {
      const lines = linesIn(node, above);
      if (lines.length > 0) paragraphs.push(paragraphOf(lines, node.type === 'heading'));
    } else if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(root);
  return paragraphs;
}

const isBlock = (
  node: Nodes,
): node is Extract<Nodes, { type: 'paragraph' | 'heading' | 'tableCell' | 'code' }> =>
  node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell' || node.type === 'code';

/** The words of a block by the lines they stand on. */
function linesIn(block: Nodes, above: number): Line[] {
  const texts: string[] = [];
  const first = block.position!.start.line;
  let at = 0;
  const add = (text: string, line: number): void => {
    for (const [index, part] of linesOf(text).entries()) {
      at = Math.max(at, line - first + index);
      texts[at] = (texts[at] ?? '') + part;
    }
  };
  const walk = (node: Nodes): void => {
    if (node.type === 'text' || node.type === 'inlineCode') add(node.value, node.position!.start.line);
    // The words of fenced code begin under the fence.
    else if (node.type === 'code') add(node.value, first + 1);
    else if ('children' in node) for (const child of (node as Parents).children) walk(child);
  };
  walk(block);
  return texts.flatMap((text, index) => (text ? [{ text, place: { line: above + first + index } }] : []));
}
