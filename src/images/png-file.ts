import { crc32 } from 'node:zlib';
import { ascii, viewOf } from './ascii.ts';
import { BrokenPicture, CUT_SHORT, DAMAGED } from './broken-picture.ts';
import { orientationOf } from './exif.ts';
import type { FileFacts } from './file-facts.ts';

interface Chunk {
  type: string;
  /** From its length on, checksum included. */
  start: number;
  end: number;
}

const SIGNATURE = 8;

/** What it takes to show the picture; texts, times, profiles and Exif are not among it. */
const NEEDED = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '),
);

/** @throws BrokenPicture */
export function pngFacts(bytes: Uint8Array): FileFacts {
  const all = [...chunks(bytes)];
  if (all[0]?.type !== 'IHDR') throw new BrokenPicture(DAMAGED);
  const view = viewOf(bytes);
  const has = (type: string): Chunk | undefined => all.find((chunk) => chunk.type === type);
  const exif = has('eXIf');
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    orientation: exif ? orientationOf(bytes.subarray(exif.start + 8, exif.end - 4)) : 1,
    moves: has('acTL') !== undefined,
    // Types 4 and 6 have a channel for it, the others may have a colour.
    transparent: (bytes[25]! & 4) !== 0 || has('tRNS') !== undefined,
  };
}

/** The same picture with nothing in the file but what it takes to show it. */
export const cleanPng = (bytes: Uint8Array): Uint8Array =>
  Buffer.concat([
    bytes.subarray(0, SIGNATURE),
    ...[...chunks(bytes)]
      .filter(({ type }) => NEEDED.has(type))
      .map(({ start, end }) => bytes.subarray(start, end)),
  ]);

/** @throws BrokenPicture where one ends beyond the file, or its checksum is wrong */
function* chunks(bytes: Uint8Array): Generator<Chunk> {
  const view = viewOf(bytes);
  for (let at = SIGNATURE; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) throw new BrokenPicture(CUT_SHORT);
    const type = ascii(bytes, at + 4, 4);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) throw new BrokenPicture(DAMAGED);
    yield { type, start: at, end };
    if (type === 'IEND') return;
    at = end;
  }
  throw new BrokenPicture(CUT_SHORT);
}
