import type { Row, Segment } from './row.ts';
import { rowText } from './row.ts';

/** A line in the order in which it is read. */
export interface ReadLine extends Segment {
  /** Lines of one column have the same number. */
  column: number;
}

/** Lines that a column has at least, and letters that they have on average: fewer make a table. */
const FEWEST_LINES = 3;
const FEWEST_LETTERS = 12;
/** In points. */
const ALIGNED = 3;
const DEEPEST = 4;

/** The lines of a page in the order of reading: columns one after another, between the rows that run across them. */
export const inReadingOrder = (rows: readonly Row[]): ReadLine[] =>
  columnsOf(rows, 0).flatMap((part, column) => part.map((row) => ({ ...asLine(row), column })));

/** The rows of each column, or of each stretch of rows that no column parts. */
function columnsOf(rows: readonly Row[], depth: number): (readonly Row[])[] {
  const gutter = depth < DEEPEST ? gutterOf(rows.flat()) : null;
  if (gutter === null) return [rows];
  return bandsOf(rows, gutter).flatMap((band) =>
    band.across ? [band.rows] : sidesOf(band.rows, gutter).flatMap((side) => columnsOf(side, depth + 1)),
  );
}

const asLine = (row: Row): Segment => ({
  text: rowText(row),
  x: row[0]!.x,
  right: row.at(-1)!.right,
  y: row[0]!.y,
  size: Math.max(...row.map(({ size }) => size)),
});

const crosses = ({ x, right }: Segment, gutter: number): boolean => x < gutter && right > gutter;

function bandsOf(rows: readonly Row[], gutter: number): { rows: Row[]; across: boolean }[] {
  const bands: { rows: Row[]; across: boolean }[] = [];
  for (const row of rows) {
    const across = row.some((segment) => crosses(segment, gutter));
    const band = bands.at(-1);
    if (band?.across === across) band.rows.push(row);
    else bands.push({ rows: [row], across });
  }
  return bands;
}

const sidesOf = (rows: readonly Row[], gutter: number): Row[][] =>
  [(segment: Segment) => segment.x < gutter, (segment: Segment) => segment.x >= gutter].map((side) =>
    rows.map((row) => row.filter(side)).filter((row) => row.length > 0),
  );

/** Where a white lane parts two columns of prose; null where there is one column. */
function gutterOf(segments: readonly Segment[]): number | null {
  let best: { gutter: number; crossing: number } | null = null;
  for (const edge of leftEdges(segments)) {
    const gutter = edge - ALIGNED / 2;
    const left = segments.filter(({ right }) => right <= gutter);
    const right = segments.filter(({ x }) => x >= gutter);
    const crossing = segments.length - left.length - right.length;
    const parts = isProse(left) && isProse(right) && crossing <= segments.length / 2;
    if (parts && (best === null || crossing < best.crossing)) best = { gutter, crossing };
  }
  return best?.gutter ?? null;
}

const isProse = (lines: readonly Segment[]): boolean =>
  lines.length >= FEWEST_LINES &&
  lines.reduce((sum, { text }) => sum + text.length, 0) >= FEWEST_LETTERS * lines.length;

/** Where several lines begin, but for the leftmost. */
function leftEdges(segments: readonly Segment[]): number[] {
  const counts = new Map<number, { x: number; count: number }>();
  for (const { x } of segments) {
    const key = Math.round(x / ALIGNED);
    const edge = counts.get(key);
    counts.set(key, { x: Math.min(x, edge?.x ?? x), count: (edge?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .filter(({ count }) => count >= FEWEST_LINES)
    .map(({ x }) => x)
    .sort((a, b) => a - b)
    .slice(1);
}
