import type { Nodes } from 'mdast';

const PARTED: Record<string, string> = {
  list: ' | ',
  table: ' ',
  tableRow: ' ',
  blockquote: ' ',
  listItem: ' ',
};

/**
 * The words of a part of a Markdown tree. The items of a list are parted the way rows of buttons are in a page
 * of text, and a line break parts words too.
 */
export function blockText(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(blockText).join(PARTED[node.type] ?? '') : '';
}
