import type { Fragment } from './fragment.ts';

/** Words that stand on one baseline, parted from others on it by no more than a word space. */
export interface Segment {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
}

/** All that stands on one baseline, from left to right. */
export type Row = readonly Segment[];

/** In ems. */
const SAME_BASELINE = 0.4;
const WORD_SPACE = 0.13;
const WIDEST_WORD_SPACE = 0.8;

/** The rows of a page from the top. */
export function rowsOf(fragments: readonly Fragment[]): Row[] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const same = row && fragment.y - row[0]!.y <= SAME_BASELINE * Math.min(row[0]!.size, fragment.size);
    if (same) row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.map((row) => segmentsOf(row.sort((a, b) => a.x - b.x)));
}

function segmentsOf(row: readonly Fragment[]): Segment[] {
  const segments: Segment[] = [];
  for (const { text, x, right, y, size, spaced } of row) {
    const last = segments.at(-1);
    const gap = last ? x - last.right : 0;
    if (!last || gap > WIDEST_WORD_SPACE * size) segments.push({ text, x, right, y, size });
    else {
      last.text += (gap > WORD_SPACE * size || spaced ? ' ' : '') + text;
      last.right = Math.max(last.right, right);
      last.size = Math.max(last.size, size);
    }
  }
  return segments;
}

/** A row as one line, however wide its gaps. */
export const rowText = (row: Row): string => row.map(({ text }) => text).join(' ');
