import { avifMetadata } from './avif-file.ts';
import type { Provenance } from './exif.ts';
import { asJpeg } from './jpeg-file.ts';
import { kindOfBytes } from './picture-kind.ts';
import { webpMetadata } from './webp-file.ts';

/** What a picture's file says beside its pixels, by the names that Exif, IPTC and XMP have for it. */
export type Tags = Readonly<Record<string, unknown>>;

/** Signs that a file carries any metadata; without them the reader of metadata need not be loaded. */
const SIGNS = [
  'Exif\0',
  'eXIf',
  'EXIF',
  'http://ns.adobe.com/xap/',
  'XML:com.adobe.xmp',
  'Photoshop 3.0',
  'mif1',
  'avif',
  'heic',
];

/** Reads them; null where there are none, or where they are damaged. */
export async function readTags(bytes: Uint8Array): Promise<Tags | null> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!SIGNS.some((sign) => buffer.includes(sign, 0, 'latin1'))) return null;
  const { default: exifr } = await import('exifr');
  try {
    const tags: Tags | undefined = await exifr.parse(readable(buffer), {
      xmp: true,
      iptc: true,
      mergeOutput: true,
      translateValues: false,
    });
    return tags ?? null;
  } catch {
    return null;
  }
}

/** exifr knows no WebP, and not every AVIF: of these it gets what they carry. */
function readable(bytes: Buffer): Uint8Array {
  const kind = kindOfBytes(bytes);
  if (kind === 'webp') return asJpeg(webpMetadata(bytes));
  return kind === 'avif' ? asJpeg(avifMetadata(bytes)) : bytes;
}

/** Names of cameras' owners; many cameras write theirs as the artist too. */
const OWNERS = ['CameraOwnerName', 'OwnerName'];

/**
 * Whose work the file itself says that the picture is. What a camera writes of its owner is no credit: it may name the
 * source who took the picture.
 */
export function ownProvenance(tags: Tags): Provenance {
  const owners = new Set(OWNERS.map((name) => words(tags[name])).filter((name) => name !== null));
  const found = (names: readonly string[]): string | null =>
    names.map((name) => words(tags[name])).find((text) => text !== null && !owners.has(text)) ?? null;
  return {
    artist: found(['Byline', 'creator', 'Artist', 'Credit']),
    copyright: found(['CopyrightNotice', 'rights', 'Copyright']),
    madeByAi: isMadeByAi(tags),
  };
}

/** Whether the file is marked as made by a generative model. */
export const isMadeByAi = ({ DigitalSourceType }: Tags): boolean =>
  /trainedAlgorithmicMedia/i.test(String(DigitalSourceType ?? ''));

/** Longer than any credit: what follows is left out. */
const MOST = 300;

function words(value: unknown): string | null {
  if (Array.isArray(value)) return words(value.filter((part) => typeof part === 'string').join('; '));
  if (typeof value === 'object' && value !== null && 'value' in value) return words(value.value);
  if (typeof value !== 'string') return null;
  return (
    value
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, MOST) || null
  );
}
