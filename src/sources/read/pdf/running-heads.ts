import { type Row, rowText } from './row.ts';

/** How many rows at the top and at the foot of a page may repeat on others. */
const EDGE = 3;
/** In points. */
const SAME_HEIGHT = 4;
/** Odd and even pages may have heads of their own. */
const SHARE = 0.4;

/**
 * The rows of all pages without running heads, running feet and page numbers: lines near the edge of the page that
 * stand at the same height on many pages, and differ in nothing but figures.
 */
export function withoutRunningHeads(pages: readonly (readonly Row[])[]): Row[][] {
  const counts = new Map<string, number>();
  for (const rows of pages)
    for (const key of new Set(edgeRows(rows).flatMap((row) => keysOf(row))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  const enough = Math.max(2, Math.ceil(pages.length * SHARE));
  const runs = (row: Row): boolean => keysOf(row).some((key) => (counts.get(key) ?? 0) >= enough);
  return pages.map((rows) => {
    const above = runningIn(rows.slice(0, EDGE), runs);
    const below = runningIn(rows.slice(Math.max(above, rows.length - EDGE)).reverse(), runs);
    return rows.slice(above, rows.length - below);
  });
}

/** How many rows run, from the edge of the page inwards. */
function runningIn(rows: readonly Row[], runs: (row: Row) => boolean): number {
  const copy = rows.findIndex((row) => !runs(row));
  return copy < 0 ? rows.length : copy;
}

const edgeRows = (rows: readonly Row[]): Row[] => [
  ...rows.slice(0, EDGE),
  ...rows.slice(Math.max(EDGE, rows.length - EDGE)),
];

/** What a row shares with its like on other pages; two, since heights that differ by a hair may round apart. */
function keysOf(row: Row): string[] {
  const text = rowText(row)
    .replace(/\s+/g, ' ')
    .replace(/\d+/g, '#')
    .replace(/^[ivxlc]+$/i, '#')
    .toLowerCase();
  const height = row[0]!.y / SAME_HEIGHT;
  return [`${Math.floor(height)} ${text}`, `~${Math.round(height)} ${text}`];
}
