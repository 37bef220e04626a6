import { addAbortSignal, type Readable } from 'node:stream';

/** Everything that comes in on a stream; ends with an AbortError when the signal fires. */
export async function readAll(stream: NodeJS.ReadableStream, signal: AbortSignal): Promise<Uint8Array> {
  return (await readAtMost(stream, signal, Number.POSITIVE_INFINITY))!;
}

/** The same for what may be too long: null as soon as more than so many bytes have come in. */
export async function readAtMost(
  stream: NodeJS.ReadableStream,
  signal: AbortSignal,
  most: number,
): Promise<Uint8Array | null> {
  const source = addAbortSignal(signal, stream as Readable);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const piece of source) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : (piece as Buffer);
    length += chunk.length;
    if (length > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
