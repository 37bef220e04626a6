import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

/**
 * Blocks fenced with three colons (`:::opinion` … `:::`). Only these: the inline form of directives would
 * eat the colon of "at 10:45am" or "Leeds:Bradford" in ordinary copy.
 */
function containerDirectives(this: Processor): void {
  const data = this.data() as Record<string, unknown[] | undefined>;
  const containers = directive().flow![58];
  const container = Array.isArray(containers) ? containers[0]! : containers!;
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { flow: { 58: container } }];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()];
}

const processor = unified().use(remarkParse).use(remarkGfm).use(containerDirectives).freeze();

/** Parses the body of an article. Positions in the tree are offsets of `body`, not of the file. */
export function parseMarkdown(body: string): Root {
  return processor.parse(body);
}
