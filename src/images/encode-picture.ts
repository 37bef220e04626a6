import type { Sharp as Pipeline } from 'sharp';
import { BrokenPicture } from './broken-picture.ts';
import type { Provenance } from './exif.ts';
import { MOST_PIXELS } from './picture-head.ts';
import type { PictureKind } from './picture-kind.ts';
import type { PictureOrder, PicturePlan, PlannedPicture } from './picture-plan.ts';
import type { LoadedSharp } from './sharp.ts';

/** The package. */
type Sharp = typeof import('sharp')['default'];
import { xmpOf } from './xmp.ts';

/** Pixels without anything else that a file may carry: 8 bits a channel, sRGB, upright. */
interface Pixels {
  data: Buffer;
  raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

/** How a file that nobody vouches for is opened. Any fault in its pixels ends it. */
const CAREFULLY = { limitInputPixels: MOST_PIXELS, failOn: 'error', autoOrient: true } as const;

/**
 * Makes every file of a plan, from the pixels alone: whatever else the file of the newsroom carries cannot get into
 * one of them, but where the newsroom keeps it.
 * @returns bytes by path
 * @throws BrokenPicture
 */
export async function encodePicture(
  loaded: LoadedSharp,
  bytes: Uint8Array,
  order: PictureOrder,
  plan: PicturePlan,
): Promise<Map<string, Uint8Array>> {
  const sharp = loaded as Sharp;
  const { provenance, settings } = order;
  const all = [plan.full, ...plan.sizes];
  const whole = await decoded(sharp, bytes, order, widest(all));
  const made = new Map<string, Uint8Array>();
  for (const sameSize of bySize(all)) {
    const pixels = await resized(sharp, whole, sameSize[0]!);
    const byKind = new Map<PictureKind, Uint8Array>();
    for (const { kind, path } of sameSize) {
      const known = byKind.get(kind);
      const pipeline = sharp(pixels.data, { raw: pixels.raw });
      const file = known ?? (await written(withProvenance(pipeline, provenance), kind, settings.quality));
      byKind.set(kind, file);
      made.set(path, file);
    }
  }
  if (order.keep) made.set(plan.full.path, await withAllItCarries(sharp, bytes, plan.full, settings.quality));
  return new Map(all.map(({ path }) => [path, made.get(path)!] as const));
}

/**
 * Why the pixels of a picture cannot be read, or null where they can.
 */
export async function decodingFault(loaded: LoadedSharp, bytes: Uint8Array): Promise<string | null> {
  const sharp = loaded as Sharp;
  try {
    await sharp(bytes, CAREFULLY).resize({ width: 8, height: 8, fit: 'fill' }).raw().toBuffer();
    return null;
  } catch (error) {
    return unreadable(error).message;
  }
}

const widest = (all: readonly PlannedPicture[]): PlannedPicture =>
  all.reduce((most, one) => (one.width > most.width ? one : most));

/** The largest first: each is made from the whole. */
function bySize(all: readonly PlannedPicture[]): PlannedPicture[][] {
  const groups = new Map<number, PlannedPicture[]>();
  for (const one of all) groups.set(one.width, [...(groups.get(one.width) ?? []), one]);
  return [...groups.values()];
}

async function decoded(
  sharp: Sharp,
  bytes: Uint8Array,
  { head }: PictureOrder,
  { width, height }: PlannedPicture,
): Promise<Pixels> {
  try {
    const { autoOrient: real } = await sharp(bytes, CAREFULLY).metadata();
    if (real.width !== head.width || real.height !== head.height)
      throw new BrokenPicture(
        `is damaged: it says that it is ${head.width} by ${head.height} pixels large, and is ${real.width} by ${real.height}`,
      );
    const pipeline = sharp(bytes, CAREFULLY).resize({ width, height, fit: 'fill' }).toColourspace('srgb');
    return await pixelsOf(head.transparent ? pipeline : pipeline.removeAlpha());
  } catch (error) {
    throw error instanceof BrokenPicture ? error : unreadable(error);
  }
}

/** What the decoder says is for experts, and may be long; its first line tells them enough. */
const unreadable = (error: unknown): BrokenPicture => {
  const words = (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 200);
  return new BrokenPicture(`is damaged: its pixels cannot be read (${words})`);
};

async function resized(sharp: Sharp, whole: Pixels, { width, height }: PlannedPicture): Promise<Pixels> {
  if (width === whole.raw.width) return whole;
  return pixelsOf(sharp(whole.data, { raw: whole.raw }).resize({ width, height, fit: 'fill' }));
}

async function pixelsOf(pipeline: Pipeline): Promise<Pixels> {
  const { data, info } = await pipeline.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  return { data, raw: { width, height, channels } };
}

function withProvenance(pipeline: Pipeline, provenance: Provenance): Pipeline {
  const [artist, copyright] = [inAscii(provenance.artist), inAscii(provenance.copyright)];
  const credit = { ...(artist && { Artist: artist }), ...(copyright && { Copyright: copyright }) };
  const credited = artist || copyright ? pipeline.withExif({ IFD0: credit }) : pipeline;
  const xmp = xmpOf(provenance);
  return xmp ? credited.withXmp(xmp) : credited;
}

/**
 * A text as Exif may have it, accents left out, for programs that read nothing else; null where letters would be lost.
 * In XMP it stands as it is.
 */
function inAscii(text: string | null): string | null {
  const plain = text
    ?.normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace('©', '(c)');
  return plain && /^[ -~]*$/.test(plain) ? plain : null;
}

/** How hard each encoder tries is measured: a step more costs about half as much again, and saves few bytes. */
function written(pipeline: Pipeline, kind: PictureKind, quality: number): Promise<Buffer> {
  const less = (share: number): number => Math.max(1, Math.round(quality * share));
  switch (kind) {
    case 'jpeg':
      return pipeline.jpeg({ quality, progressive: true }).toBuffer();
    case 'png':
      return pipeline.png({ compressionLevel: 6 }).toBuffer();
    case 'webp':
      return pipeline.webp({ quality: less(0.95), effort: 1 }).toBuffer();
    case 'avif':
      return pipeline.avif({ quality: less(0.65), effort: 1, chromaSubsampling: '4:2:0' }).toBuffer();
    case 'gif':
      return pipeline.gif({ effort: 3 }).toBuffer();
  }
}

/** The picture as the newsroom wants it kept, with place and camera; turned upright, and no larger than the others. */
const withAllItCarries = (
  sharp: Sharp,
  bytes: Uint8Array,
  { kind, width, height }: PlannedPicture,
  quality: number,
): Promise<Buffer> =>
  written(sharp(bytes, CAREFULLY).resize({ width, height, fit: 'fill' }).keepMetadata(), kind, quality);
