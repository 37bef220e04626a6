import type { Link, Nodes, Paragraph, Root, Text } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import remarkGfm from 'remark-gfm';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { plainBrackets } from './bracket.ts';

type Handle = NonNullable<NonNullable<Options['handlers']>['paragraph']>;

/** Writes `:::name[label]` and what the block holds, the form that the article reader knows. */
const containerDirective: Handle = (node: ContainerDirective, _, state, info) => {
  const [first, ...rest] = node.children;
  const labelled = first?.type === 'paragraph' && first.data?.directiveLabel;
  const leave = state.enter('label');
  const label = labelled
    ? `[${state.containerPhrasing(first as Paragraph, { ...info, before: '[', after: ']' })}]`
    : '';
  leave();
  const exit = state.enter('containerDirective' as Parameters<typeof state.enter>[0]);
  const inside = state.containerFlow({ ...node, children: labelled ? rest : node.children }, info);
  exit();
  return `:::${node.name}${label}\n${inside}\n:::`;
};

/** Inside a link or a label the brackets need their escapes. */
const text: NonNullable<NonNullable<Options['handlers']>['text']> = (node: Text, _, state, info) => {
  const safe = state.safe(node.value, info);
  return state.stack.some((construct) => BRACKETED.has(construct)) ? safe : plainBrackets(safe, info.after);
};

const BRACKETED = new Set<string>(['label', 'link', 'image']);

const OPTIONS: Options = {
  bullet: '-',
  emphasis: '_',
  fences: true,
  rule: '*',
  handlers: { containerDirective, text },
  // Three colons at the start of a paragraph would open a block of their own.
  unsafe: [{ atBreak: true, character: ':', after: ':' }],
};

const writer = unified().use(remarkGfm).use(remarkStringify, OPTIONS).freeze();

/** The steps that a GFM reader takes after parsing: they find bare addresses and make links of them. */
const readerSteps = (): ((tree: Root) => unknown)[] =>
  (writer.data().fromMarkdownExtensions ?? [])
    .flat()
    .flatMap((extension) => extension.transforms ?? [])
    .map((step) => (tree) => step(tree as never));

/**
 * Writes a tree as Markdown whose words and marks read back as they are: what Markdown would take for markup
 * is escaped. Bare web and mail addresses are written as the links they will be read as.
 */
export function toMarkdown(tree: Root): string {
  visit(tree, mergeText);
  for (const step of readerSteps()) step(tree);
  visit(tree, 'link', keepOutOfAngles);
  return writer.stringify(tree);
}

/** Neighbouring texts are one text to a reader, and an address may run across them. */
function mergeText(node: Nodes): void {
  if (!('children' in node)) return;
  const merged: Nodes[] = [];
  for (const child of node.children) {
    const last = merged.at(-1);
    if (child.type === 'text' && last?.type === 'text') last.value += child.value;
    else merged.push(child);
  }
  node.children = merged as never;
}

const MAIL_HOST = /@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i;

/** A few addresses that GFM links, `<…>` does not take; written otherwise, the link has its words in brackets. */
function keepOutOfAngles(link: Link): void {
  if (/^mailto:/i.test(link.url) && !MAIL_HOST.test(link.url)) link.url = link.url.replaceAll('@', '%40');
}
