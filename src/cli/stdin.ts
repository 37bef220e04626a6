import { addAbortSignal, type Readable } from 'node:stream';

/** Everything that comes in on a stream; ends with an AbortError when the signal fires. */
export async function readAll(stream: NodeJS.ReadableStream, signal: AbortSignal): Promise<Uint8Array> {
  const source = addAbortSignal(signal, stream as Readable);
  const chunks: Buffer[] = [];
  for await (const chunk of source)
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Buffer));
  return Buffer.concat(chunks);
}
