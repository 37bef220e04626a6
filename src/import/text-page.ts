import { arrange } from './arrange.ts';
import { takeHeadline, takeSignatures } from './head.ts';
import { placeholders } from './placeholder.ts';
import { textBlocks } from './text-blocks.ts';
import type { Block, Gathered, PageParts } from './types.ts';

/** Reads a page that was copied or scraped as text. */
export function readTextPage(text: string): PageParts {
  const gathered: Gathered = { found: {}, dropped: [] };
  const blocks = textBlocks(text);
  const altOf = placeholders(blocks.map((block) => block.text));
  const isImage = (block: Block): boolean => altOf(block.text) !== null;
  const below = takeSignatures(takeHeadline(blocks, gathered, isImage), gathered, isImage);
  return { ...gathered, root: arrange(below, (block) => altOf(block.text), gathered.dropped) };
}
