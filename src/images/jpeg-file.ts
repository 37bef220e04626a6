import { ascii, viewOf } from './ascii.ts';
import { BrokenPicture, CUT_SHORT, DAMAGED } from './broken-picture.ts';
import { exifBlock, orientationOf, type Provenance } from './exif.ts';
import type { FileFacts } from './file-facts.ts';
import { xmpOf } from './xmp.ts';

interface Segment {
  marker: number;
  /** From its marker on. */
  start: number;
  end: number;
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const EXIF = 0xe1;
const EXIF_NAME = 'Exif\0\0';
const XMP_NAME = 'http://ns.adobe.com/xap/1.0/\0';

/** @throws BrokenPicture */
export function jpegFacts(bytes: Uint8Array): FileFacts {
  const view = viewOf(bytes);
  let size: { width: number; height: number } | null = null;
  let orientation = 1;
  for (const { marker, start, end } of segments(bytes)) {
    if (marker === EXIF && ascii(bytes, start + 4, 6) === EXIF_NAME)
      orientation = orientationOf(bytes.subarray(start + 10, end));
    if (isFrame(marker)) size = { height: view.getUint16(start + 5), width: view.getUint16(start + 7) };
  }
  if (!size) throw new BrokenPicture(DAMAGED);
  return { ...size, orientation, moves: false, transparent: false };
}

/** The same picture with nothing in the file but what it takes to show it, how it is turned, and whose it is. */
export function cleanJpeg(bytes: Uint8Array, orientation: number, provenance: Provenance): Uint8Array {
  const xmp = xmpOf(provenance);
  const kept = [...segments(bytes)].filter(({ marker, start }) => isNeeded(bytes, marker, start));
  return Buffer.concat([
    bytes.subarray(0, 2),
    application(EXIF_NAME, exifBlock(orientation, provenance)),
    ...(xmp ? [application(XMP_NAME, Buffer.from(xmp))] : []),
    ...kept.map(({ start, end }) => bytes.subarray(start, end)),
  ]);
}

/** A segment for programs other than those that show the picture. @param name with the zeros at its end */
function application(name: string, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, EXIF, 0, 0]);
  head.writeUInt16BE(2 + name.length + content.length, 2);
  return Buffer.concat([head, Buffer.from(name, 'latin1'), content]);
}

/** What a picture of any kind carries beside its pixels. */
export interface Metadata {
  /** From its byte order on. */
  exif: Uint8Array | null;
  xmp: Uint8Array | null;
}

/** Bytes that a segment has room for. */
const MOST_METADATA = 65_000;

/** Metadata of another kind of picture in a JPEG without one, where readers of metadata find it. */
export function asJpeg({ exif, xmp }: Metadata): Uint8Array {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...(exif ? [application(EXIF_NAME, exif.subarray(0, MOST_METADATA))] : []),
    ...(xmp ? [application(XMP_NAME, xmp.subarray(0, MOST_METADATA))] : []),
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** Tables, frames and scans; of the segments of applications only Adobe's, which says what the colours mean. */
const isNeeded = (bytes: Uint8Array, marker: number, start: number): boolean =>
  (marker < 0xe0 && marker !== 0xd8) || (marker === 0xee && ascii(bytes, start + 4, 5) === 'Adobe');

/** C0 to CF but for tables and extensions. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Every segment after the first marker, up to the end of the image: what follows it is not the picture. */
function* segments(bytes: Uint8Array): Generator<Segment> {
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) throw new BrokenPicture(DAMAGED);
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = segmentEnd(bytes, at, marker);
    if (end > bytes.length) throw new BrokenPicture(CUT_SHORT);
    yield { marker, start: at, end };
    if (marker === END_OF_IMAGE) return;
    at = end;
  }
  throw new BrokenPicture(CUT_SHORT);
}

function segmentEnd(bytes: Uint8Array, at: number, marker: number): number {
  // These have no length.
  if (marker === END_OF_IMAGE || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) return at + 2;
  const length = ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  if (length < 2) throw new BrokenPicture(DAMAGED);
  const end = at + 2 + length;
  return marker === START_OF_SCAN ? scanEnd(bytes, end) : end;
}

/** Where the pixels of a scan end: at a marker that is neither a stuffed byte nor one of those within a scan. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new BrokenPicture(CUT_SHORT);
}
