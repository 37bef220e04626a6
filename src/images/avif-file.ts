import { ascii, viewOf } from './ascii.ts';
import { BrokenPicture, CUT_SHORT, DAMAGED } from './broken-picture.ts';
import type { FileFacts } from './file-facts.ts';
import type { Metadata } from './jpeg-file.ts';

interface Box {
  type: string;
  /** Without its head. */
  data: Uint8Array;
}

const AUXILIARY_ALPHA = 'urn:mpeg:mpegB:cicp:systems:auxiliary:alpha';

/** @throws BrokenPicture */
export function avifFacts(bytes: Uint8Array): FileFacts {
  const all = [...boxes(bytes)];
  if (!all.some(({ type }) => type === 'mdat' || type === 'moov')) throw new BrokenPicture(CUT_SHORT);
  const properties = all
    .filter(({ type }) => type === 'meta')
    // Version and flags stand before the boxes in it.
    .flatMap(({ data }) => inside(inside([{ type: 'meta', data: data.subarray(4) }], 'iprp'), 'ipco'))
    .flatMap(({ data }) => [...boxes(data)]);
  const sizes = properties.filter(({ type }) => type === 'ispe').map(({ data }) => sizeIn(data));
  // Tiles and thumbnails have sizes of their own, which are smaller.
  const size = sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
  if (!size) throw new BrokenPicture(DAMAGED);
  const turn = properties.find(({ type }) => type === 'irot')?.data[0] ?? 0;
  return {
    ...size,
    // Decoders turn it themselves; only that it lies on its side matters here.
    orientation: turn % 2 === 1 ? 6 : 1,
    moves: false,
    transparent: properties.some(
      ({ type, data }) => type === 'auxC' && ascii(data, 4, AUXILIARY_ALPHA.length) === AUXILIARY_ALPHA,
    ),
  };
}

const EXIF_STARTS = ['Exif\0\0II*\0', 'Exif\0\0MM\0*'].map((sign) => Buffer.from(sign, 'latin1'));
const [XMP_START, XMP_END] = ['<x:xmpmeta', '</x:xmpmeta>'];

/** The metadata that a picture carries, found by the signs that it begins with: it lies among the pixels. */
export function avifMetadata(bytes: Uint8Array): Metadata {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const exif = EXIF_STARTS.map((sign) => buffer.indexOf(sign)).find((at) => at >= 0);
  const [start, end] = [buffer.indexOf(XMP_START), buffer.indexOf(XMP_END)];
  return {
    exif: exif === undefined ? null : bytes.subarray(exif + 6),
    xmp: start >= 0 && end > start ? bytes.subarray(start, end + XMP_END.length) : null,
  };
}

function sizeIn(data: Uint8Array): { width: number; height: number } {
  const view = viewOf(data);
  return { width: view.getUint32(4), height: view.getUint32(8) };
}

const inside = (within: readonly Box[], type: string): Box[] =>
  within.flatMap(({ data }) => [...boxes(data)].filter((box) => box.type === type));

function* boxes(bytes: Uint8Array): Generator<Box> {
  const view = viewOf(bytes);
  for (let at = 0; at + 8 <= bytes.length; ) {
    const short = view.getUint32(at);
    const [head, length] =
      short === 1 ? [16, Number(view.getBigUint64(at + 8))] : [8, short === 0 ? bytes.length - at : short];
    if (length < head) throw new BrokenPicture(DAMAGED);
    if (at + length > bytes.length) throw new BrokenPicture(CUT_SHORT);
    yield { type: ascii(bytes, at + 4, 4), data: bytes.subarray(at + head, at + length) };
    at += length;
  }
}
