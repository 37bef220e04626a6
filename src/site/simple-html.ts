import type { Link, List, ListItem, Nodes, Paragraph, Parents, Root } from 'mdast';

/**
 * The HTML of a body that holds but paragraphs, headings, lists of lines, slots for pictures and labelled blocks, with
 * words, links and what is stressed in them: the same as remark-html makes of it, byte for byte, without the tree of
 * elements that it makes, cleans and writes out. That is most copy. Null where there is anything else.
 * @param tree of a page, from `bodyTree`: texts are clean, and links lead where they may
 */
export const simpleHtml = (tree: Root): string | null =>
  tree.children.every(isSimpleBlock) ? blocksHtml(tree) : null;

function isSimpleBlock(node: Nodes): boolean {
  switch (node.type) {
    case 'paragraph':
      return isPlainOrTurn(node) && node.children.every(isSimpleInline);
    case 'heading':
      return !node.data && node.children.every(isSimpleInline);
    case 'list':
      return !node.ordered && !node.data && node.children.every(isLine);
    case 'text':
      return isSimpleInline(node);
    case 'blockquote':
      return labelOf(node) !== null && node.children.every(isSimpleBlock);
    default:
      return false;
  }
}

/** An item that is one paragraph. */
const isLine = ({ spread, checked, data, children: [only, ...more] }: ListItem): boolean =>
  !spread &&
  typeof checked !== 'boolean' &&
  !data &&
  only?.type === 'paragraph' &&
  !only.data &&
  more.length === 0 &&
  only.children.every(isSimpleInline);

/** Blanks at the ends of lines are taken out by remark-html. */
const LINE_END_WITH_BLANKS = /[ \t]\n|\n[ \t]|\r/;

function isSimpleInline(node: Nodes): boolean {
  if (node.data) return false;
  switch (node.type) {
    case 'text':
      return !LINE_END_WITH_BLANKS.test(node.value);
    case 'emphasis':
    case 'strong':
      return node.children.every(isSimpleInline);
    case 'link':
      return isAddress(node) && node.children.every(isSimpleInline);
    default:
      return false;
  }
}

/** Addresses of the web, and slots for links within the site: nothing in them is to be written otherwise. */
const ADDRESS = /^(?:https?:\/\/|%EF%BF%BE)(?:[\w/.:?=#+,~-]|%[\dA-F]{2})*$/;

const isAddress = ({ url, title }: Link): boolean => !title && ADDRESS.test(url);

/** A paragraph of an interview may be a question or an answer, and the first of a labelled block is its label. */
function isPlainOrTurn({ data }: Paragraph): boolean {
  if (!data) return true;
  const names = data.hProperties?.className;
  return (
    Object.keys(data).length === 1 &&
    Object.keys(data.hProperties ?? {}).length === 1 &&
    Array.isArray(names) &&
    names.length === 1 &&
    /^(?:label|question|answer)$/.test(String(names[0]))
  );
}

/** The attributes of a labelled block, where they are a class and a name of letters. */
function labelOf({ data }: Nodes): string | null {
  const { hName, hProperties = {} } = data ?? {};
  const { className, ariaLabel, ...others } = hProperties;
  if (hName !== 'aside' || Object.keys(others).length > 0 || !/^[\w ]+$/.test(String(ariaLabel))) return null;
  const [name] = className as string[];
  return /^(?:opinion|update|note)$/.test(name!) ? ` class="${name}" aria-label="${ariaLabel}"` : null;
}

const blocksHtml = ({ children }: Parents): string => children.map(blockHtml).join('\n');

function blockHtml(node: Nodes): string {
  switch (node.type) {
    case 'heading':
      return `<h${node.depth}>${inlineHtml(node)}</h${node.depth}>`;
    case 'list':
      return `<ul>\n${node.children.map((item) => `${itemHtml(item, node)}\n`).join('')}</ul>`;
    case 'blockquote':
      return `<aside${labelOf(node)}>\n${blocksHtml(node)}\n</aside>`;
    case 'paragraph': {
      const name = node.data?.hProperties?.className;
      return `<p${name ? ` class="${name}"` : ''}>${inlineHtml(node)}</p>`;
    }
    default:
      return nodeHtml(node);
  }
}

function itemHtml({ children: [only] }: ListItem, { spread }: List): string {
  const words = inlineHtml(only as Paragraph);
  return spread ? `<li>\n<p>${words}</p>\n</li>` : `<li>${words}</li>`;
}

const inlineHtml = ({ children }: Parents): string => {
  let html = '';
  for (const child of children) html += nodeHtml(child);
  return html;
};

function nodeHtml(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return /[<&]/.test(node.value)
        ? node.value.replace(/&/g, '&#x26;').replace(/</g, '&#x3C;')
        : node.value;
    case 'emphasis':
      return `<em>${inlineHtml(node)}</em>`;
    case 'strong':
      return `<strong>${inlineHtml(node)}</strong>`;
    default:
      return `<a href="${(node as Link).url}">${inlineHtml(node as Link)}</a>`;
  }
}
