import type { Provenance } from './exif.ts';
import { cleanGif } from './gif-file.ts';
import { cleanJpeg } from './jpeg-file.ts';
import type { PictureHead } from './picture-head.ts';
import { cleanPng } from './png-file.ts';
import { cleanWebp } from './webp-file.ts';

/**
 * A picture with its pixels as they are, and without anything else that its file carries: place, camera, owner,
 * thumbnails, profiles, what follows the picture. A JPEG keeps its turn and gets its provenance.
 * @returns null where that cannot be done without decoding it
 */
export function cleanPicture(
  bytes: Uint8Array,
  head: PictureHead,
  provenance: Provenance,
): Uint8Array | null {
  if (head.kind === 'jpeg') return cleanJpeg(bytes, head.orientation, provenance);
  // Without its metadata it would lie on its side.
  if (head.orientation !== 1) return null;
  if (head.kind === 'png') return cleanPng(bytes);
  if (head.kind === 'webp') return cleanWebp(bytes);
  return head.kind === 'gif' ? cleanGif(bytes) : null;
}
