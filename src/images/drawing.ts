import { readTags } from './tags.ts';

/** A photograph that lies within a drawing, as an address that carries its own bytes. */
const EMBEDDED = /data:image\/(?!svg)[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)/g;

const isDrawing = (path: string): boolean => /\.svg$/i.test(path);

/**
 * Why a drawing cannot go out as it is: a photograph within it may tell where it was taken, and drawings are not made
 * anew. Null for a sound one, and for a file that is no drawing.
 */
export async function drawingFault(bytes: Uint8Array, path: string): Promise<string | null> {
  if (!isDrawing(path)) return null;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  for (const [, data] of text.matchAll(EMBEDDED))
    if (await readTags(Buffer.from(data!, 'base64')))
      return 'has a photograph within it that carries metadata, which may tell where it was taken; drawings go out as they are';
  return null;
}
