import type { ImageEntry } from '../article/front-matter-types.ts';
import { type MediaPath, type MediaShelf, mediaPath, type PictureSize } from './media.ts';
import { line, webAddress } from './text.ts';

/** A picture of an article, with what its front matter says of it. */
export interface Picture {
  /** Path on the site. */
  path: string;
  alt: string;
  caption: string | null;
  credit: string | null;
  /** A public licence; one without an address is a note of the newsroom's own. */
  licence: { name: string; url: string } | null;
  width: number | null;
  height: number | null;
  /** The files that show it smaller or in other formats, by format, the smallest first; none where there are none. */
  sizes: readonly Pick<PictureSize, 'path' | 'type' | 'width'>[];
}

type Report = (message: string) => void;

/** The pictures that front matter lists and that are there, in its order. */
export async function picturesOf(
  entries: readonly ImageEntry[],
  shelf: MediaShelf,
  report: Report,
): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const entry of entries) {
    if (!entry.file) continue;
    const picture = await shelved(mediaPath(entry.file), entry.file, shelf, report);
    if (picture) pictures.push({ ...picture, ...described(entry) });
  }
  return pictures;
}

/** A picture without words yet, or null with a report of why it cannot be shown. */
export async function shelved(
  place: MediaPath,
  written: string,
  shelf: MediaShelf,
  report: Report,
): Promise<Picture | null> {
  if ('fault' in place) {
    report(`The file \`${written}\` ${place.fault}; it was left out.`);
    return null;
  }
  const file = await shelf.fetch(place.path);
  if (!file) {
    report(`There is no file \`${place.path}\`; it was left out.`);
    return null;
  }
  if (file === 'unfit') return null;
  const { width = null, height = null } = file.room ?? {};
  const sizes = file.sizes ?? [];
  return { path: place.path, alt: '', caption: null, credit: null, licence: null, width, height, sizes };
}

function described(entry: ImageEntry): Pick<Picture, 'alt' | 'caption' | 'credit' | 'licence'> {
  const url = webAddress(entry.licence_url);
  const licence = line(entry.licence);
  const credit = [line(entry.credit), entry.ai_generated ? 'AI-generated image' : null];
  return {
    alt: entry.decorative ? '' : (line(entry.alt) ?? ''),
    caption: line(entry.caption),
    credit: credit.filter((part) => part !== null).join('. ') || null,
    licence: url && licence ? { name: licence, url } : null,
  };
}
