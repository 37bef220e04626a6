import { ascii } from './ascii.ts';

/** Pictures made of pixels that browsers show. A drawing (SVG) is none of them. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

const BY_NAME: Readonly<Record<string, PictureKind>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  avif: 'avif',
};

/** What a file claims to be by its name; null for one that is no picture of pixels. */
export const kindOfName = (path: string): PictureKind | null =>
  BY_NAME[/\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? null;

/** What a file is by its first bytes; null for anything else. */
export function kindOfBytes(bytes: Uint8Array): PictureKind | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'jpeg';
  if (ascii(bytes, 1, 3) === 'PNG') return 'png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') return 'webp';
  if (ascii(bytes, 0, 4) === 'GIF8') return 'gif';
  return ascii(bytes, 4, 4) === 'ftyp' && /^avi[fs]$/.test(ascii(bytes, 8, 4)) ? 'avif' : null;
}
