/** A stretch of a file: UTF-16 offsets from 0, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** A place in a file: line and column from 1, offset from 0, all in UTF-16 units. */
export interface Position {
  line: number;
  column: number;
  offset: number;
}

/**
 * Turns offsets of one text into lines and columns. Lines end with LF, CR LF or a lone CR;
 * a byte order mark at the start belongs to the offsets but to no column.
 */
export class LineIndex {
  private readonly starts: number[] = [0];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    const lineEnd = /\r\n|\n|\r/g;
    while (lineEnd.exec(text)) this.starts.push(lineEnd.lastIndex);
  }

  /** The place of an offset; offsets outside the text are moved to its nearest end. */
  position(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    const mark = low === 0 && this.text.charCodeAt(0) === 0xfeff && at > 0 ? 1 : 0;
    return { line: low + 1, column: at - this.starts[low]! - mark + 1, offset: at };
  }

  /** The words of a line (from 1), without its line end and without a byte order mark. */
  line(number: number): string {
    const start = this.starts[number - 1];
    if (start === undefined) return '';
    let end = this.starts[number] ?? this.text.length;
    while (end > start && '\r\n'.includes(this.text[end - 1]!)) end--;
    const mark = this.text.charCodeAt(start) === 0xfeff ? 1 : 0;
    return this.text.slice(start + mark, end);
  }

  /** The offset at which a line (from 1) starts. */
  lineStart(number: number): number {
    return this.starts[number - 1] ?? this.text.length;
  }
}
