import { ascii, viewOf } from './ascii.ts';

const ORIENTATION = 0x0112;
const ARTIST = 0x013b;
const COPYRIGHT = 0x8298;

/**
 * How a camera was held, from a block of Exif: 1 to 8, of which those from 5 on are turned by a quarter. 1 where the
 * block does not say so.
 * @param bytes the block, beginning with its byte order (`II` or `MM`)
 */
export function orientationOf(bytes: Uint8Array): number {
  try {
    const view = viewOf(bytes);
    const little = ascii(bytes, 0, 2) === 'II';
    const directory = view.getUint32(4, little);
    const entries = view.getUint16(directory, little);
    for (let i = 0; i < entries; i++) {
      const entry = directory + 2 + i * 12;
      if (view.getUint16(entry, little) !== ORIENTATION) continue;
      const value = view.getUint16(entry + 8, little);
      return value >= 1 && value <= 8 ? value : 1;
    }
  } catch (error) {
    // A block that ends early says nothing.
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

/** Who made a picture, and how, as its file may tell it. */
export interface Provenance {
  artist: string | null;
  copyright: string | null;
  /** By a generative model (IPTC digital source type). */
  madeByAi: boolean;
}

/** A block of Exif with how a picture is turned and whose it is, and with nothing else. */
export function exifBlock(
  orientation: number,
  { artist, copyright }: Pick<Provenance, 'artist' | 'copyright'>,
): Uint8Array {
  const texts = (
    [
      [ARTIST, artist],
      [COPYRIGHT, copyright],
    ] as const
  ).flatMap(([tag, text]) => (text === null ? [] : [{ tag, bytes: Buffer.from(`${text}\0`) }]));
  const entries = texts.length + 1;
  let at = 8 + 2 + entries * 12 + 4;
  const head = Buffer.alloc(at);
  head.write('II*\0', 'latin1');
  head.writeUInt32LE(8, 4);
  head.writeUInt16LE(entries, 8);
  const entry = (index: number, tag: number, type: number, length: number): number => {
    const start = 10 + index * 12;
    head.writeUInt16LE(tag, start);
    head.writeUInt16LE(type, start + 2);
    head.writeUInt32LE(length, start + 4);
    return start + 8;
  };
  head.writeUInt16LE(orientation, entry(0, ORIENTATION, 3, 1));
  for (const [i, { tag, bytes }] of texts.entries()) {
    const value = entry(i + 1, tag, 2, bytes.length);
    // What is short enough stands in place of its address.
    if (bytes.length <= 4) bytes.copy(head, value);
    else {
      head.writeUInt32LE(at, value);
      at += bytes.length;
    }
  }
  return Buffer.concat([head, ...texts.flatMap(({ bytes }) => (bytes.length <= 4 ? [] : [bytes]))]);
}
