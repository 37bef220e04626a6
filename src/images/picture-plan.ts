import { sha256 } from '../text/sha256.ts';
import type { Provenance } from './exif.ts';
import type { PictureHead } from './picture-head.ts';
import type { PictureKind } from './picture-kind.ts';

/** How pictures go onto the site. */
export interface ImageSettings {
  /** Formats of the smaller sizes; `jpeg` is PNG for a picture that is one, or that is transparent. None: no sizes. */
  formats: readonly ('avif' | 'webp' | 'jpeg')[];
  /** In pixels. */
  widths: readonly number[];
  /** Of JPEG, from 1 to 100; the other formats get what looks the same. */
  quality: number;
  /** Whether the files carry whose work they are. */
  credit: boolean;
}

export const USUAL_IMAGES: ImageSettings = {
  formats: ['avif', 'webp', 'jpeg'],
  widths: [480, 800, 1200, 1600],
  quality: 80,
  credit: true,
};

/** The widest that a picture goes out at its own address, in pixels: what social networks show large. */
const FULL_WIDTH = 2000;

/** WebP and AVIF have no longer sides. */
const LONGEST_SIDE = 16_383;

/** Changes whenever pictures come out differently, besides by another version of the encoder. */
const RECIPE = 1;

/** A file that a picture goes out as. */
export interface PlannedPicture {
  /** On the site. */
  path: string;
  kind: PictureKind;
  width: number;
  height: number;
}

/** All files that a picture goes out as. */
export interface PicturePlan {
  /** At the picture's own address, in its own format. */
  full: PlannedPicture;
  /** By format as the settings have them, the smallest first. */
  sizes: PlannedPicture[];
}

/** What a picture is made from. */
export interface PictureOrder {
  /** In the newsroom, and on the site: `media/bridge.jpg`. */
  path: string;
  /** Of its bytes. */
  sha256: string;
  head: PictureHead;
  settings: ImageSettings;
  provenance: Provenance;
  /** Whether the file at the picture's own address keeps all that the newsroom's own carries. */
  keep: boolean;
}

/** Stands for all that the files of a picture hang on: the same key, the same bytes. @param encoder its version */
export function pictureKey(
  { path, sha256: own, settings, provenance, keep }: PictureOrder,
  encoder: string,
): string {
  const { formats, widths, quality } = settings;
  const extension = /[^.]*$/.exec(path)![0];
  const { artist, copyright, madeByAi } = provenance;
  const parts = [
    RECIPE,
    encoder,
    extension,
    own,
    formats,
    widths,
    quality,
    artist,
    copyright,
    madeByAi,
    keep,
  ];
  return sha256(JSON.stringify(parts)).slice(0, 24);
}

/** Which files a picture goes out as, found out without a look at its pixels. */
export function planPicture({ path, head, settings }: PictureOrder, key: string): PicturePlan {
  const stem = path.replace(/\.[^.]*$/, '');
  const sizes = settings.formats.flatMap((format) => {
    const kind = format === 'jpeg' ? plainKind(head) : format;
    return widthsFor(head, settings)
      .map((width) => ({
        path: `${stem}.${key.slice(0, 12)}.${width}.${kind === 'jpeg' ? 'jpg' : kind}`,
        kind,
        ...scaled(head, width),
      }))
      .filter(({ height }) => height <= LONGEST_SIDE);
  });
  return { full: { path, kind: head.kind, ...scaled(head, FULL_WIDTH) }, sizes };
}

/** For browsers that know neither AVIF nor WebP. Drawings and charts are PNG or GIF, and JPEG would smear them. */
const plainKind = ({ kind, transparent }: PictureHead): PictureKind =>
  kind === 'png' || kind === 'gif' || transparent ? 'png' : 'jpeg';

/** The widths below that of the picture, and its own; of two that are nearly the same only the larger. */
function widthsFor({ width }: PictureHead, { widths }: ImageSettings): number[] {
  const own = Math.min(width, Math.max(...widths));
  const smaller = [...new Set(widths)].filter((one) => one < own * 0.9).sort((a, b) => a - b);
  return [...smaller, own];
}

function scaled({ width, height }: PictureHead, most: number): { width: number; height: number } {
  if (width <= most) return { width, height };
  return { width: most, height: Math.max(1, Math.round((height * most) / width)) };
}
