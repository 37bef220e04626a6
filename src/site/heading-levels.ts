import type { Heading, Nodes, Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { eachBlock } from './each-block.ts';

/**
 * The level of each heading on the page, where the headline is the first: whatever depth a body starts at
 * becomes the second, and none is skipped on the way down.
 */
export function headingLevels(tree: Root): Map<Nodes, Heading['depth']> {
  const levels = new Map<Nodes, Heading['depth']>();
  const open: number[] = [];
  eachBlock(tree, (heading) => {
    if (heading.type !== 'heading' || !isHeading(heading)) return;
    while (open.length > 0 && open.at(-1)! >= heading.depth) open.pop();
    open.push(heading.depth);
    levels.set(heading, Math.min(6, 1 + open.length) as Heading['depth']);
  });
  return levels;
}

/** Whether there is anything in it: a line of `##` alone would be a heading that says nothing. */
export const isHeading = (heading: Heading): boolean =>
  wordsOf(heading).trim() !== '' ||
  heading.children.some(({ type }) => type === 'image' || type === 'imageReference');
