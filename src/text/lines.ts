/** One line of a stream of bytes, without its line feed; `bytes` is null where it was longer than allowed. */
export interface ByteLine {
  /** From 1. */
  number: number;
  bytes: Buffer | null;
}

const LINE_FEED = 0x0a;

/**
 * Cuts a stream of bytes into lines. The pieces of a line are joined once, at its end, so that a line costs
 * what it is long however it is chunked; of a line that grows past the limit nothing is kept.
 * @param limit greatest length of a line in bytes
 */
export async function* byteLines(
  chunks: AsyncIterable<Buffer | string>,
  limit: number,
): AsyncGenerator<ByteLine> {
  const line = new UnfinishedLine(limit);
  let number = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      line.add(bytes.subarray(start, end));
      yield { number: ++number, bytes: line.take() };
      start = end + 1;
    }
    line.add(bytes.subarray(start));
  }
  if (!line.isEmpty) yield { number: ++number, bytes: line.take() };
}

/** What is there of a line until its end comes. */
class UnfinishedLine {
  private pieces: Buffer[] = [];
  private length = 0;
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  get isEmpty(): boolean {
    return this.length === 0;
  }

  add(piece: Buffer): void {
    this.length += piece.length;
    if (this.length > this.limit) this.pieces = [];
    else if (piece.length > 0) this.pieces.push(piece);
  }

  /** The whole line, or null if it was too long; then starts the next one. */
  take(): Buffer | null {
    const { pieces, length } = this;
    this.pieces = [];
    this.length = 0;
    if (length > this.limit) return null;
    return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces, length);
  }
}
