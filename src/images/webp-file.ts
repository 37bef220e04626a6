import { ascii, viewOf } from './ascii.ts';
import { BrokenPicture, CUT_SHORT, DAMAGED } from './broken-picture.ts';
import { orientationOf } from './exif.ts';
import type { FileFacts } from './file-facts.ts';
import type { Metadata } from './jpeg-file.ts';

interface Chunk {
  type: string;
  /** Without its head of eight bytes. */
  data: Uint8Array;
}

/** Bytes before the first chunk. */
const HEAD = 12;
/** Bytes of a frame before the chunks in it. */
const FRAME_HEAD = 16;

/** What it takes to show the picture; Exif, XMP and profiles are not among it. */
const NEEDED = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF']);

// Flags of a picture in the extended form.
const [ANIMATED, ALPHA] = [0x02, 0x10];

/** @throws BrokenPicture */
export function webpFacts(bytes: Uint8Array): FileFacts {
  const all = [...chunks(contentOf(bytes))];
  const first = all[0];
  const { exif } = webpMetadata(bytes);
  const orientation = exif ? orientationOf(exif) : 1;
  const facts = first && frameFacts(first);
  if (!facts) throw new BrokenPicture(DAMAGED);
  if (!all.some(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF'))
    throw new BrokenPicture(DAMAGED);
  return { ...facts, orientation };
}

function frameFacts({ type, data }: Chunk): Omit<FileFacts, 'orientation'> | null {
  const view = viewOf(data);
  const three = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (type === 'VP8X') {
    const flags = view.getUint8(0);
    const [moves, transparent] = [(flags & ANIMATED) !== 0, (flags & ALPHA) !== 0];
    return { width: three(4) + 1, height: three(7) + 1, moves, transparent };
  }
  const [width, height] = [14, 14].map((bits) => 2 ** bits - 1);
  if (type === 'VP8 ') {
    const size = { width: view.getUint16(6, true) & width!, height: view.getUint16(8, true) & height! };
    return { ...size, moves: false, transparent: false };
  }
  if (type !== 'VP8L') return null;
  const bits = view.getUint32(1, true);
  const size = { width: (bits & width!) + 1, height: ((bits >>> 14) & height!) + 1 };
  return { ...size, moves: false, transparent: (bits & (1 << 28)) !== 0 };
}

/** The metadata that a picture carries. */
export function webpMetadata(bytes: Uint8Array): Metadata {
  const all = [...chunks(contentOf(bytes))];
  const exif = all.find(({ type }) => type === 'EXIF')?.data ?? null;
  return {
    exif: exif && ascii(exif, 0, 4) === 'Exif' ? exif.subarray(6) : exif,
    xmp: all.find(({ type }) => type === 'XMP ')?.data ?? null,
  };
}

/** The same picture with nothing in the file but what it takes to show it. */
export function cleanWebp(bytes: Uint8Array): Uint8Array {
  const body = written(contentOf(bytes));
  const head = Buffer.from(bytes.subarray(0, HEAD));
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}

const written = (content: Uint8Array): Buffer =>
  Buffer.concat(
    [...chunks(content)]
      .filter(({ type }) => NEEDED.has(type))
      .map(({ type, data }) => writtenChunk(type, cleanData(type, data))),
  );

function cleanData(type: string, data: Uint8Array): Uint8Array {
  if (type === 'VP8X') return Buffer.from([data[0]! & (ANIMATED | ALPHA), ...data.subarray(1)]);
  if (type !== 'ANMF') return data;
  return Buffer.concat([data.subarray(0, FRAME_HEAD), written(data.subarray(FRAME_HEAD))]);
}

function writtenChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** Its chunks, without what may follow the picture. */
function contentOf(bytes: Uint8Array): Uint8Array {
  const end = 8 + viewOf(bytes).getUint32(4, true);
  if (end > bytes.length) throw new BrokenPicture(CUT_SHORT);
  return bytes.subarray(HEAD, end);
}

function* chunks(content: Uint8Array): Generator<Chunk> {
  const view = viewOf(content);
  for (let at = 0; at + 8 <= content.length; ) {
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length;
    if (end > content.length) throw new BrokenPicture(CUT_SHORT);
    yield { type: ascii(content, at, 4), data: content.subarray(at + 8, end) };
    at = end + (length % 2);
  }
}
