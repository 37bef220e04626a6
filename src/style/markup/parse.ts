import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { keepStrayBoxes } from '../../article/boxes.ts';
import { keepPositions } from '../../article/markdown.ts';

const processor = unified().use(remarkParse).use(remarkGfm).use(keepPositions).use(keepStrayBoxes).freeze();

/** Parses Markdown as others write it: with indented code, without the blocks that only newsctl knows. */
export const parseCommonMarkdown = (text: string): Root => processor.parse(text);
