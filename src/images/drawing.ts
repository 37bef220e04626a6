import { readTags } from './tags.ts';

/** A photograph that lies within a drawing, as an address that carries its own bytes. */
const EMBEDDED = /data:image\/(?!svg)[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)/g;

/** What runs where somebody opens a drawing by its own address, with all the rights of the site. */
const SCRIPT = /<(?:\w+:)?script[\s/>]|<[^<>]*\son[a-z]+\s*=|=\s*["']?\s*javascript:/i;

/** Programs that draw write down where they saved what, and with that the name of whoever drew. */
const FOLDER = /["'(](?:file:|[a-z]:[\\/]|\/(?:home|Users)\/)/i;

const isDrawing = (path: string): boolean => /\.svg$/i.test(path);

/**
 * Why a drawing cannot go out as it is: what it would do, or tell, to readers, since drawings are not made anew. Null for
 * a sound one, and for a file that is no drawing.
 */
export async function drawingFault(bytes: Uint8Array, path: string): Promise<string | null> {
  if (!isDrawing(path)) return null;
  // Without its zeros UTF-16 reads like any other.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replaceAll('\0', '');
  if (SCRIPT.test(text))
    return 'holds a script, which would run for readers who open it; drawings go out as they are: save it without';
  if (FOLDER.test(text))
    return 'names a folder on the computer of whoever made it; drawings go out as they are: save it as “plain SVG”';
  for (const [, data] of text.matchAll(EMBEDDED))
    if (await readTags(Buffer.from(data!, 'base64')))
      return 'has a photograph within it that carries metadata, which may tell where it was taken; drawings go out as they are';
  return null;
}
