import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * Rows of one shape, kept by column: a file of a hundred thousand of them is read in a tenth of a second, where as
 * many JSON objects would take a whole one.
 */
export interface Table {
  /** What is said of all rows; plain data. */
  head: unknown;
  /** Lines without a break in them. Of a table that was read, those of a column are taken apart when they are asked for. */
  texts: Record<string, readonly string[]>;
  numbers: Record<string, Float64Array>;
}

interface Contents {
  head: unknown;
  columns: [name: string, kind: 'text' | 'number', length: number][];
}

// The file: a line with the mark and a checksum of the rest, a line that lists the columns, then the columns.

/**
 * Replaces a table as a whole.
 * @param mark stands for the version that writes; one line
 * @throws whatever the file system says
 */
export function writeTable(file: string, mark: string, { head, texts, numbers }: Table): void {
  const columns: Contents['columns'] = [];
  const parts: Uint8Array[] = [];
  const add = (name: string, kind: 'text' | 'number', part: Uint8Array): void => {
    columns.push([name, kind, part.length]);
    parts.push(part);
  };
  for (const [name, lines] of Object.entries(texts)) add(name, 'text', bytesOf(lines));
  for (const [name, { buffer, byteOffset, byteLength }] of Object.entries(numbers))
    add(name, 'number', new Uint8Array(buffer, byteOffset, byteLength));
  // Each part is written as it is: of a hundred thousand articles, to join them would take them into memory twice more.
  const rest = [Buffer.from(`${JSON.stringify({ head, columns })}\n`), ...parts];
  // An article may say what is not for everybody on this machine.
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.tmp`;
  writeParts(temporary, [Buffer.from(`${headOf(mark, rest)}\n`), ...rest]);
  renameSync(temporary, file);
}

function writeParts(file: string, parts: readonly Uint8Array[]): void {
  const opened = openSync(file, 'w', 0o600);
  try {
    for (const part of parts) writeFileSync(opened, part);
  } finally {
    closeSync(opened);
  }
}

/** The bytes of columns as they were read: most of them are written again as they were. */
const asRead = new WeakMap<readonly string[], Uint8Array>();

/** Each line with its end. @throws Error where one has a break in it, as the name of a file may */
function bytesOf(lines: readonly string[]): Uint8Array {
  const before = asRead.get(lines);
  if (before) return before;
  const text = lines.length > 0 ? `${lines.join('\n')}\n` : '';
  if ((text.match(/\n/g)?.length ?? 0) !== lines.length) throw new Error('A line has a break in it.');
  return Buffer.from(text);
}

/** The table of a file; null where it is not there or not whole, and where another version wrote it. */
export function readTable(file: string, mark: string): Table | null {
  try {
    const all = readFileSync(file);
    const start = all.indexOf(10) + 1;
    const rest = all.subarray(start);
    if (start === 0 || all.toString('utf8', 0, start - 1) !== headOf(mark, [rest])) return null;
    const end = rest.indexOf(10);
    return columnsOf(JSON.parse(rest.toString('utf8', 0, end)) as Contents, rest.subarray(end + 1));
  } catch {
    return null;
  }
}

function columnsOf({ head, columns }: Contents, data: Buffer): Table {
  const table: Table = { head, texts: {}, numbers: {} };
  let at = 0;
  for (const [name, kind, length] of columns) {
    const part = data.subarray(at, at + length);
    if (kind === 'text') defineLines(table.texts, name, part);
    // A column of numbers has to begin where the machine wants it to.
    else table.numbers[name] = new Float64Array(new Uint8Array(part).buffer);
    at += length;
  }
  return table;
}

/** A column that is taken apart when it is asked for. */
function defineLines(texts: Table['texts'], name: string, bytes: Buffer): void {
  let lines: readonly string[] | undefined;
  Object.defineProperty(texts, name, {
    enumerable: true,
    get() {
      if (lines) return lines;
      const taken = bytes.toString('utf8').split('\n');
      // What follows the last end.
      taken.pop();
      asRead.set(taken, bytes);
      lines = taken;
      return lines;
    },
  });
}

// zlib begins anew at an empty part.
const headOf = (mark: string, parts: readonly Uint8Array[]): string =>
  `${mark} ${parts.reduce((sum, part) => (part.length > 0 ? crc32(part, sum) : sum), 0).toString(16)}`;
