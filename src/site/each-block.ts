import type { Nodes, Parents } from 'mdast';

/** Blocks that hold words, and no other blocks. */
const OF_WORDS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'table']);

/** Every block of a body in its order, outer ones first. What stands in a line of words is not gone through. */
export function eachBlock(tree: Parents, work: (block: Nodes) => void): void {
  for (const child of tree.children) {
    work(child);
    if ('children' in child && !OF_WORDS.has(child.type)) eachBlock(child, work);
  }
}
