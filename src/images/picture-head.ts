import { avifFacts } from './avif-file.ts';
import { BrokenPicture, CUT_SHORT } from './broken-picture.ts';
import type { FileFacts } from './file-facts.ts';
import { gifFacts } from './gif-file.ts';
import { jpegFacts } from './jpeg-file.ts';
import { kindOfBytes, kindOfName, type PictureKind } from './picture-kind.ts';
import { pngFacts } from './png-file.ts';
import { webpFacts } from './webp-file.ts';

/** What is known of a picture before any pixel is decoded. */
export interface PictureHead {
  kind: PictureKind;
  /** In pixels, as readers see it: turned upright. */
  width: number;
  height: number;
  /** As in Exif, how it is stored. */
  orientation: number;
  moves: boolean;
  transparent: boolean;
}

/** Pixels of the largest picture that is opened: a camera of 200 megapixels is below it, a bomb is not. */
export const MOST_PIXELS = 250_000_000;

const FACTS: Readonly<Record<PictureKind, (bytes: Uint8Array) => FileFacts>> = {
  jpeg: jpegFacts,
  png: pngFacts,
  webp: webpFacts,
  gif: gifFacts,
  avif: avifFacts,
};

const NAMES: Readonly<Record<PictureKind, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  gif: 'GIF',
  avif: 'AVIF',
};

/**
 * Reads the head of a picture, and looks whether the file is whole: its pixels may be damaged all the same.
 * @param path its name says what it claims to be
 * @returns null for a file that by its name is no picture of pixels; what is wrong with one that cannot be shown
 */
export function pictureHead(bytes: Uint8Array, path: string): PictureHead | { fault: string } | null {
  const claimed = kindOfName(path);
  if (claimed === null) return null;
  if (bytes.length === 0) return { fault: 'is empty: it has no bytes at all' };
  const kind = kindOfBytes(bytes);
  if (kind === null) return { fault: `is no ${NAMES[claimed]} picture, and none of any kind that is known` };
  if (kind !== claimed)
    return { fault: `is a ${NAMES[kind]} picture under the name of a ${NAMES[claimed]} one` };
  try {
    return asShown(kind, FACTS[kind](bytes));
  } catch (error) {
    if (error instanceof BrokenPicture) return { fault: error.message };
    if (error instanceof RangeError) return { fault: CUT_SHORT };
    throw error;
  }
}

function asShown(kind: PictureKind, facts: FileFacts): PictureHead | { fault: string } {
  const { width, height, moves, transparent } = facts;
  // Nothing turns what moves.
  const orientation = moves ? 1 : facts.orientation;
  if (width === 0 || height === 0) return { fault: 'says that it is 0 pixels large' };
  if (width * height > MOST_PIXELS)
    return {
      fault: `says that it is ${width} by ${height} pixels large: more than ${MOST_PIXELS / 1_000_000} million are not opened`,
    };
  const upright = orientation >= 5 ? { width: height, height: width } : { width, height };
  return { kind, ...upright, orientation, moves, transparent };
}
