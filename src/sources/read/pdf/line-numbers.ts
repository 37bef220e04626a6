import { type Row, rowText } from './row.ts';

/** Rows of a page without the numbers in its margin, and those numbers by the height of their row. */
interface Unnumbered {
  rows: readonly Row[];
  numbers: ReadonlyMap<number, number>;
}

/** A page with fewer numbered rows, or a smaller share of them, holds a list. */
const FEWEST = 8;
const SHARE = 0.7;

/** Takes the numbers out of the margin of a page that counts its lines, as transcripts of courts do. */
export function withoutLineNumbers(rows: readonly Row[]): Unnumbered {
  const numbers = rows.map(numberOf);
  const counting = numbers.filter((number, index) => number !== null && goesUp(numbers, index)).length;
  if (counting < FEWEST || counting < rows.length * SHARE) return { rows, numbers: new Map() };
  const found = new Map<number, number>();
  const plain = rows.map((row, index) => {
    const number = numbers[index];
    if (number === null || number === undefined) return row;
    found.set(row[0]!.y, number);
    return stripped(row);
  });
  return { rows: plain.filter((row) => row.length > 0), numbers: found };
}

const NUMBER = /^\s*(\d{1,3})(?=\s|$)\s*/;

function numberOf(row: Row): number | null {
  const match = NUMBER.exec(rowText(row));
  return match && Number(match[1]);
}

/** One more than the numbered row before, or the first. */
function goesUp(numbers: readonly (number | null)[], index: number): boolean {
  const before = numbers.slice(0, index).findLast((number) => number !== null);
  return before === undefined ? numbers[index] === 1 : before === numbers[index]! - 1;
}

/** The rest of the row, at the height by which its number is known. */
function stripped([first, ...rest]: Row): Row {
  const { y } = first!;
  const text = first!.text.replace(NUMBER, '');
  const left = rest[0]?.x ?? first!.x;
  return [...(text === '' ? [] : [{ ...first!, text, x: Math.min(left, first!.x) }]), ...rest].map(
    (segment) => ({ ...segment, y }),
  );
}
