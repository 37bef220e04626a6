import { type Row, rowText } from './row.ts';

/** How many rows at the top and at the foot of a page may repeat on others. */
const EDGE = 3;
/** In points. */
const SAME_HEIGHT = 4;
/** Odd and even pages may have heads of their own. */
const SHARE = 0.4;

/**
 * The rows of all pages without running heads, running feet and page numbers: lines at the edge of the page that stand
 * at the same height on many pages and differ in nothing but figures, or that carry the number of the page.
 */
export function withoutRunningHeads(pages: readonly (readonly Row[])[]): Row[][] {
  const enough = Math.max(2, Math.ceil(pages.length * SHARE));
  const keys = countOnPages(pages, keysOf);
  const names = countOnPages(pages, (row) => [numbered(row).name]);
  const offsets = countOnPages(pages, (row, page) =>
    numbered(row).numbers.map((number) => `${number - page}`),
  );
  const runs = (row: Row, page: number): boolean =>
    keysOf(row).some((key) => (keys.get(key) ?? 0) >= enough) ||
    // Heads that name the chapter change, but for the number beside them.
    (numbered(row).numbers.some((number) => (offsets.get(`${number - page}`) ?? 0) >= enough) &&
      (numbered(row).name === '' || (names.get(numbered(row).name) ?? 0) >= 2));
  return pages.map((rows, page) => {
    const above = runningIn(rows.slice(0, EDGE), (row) => runs(row, page));
    const below = runningIn(rows.slice(Math.max(above, rows.length - EDGE)).reverse(), (row) =>
      runs(row, page),
    );
    return rows.slice(above, rows.length - below);
  });
}

/** How many rows run, from the edge of the page inwards. */
function runningIn(rows: readonly Row[], runs: (row: Row) => boolean): number {
  const copy = rows.findIndex((row) => !runs(row));
  return copy < 0 ? rows.length : copy;
}

/** On how many pages something of a row near the edge is to be found. */
function countOnPages(
  pages: readonly (readonly Row[])[],
  of: (row: Row, page: number) => readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [page, rows] of pages.entries())
    for (const found of new Set(edgeRows(rows).flatMap((row) => of(row, page))))
      counts.set(found, (counts.get(found) ?? 0) + 1);
  return counts;
}

const edgeRows = (rows: readonly Row[]): Row[] => [
  ...rows.slice(0, EDGE),
  ...rows.slice(Math.max(EDGE, rows.length - EDGE)),
];

/** The figures at either end of a row, one of which may be the number of the page, and what stands beside them. */
function numbered(row: Row): { numbers: number[]; name: string } {
  const text = rowText(row);
  const first = /^[\s–—-]*(?:page\s+)?(\d{1,4})(?![\d.,:])/i.exec(text);
  const last = /(?<![\d.,:])(\d{1,4})[\s–—-]*$/.exec(text);
  const numbers = [first, last].flatMap((match) => (match ? [Number(match[1])] : []));
  const name = text.slice(
    first?.[0].length ?? 0,
    first && last && last.index < first[0].length ? 0 : last?.index,
  );
  return { numbers, name: name.trim().toLowerCase() };
}

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
