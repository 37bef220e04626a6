import { toString as wordsOf } from 'mdast-util-to-string';
import type { Nodes, Table, TableRow } from 'mdast';

/**
 * A table wider than a telephone scrolls by itself, also from the keyboard.
 * @param name what screen readers call it
 */
export const tableFrame = (table: Table, name: string): Nodes =>
  ({
    type: 'blockquote',
    data: {
      hName: 'section',
      hProperties: { className: ['table'], ariaLabel: name, tabIndex: 0 },
    },
    children: [
      { ...table, align: null, children: table.children.map((row) => alignedRow(row, table.align)) },
    ],
  }) as Nodes;

/** HTML knows no attribute for it any more: a class says where a cell's words stand. */
function alignedRow(row: TableRow, align: Table['align']): TableRow {
  const children = row.children.map((cell, i) => {
    const side = align?.[i];
    // The corner of a table names nothing: it is no heading.
    const corner = wordsOf(cell).trim() === '' ? { hName: 'td' } : {};
    return { ...cell, data: { ...corner, ...(side ? { hProperties: { className: [side] } } : {}) } };
  });
  return { ...row, children };
}
