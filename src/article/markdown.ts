import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { directive } from 'micromark-extension-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { keepStrayBoxes } from './boxes.ts';
import { gfmNeeded, type Syntax, withoutUnneeded } from './gfm-needed.ts';
import { parseSparingly } from './plain-paragraphs.ts';

/**
 * Blocks fenced with three colons (`:::opinion` … `:::`). Only these: the inline form of directives would
 * eat the colon of "at 10:45am" or "Leeds:Bradford" in ordinary copy.
 */
function containerDirectives(this: Processor): void {
  const data = this.data() as Record<string, unknown[] | undefined>;
  const containers = directive().flow![58];
  const container = Array.isArray(containers) ? containers[0]! : containers!;
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { flow: { 58: container } },
    NO_INDENTED_CODE,
  ];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), directiveFromMarkdown()];
}

/**
 * Copy pasted with a tab or four spaces in front of each paragraph is copy, not code: as code no rule would read
 * it. Code is fenced with ```.
 */
const NO_INDENTED_CODE = { disable: { null: ['codeIndented'] } };

/**
 * Drops the second look for bare addresses, after parsing: it cuts texts into nodes that have lost their
 * place. Those that the parser itself finds stay links.
 * @internal
 */
export function keepPositions(this: Processor): void {
  const data = this.data() as Record<string, unknown[] | undefined>;
  const extensions = (data.fromMarkdownExtensions ?? []).flat(2) as { transforms?: unknown[] }[];
  data.fromMarkdownExtensions = extensions.map(({ transforms: _, ...extension }) => extension);
}

/** @param needed constructs of GitHub's Markdown, from `gfmNeeded` */
function onlyNeeded(this: Processor, needed: string): void {
  const data = this.data() as Record<string, unknown[] | undefined>;
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) =>
    withoutUnneeded(extension as Syntax, needed),
  );
}

const makeProcessor = (needed: string) =>
  unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(onlyNeeded, needed)
    .use(keepPositions)
    .use(keepStrayBoxes)
    .use(containerDirectives)
    .freeze();

const processors = new Map<string, ReturnType<typeof makeProcessor>>();

function processorFor(needed: string): ReturnType<typeof makeProcessor> {
  const processor = processors.get(needed) ?? makeProcessor(needed);
  processors.set(needed, processor);
  return processor;
}

/** Parses the body of an article. Positions in the tree are offsets of `body`, not of the file. */
export const parseMarkdown = (body: string): Root => parseSparingly(body, parseWhole);

/**
 * The same by the parser alone.
 * @internal
 */
export const parseWhole = (body: string): Root => processorFor(gfmNeeded(body)).parse(body);

/**
 * The same by the parser with all that it knows.
 * @internal
 */
export const parseFully = (body: string): Root => processorFor('11111').parse(body);
