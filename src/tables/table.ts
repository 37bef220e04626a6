import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { Lines, type Shape } from './lines.ts';

/**
 * Rows of one shape, kept by column: a file of a hundred thousand of them is read in a tenth of a second, where as
 * many JSON objects would take a whole one.
 */
export interface Table {
  /** What is said of all rows; plain data. */
  head: unknown;
  texts: Record<string, Lines>;
  numbers: Record<string, Float64Array>;
}

interface Contents {
  head: unknown;
  columns: [name: string, kind: 'text' | 'number', length: number, shape?: Shape][];
}

// The file: a line with the mark and a checksum of the rest, a line that lists the columns, then the columns.

/**
 * Replaces a table as a whole.
 * @param mark stands for the version that writes; one line
 * @param mode who may read it: an article may say what is not for everybody on this machine
 * @throws whatever the file system says
 */
export function writeTable(file: string, mark: string, { head, texts, numbers }: Table, mode = 0o600): void {
  const all: Column[] = [
    ...Object.entries(texts).map(([name, lines]) => textColumn(name, lines)),
    ...Object.entries(numbers).map(([name, values]) => numberColumn(name, values)),
  ];
  const columns = all.map(({ name, kind, length, shape }): Contents['columns'][number] =>
    shape ? [name, kind, length, shape] : [name, kind, length],
  );
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.tmp`;
  writeParts(temporary, { mark, mode }, function* () {
    yield Buffer.from(`${JSON.stringify({ head, columns })}\n`);
    for (const column of all) yield* column.parts();
  });
  replace(file, temporary);
}

/**
 * A file that takes the place of another is sent to the disk at once by some file systems, which takes longer than to
 * write it. A table can wait: one that a power cut spoils is known by its checksum, and made anew like one that is gone.
 */
function replace(file: string, temporary: string): void {
  rmSync(file, { force: true });
  renameSync(temporary, file);
}

/** A column that is made into bytes only as it is written, and then only some lines of it at once. */
interface Column {
  name: string;
  kind: 'text' | 'number';
  /** In bytes. */
  length: number;
  /** Of a column of text. */
  shape?: Shape;
  parts(): Iterable<Uint8Array>;
}

const textColumn = (name: string, lines: Lines): Column => ({
  name,
  kind: 'text',
  length: lines.byteLength(),
  shape: lines.shape(),
  parts: () => lines.parts(),
});

function numberColumn(name: string, { buffer, byteOffset, byteLength }: Float64Array): Column {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  return { name, kind: 'number', length: byteLength, parts: () => [bytes] };
}

/** Writes the first line last, when it is known what the others come to. */
function writeParts(
  file: string,
  { mark, mode }: { mark: string; mode: number },
  parts: () => Iterable<Uint8Array>,
): void {
  const opened = openSync(file, 'w', mode);
  try {
    let sum = 0;
    writeFileSync(opened, firstLine(mark, sum));
    for (const part of parts()) {
      sum = summed(sum, part);
      writeFileSync(opened, part);
    }
    const line = Buffer.from(firstLine(mark, sum));
    for (let done = 0; done < line.length; ) done += writeSync(opened, line, done, line.length - done, done);
  } finally {
    closeSync(opened);
  }
}

/** The table of a file; null where it is not there or not whole, and where another version wrote it. */
export function readTable(file: string, mark: string): Table | null {
  try {
    const all = readFileSync(file);
    const start = all.indexOf(10) + 1;
    const rest = all.subarray(start);
    if (start === 0 || !isFirstLine(all.toString('utf8', 0, start), mark, summed(0, rest))) return null;
    const end = rest.indexOf(10);
    return columnsOf(JSON.parse(rest.toString('utf8', 0, end)) as Contents, rest.subarray(end + 1));
  } catch {
    return null;
  }
}

function columnsOf({ head, columns }: Contents, data: Buffer): Table {
  const table: Table = { head, texts: {}, numbers: {} };
  let at = 0;
  for (const [name, kind, length, shape] of columns) {
    const part = data.subarray(at, at + length);
    if (kind === 'text') table.texts[name] = Lines.read(part, shape);
    // A column of numbers has to begin where the machine wants it to.
    else table.numbers[name] = new Float64Array(new Uint8Array(part).buffer);
    at += length;
  }
  return table;
}

const firstLine = (mark: string, sum: number): string => `${mark} ${sum.toString(16).padStart(8, '0')}\n`;

/** Earlier versions wrote no zeros in front. */
const isFirstLine = (line: string, mark: string, sum: number): boolean =>
  line === firstLine(mark, sum) || line === `${mark} ${sum.toString(16)}\n`;

// zlib begins anew at an empty part.
const summed = (sum: number, part: Uint8Array): number => (part.length > 0 ? crc32(part, sum) : sum);
