import type { Parents } from 'hast';
import type { Nodes, Paragraph, Root, RootContent } from 'mdast';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { blockText } from '../block-text.ts';
import { oneLine } from '../clean.ts';
import type { Block } from '../types.ts';

const converter = unified().use(rehypeRemark).freeze();

/** Turns the copy of an article into blocks, each with its line in the page. */
export function htmlBlocks(article: Parents): Block[] {
  const tree = converter.runSync({ type: 'root', children: [article as never] }) as Root;
  let line = article.position?.start.line ?? 1;
  return tree.children.flatMap(splitAtBreaks).flatMap((node) => {
    // A page has one main heading, and the theme writes it from the headline.
    if (node.type === 'heading' && node.depth === 1) node.depth = 2;
    line = node.position?.start.line ?? firstLine(node) ?? line;
    const text = oneLine(blockText(node));
    return text === '' && node.type === 'paragraph' && !holdsImage(node) ? [] : [{ line, text, node }];
  });
}

const holdsImage = (node: Paragraph): boolean => JSON.stringify(node.children).includes('"type":"image"');

const firstLine = (node: Nodes): number | undefined =>
  'children' in node
    ? node.children.map((child) => child.position?.start.line).find((line) => line !== undefined)
    : undefined;

/** Old pages part their paragraphs with two line breaks in a row. */
function splitAtBreaks(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph') return [node];
  const parts: Paragraph['children'][] = [[]];
  for (const [i, child] of node.children.entries()) {
    const previous = node.children[i - 1];
    if (child.type !== 'break') parts.at(-1)!.push(child);
    else if (previous?.type === 'break') parts.push([]);
    else if (node.children[i + 1]?.type !== 'break' && parts.at(-1)!.length > 0) parts.at(-1)!.push(child);
  }
  const filled = parts.filter((children) => children.length > 0);
  if (filled.length === 1) return [{ ...node, children: filled[0]! }];
  return filled.map((children) => ({ type: 'paragraph', children }));
}
