export interface ImageSize {
  width: number;
  height: number;
}

/**
 * Width and height of a PNG, GIF, JPEG or WebP picture from its first bytes, so that a page keeps the room
 * before the picture has come; null for anything else.
 */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = png(view) ?? gif(view) ?? jpeg(view) ?? webp(view);
    return size && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // The file ends before it says how large it is.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const words = (view: DataView, at: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, (_, i) => view.getUint8(at + i)));

function png(view: DataView): ImageSize | null {
  if (view.getUint32(0) !== 0x89504e47 || words(view, 12, 4) !== 'IHDR') return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): ImageSize | null {
  if (words(view, 0, 4) !== 'GIF8') return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function jpeg(view: DataView): ImageSize | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let turned = false;
  for (let at = 2; at < view.byteLength; ) {
    const marker = view.getUint16(at);
    if (marker >> 8 !== 0xff) return null;
    if (marker === 0xffe1) turned = exifTurned(view, at + 4);
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return turned ? { width: height, height: width } : { width, height };
    }
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** The segments that hold the size: C0 to CF but for tables and extensions. */
const isFrame = (marker: number): boolean =>
  marker >= 0xffc0 && marker <= 0xffcf && marker !== 0xffc4 && marker !== 0xffc8 && marker !== 0xffcc;

/** Whether the camera was held upright, in which case browsers show the picture turned by a quarter. */
function exifTurned(view: DataView, start: number): boolean {
  if (words(view, start, 4) !== 'Exif') return false;
  const tiff = start + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const entry = directory + 2 + i * 12;
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little) >= 5;
  }
  return false;
}

function webp(view: DataView): ImageSize | null {
  if (words(view, 0, 4) !== 'RIFF' || words(view, 8, 4) !== 'WEBP') return null;
  const kind = words(view, 12, 4);
  const three = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (kind === 'VP8X') return { width: three(24) + 1, height: three(27) + 1 };
  if (kind === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}
