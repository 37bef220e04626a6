import { type Line, type Paragraph, paragraphOf } from '../paragraph.ts';
import type { ReadLine } from './columns.ts';

/** A line of a page with its number on it. */
export interface PageLine extends ReadLine {
  page: number;
  line: number;
}

/** How far a line is set in, and how much larger type or leading must be, to part paragraphs. */
const INDENT = 0.8;
const LARGER = 1.12;
const WIDER = 1.3;
/** How much of the width of its column the last line of a paragraph leaves free. */
const SHORT = 0.12;

/** The paragraphs of all pages: parted by space, indent, type or a short last line; going on over columns and pages. */
export function paragraphsOf(lines: readonly PageLine[]): Paragraph[] {
  const leading = leadingOf(lines);
  const widths = columnEdges(lines);
  const paragraphs: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const place = { page: line.page, line: line.line };
    if (before && goesOn(before, line, leading, widths.get(columnOf(before))!))
      paragraphs.at(-1)!.push({ text: line.text, place });
    else paragraphs.push([{ text: line.text, place }]);
  }
  return paragraphs.map((one) => paragraphOf(one));
}

interface Edges {
  left: number;
  right: number;
}

function goesOn(before: PageLine, line: PageLine, leading: number, column: Edges): boolean {
  const larger = Math.max(before.size, line.size) / Math.min(before.size, line.size);
  if (larger > LARGER) return false;
  const ended = ENDS_SENTENCE.test(before.text);
  if (columnOf(before) !== columnOf(line)) return !ended;
  if ((line.y - before.y) / line.size > leading * WIDER) return false;
  const setIn = line.x - before.x > INDENT * line.size;
  const short = before.right < column.right - SHORT * (column.right - column.left);
  return !(ended && (setIn || short));
}

const ENDS_SENTENCE = /[.!?…:;][”"’')\]]*\s*$/;

const columnOf = ({ page, column }: PageLine): string => `${page} ${column}`;

/** The usual distance of baselines, in ems. */
function leadingOf(lines: readonly PageLine[]): number {
  const distances = lines
    .slice(1)
    .flatMap((line, index) =>
      columnOf(lines[index]!) === columnOf(line) ? [(line.y - lines[index]!.y) / line.size] : [],
    )
    .filter((distance) => distance > 0)
    .sort((a, b) => a - b);
  // Space between paragraphs is wider, and there is less of it: a third of the way up is a line within one.
  return distances[Math.floor(distances.length / 3)] ?? 1.2;
}

function columnEdges(lines: readonly PageLine[]): ReadonlyMap<string, Edges> {
  const edges = new Map<string, Edges>();
  for (const line of lines) {
    const column = edges.get(columnOf(line)) ?? { left: line.x, right: line.right };
    edges.set(columnOf(line), {
      left: Math.min(column.left, line.x),
      right: Math.max(column.right, line.right),
    });
  }
  return edges;
}
