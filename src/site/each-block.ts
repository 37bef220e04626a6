import type { Nodes, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';

/** Blocks that hold words, and no other blocks. */
const OF_WORDS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'table']);

/** Every block of a body in its order, outer ones first. What stands in a line of words is not gone through. */
export function eachBlock(tree: Root, work: (block: Nodes) => void): void {
  visit(tree, (node) => {
    work(node);
    return OF_WORDS.has(node.type) ? SKIP : undefined;
  });
}
