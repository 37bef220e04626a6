/** Lines that are joined at once. */
const AT_ONCE = 4000;

const BREAK = 10;

/**
 * Many lines of text: a column of a table. As it is read it is bytes, in which each line has its end. Of the hundred
 * thousand lines of a column an edit asks for a few and changes fewer: none is made into a string before somebody asks
 * for it, and what stays is written as it was read.
 */
export abstract class Lines {
  abstract readonly length: number;

  /** @param row from 0 */
  abstract at(row: number): string;

  /** Where a line stands in a column that is sorted; -1 where it is not in it. */
  find(line: string): number {
    let [from, to] = [0, this.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.at(middle) < line) from = middle + 1;
      else to = middle;
    }
    return from < this.length && this.at(from) === line ? from : -1;
  }

  /** All of them, for whoever asks for most. */
  abstract all(): readonly string[];

  /** The same with some lines as they are by now. @param changes by row */
  abstract with(changes: ReadonlyMap<number, string>): Lines;

  /** What writing them takes, in bytes. @throws Error where a line has a break in it, as the name of a file may */
  abstract byteLength(): number;

  /** How many lines there are, and how long each is, to be read with the bytes. */
  abstract shape(): Shape;

  /** The bytes, in pieces. */
  abstract parts(): Iterable<Uint8Array>;

  /** The bytes that all of it was read from; null where some line was not. */
  abstract asRead(): Uint8Array | null;

  isSameAs(other: Lines): boolean {
    if (this === other) return true;
    const [left, right] = [this.asRead(), other.asRead()];
    if (left && right) return Buffer.compare(left, right) === 0;
    const [ours, theirs] = [this.all(), other.all()];
    return ours.length === theirs.length && ours.every((line, row) => line === theirs[row]);
  }

  static of(lines: readonly string[]): Lines {
    return read.get(lines) ?? new MadeLines(lines);
  }

  /** @param bytes each line with its end @param shape what {@link shape} said of them, where that is known */
  static read(bytes: Uint8Array, shape?: Shape): Lines {
    return new ReadLines(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      new Map(),
      new Starts(bytes, shape),
    );
  }
}

/** What need not be counted of a column. */
export interface Shape {
  lines: number;
  /** Bytes of each line with its end; 0 where they are not all as long. */
  width: number;
}

/** The columns that lists of lines were taken from: they need not be made into bytes again. */
const read = new WeakMap<readonly string[], Lines>();

class MadeLines extends Lines {
  private readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super();
    this.lines = lines;
  }

  get length(): number {
    return this.lines.length;
  }

  at(row: number): string {
    return this.lines[row]!;
  }

  all(): readonly string[] {
    return this.lines;
  }

  asRead(): null {
    return null;
  }

  with(changes: ReadonlyMap<number, string>): Lines {
    const copy = [...this.lines];
    for (const [row, line] of changes) copy[row] = line;
    return new MadeLines(copy);
  }

  byteLength(): number {
    return this.lines.reduce((sum, line) => sum + lengthOf(line), 0);
  }

  shape(): Shape {
    const width = this.lines.length === 0 ? 0 : lengthOf(this.lines[0]!);
    const isEven = this.lines.every((line) => lengthOf(line) === width);
    return { lines: this.lines.length, width: isEven ? width : 0 };
  }

  *parts(): Iterable<Uint8Array> {
    for (let from = 0; from < this.lines.length; from += AT_ONCE)
      yield Buffer.from(`${this.lines.slice(from, from + AT_ONCE).join('\n')}\n`);
  }
}

class ReadLines extends Lines {
  private readonly bytes: Buffer;
  /** What differs from the bytes. */
  private readonly changes: ReadonlyMap<number, string>;
  private readonly starts: Starts;
  private taken: readonly string[] | undefined;

  constructor(bytes: Buffer, changes: ReadonlyMap<number, string>, starts: Starts) {
    super();
    this.bytes = bytes;
    this.changes = changes;
    this.starts = starts;
  }

  get length(): number {
    return this.taken?.length ?? this.starts.lines;
  }

  at(row: number): string {
    return this.taken?.[row] ?? this.changes.get(row) ?? this.read(row);
  }

  private read(row: number): string {
    return this.bytes.toString('utf8', this.starts.of(row), this.starts.of(row + 1) - 1);
  }

  all(): readonly string[] {
    if (this.taken) return this.taken;
    const lines = this.bytes.toString('utf8').split('\n');
    // What follows the last end.
    lines.pop();
    for (const [row, line] of this.changes) lines[row] = line;
    read.set(lines, this);
    this.taken = lines;
    return lines;
  }

  asRead(): Uint8Array | null {
    return this.changes.size === 0 ? this.bytes : null;
  }

  with(changes: ReadonlyMap<number, string>): Lines {
    const all = new Map(this.changes);
    for (const [row, line] of changes) if (this.at(row) !== line) all.set(row, line);
    return new ReadLines(this.bytes, all, this.starts);
  }

  byteLength(): number {
    let sum = this.bytes.length;
    for (const [row, line] of this.changes)
      sum += lengthOf(line) - (this.starts.of(row + 1) - this.starts.of(row));
    return sum;
  }

  shape(): Shape {
    const { lines, width } = this.starts;
    return { lines, width: [...this.changes.values()].every((line) => lengthOf(line) === width) ? width : 0 };
  }

  *parts(): Iterable<Uint8Array> {
    let done = 0;
    for (const [row, line] of [...this.changes].sort(([a], [b]) => a - b)) {
      yield this.bytes.subarray(done, this.starts.of(row));
      yield Buffer.from(`${line}\n`);
      done = this.starts.of(row + 1);
    }
    yield this.bytes.subarray(done);
  }
}

function lengthOf(line: string): number {
  if (line.includes('\n')) throw new Error('A line has a break in it.');
  return Buffer.byteLength(line) + 1;
}

// That of a Buffer is a function around this one, and takes three times as long.
const { indexOf } = Uint8Array.prototype;

/** Where each line of a column begins. */
class Starts {
  private readonly bytes: Uint8Array;
  private readonly shape: Shape | undefined;
  private found: readonly number[] | undefined;

  constructor(bytes: Uint8Array, shape?: Shape) {
    this.bytes = bytes;
    // What does not fit is counted.
    const fits = shape && (shape.width === 0 || shape.width * shape.lines === bytes.length);
    this.shape = fits ? shape : undefined;
  }

  get lines(): number {
    return this.shape?.lines ?? this.all.length - 1;
  }

  get width(): number {
    return this.shape?.width ?? 0;
  }

  /** In bytes; of the row after the last one, where that one ends. */
  of(row: number): number {
    return this.width > 0 ? row * this.width : this.all[row]!;
  }

  private get all(): readonly number[] {
    this.found ??= startsIn(this.bytes);
    return this.found;
  }
}

function startsIn(bytes: Uint8Array): readonly number[] {
  const starts = [0];
  for (let at = indexOf.call(bytes, BREAK); at >= 0; at = indexOf.call(bytes, BREAK, at + 1))
    starts.push(at + 1);
  return starts;
}
