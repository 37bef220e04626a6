import type { LinkTo } from './links.ts';
import type { Picture } from './pictures.ts';

/**
 * How wide a picture is shown, as browsers are told before they have the stylesheet: the columns of `site.css`.
 * Cards are small: the larger sizes are not offered for them.
 */
const PLACES = {
  /** The picture over an article. */
  lead: { sizes: '(min-width: 58rem) 56rem, 100vw', most: Number.POSITIVE_INFINITY },
  /** In the text, or under it. */
  column: { sizes: '(min-width: 40rem) 38rem, 100vw', most: 1200 },
  /** That of the first story of the front page. */
  cover: { sizes: '(min-width: 60rem) 44rem, 100vw', most: Number.POSITIVE_INFINITY },
  /** In one of the columns of the front page. */
  grid: { sizes: '(min-width: 60rem) 24rem, (min-width: 40rem) 48vw, 100vw', most: 800 },
  /** Beside the words of a list. */
  river: { sizes: '(min-width: 40rem) 13rem, 100vw', most: 800 },
} as const;

export type PicturePlace = keyof typeof PLACES;

/** A picture where it is shown. */
export interface PlacedPicture {
  picture: Picture;
  place: PicturePlace;
  /** `first`: the largest thing that readers wait for. `late`: so far down that it may come when it is needed. */
  coming: 'first' | 'early' | 'late';
}

/** What a browser may choose from. */
export interface PictureSources {
  /** Formats that only some browsers know, the best first. */
  sources: { type: string; srcset: string }[];
  /** In a format that all know; null where there is one file alone. */
  srcset: string | null;
  sizes: string;
}

/** A picture of which there is one file, or that is shown where nothing can be chosen, as in a feed. */
export const ONE_FILE: PictureSources = { sources: [], srcset: null, sizes: '100vw' };

/** The files that show a picture in one place. */
export function pictureSources(picture: Picture, place: PicturePlace, linkTo: LinkTo): PictureSources {
  const { sizes, most } = PLACES[place];
  const types = [...new Set(picture.sizes.map(({ type }) => type))];
  const all = types.map((type) => ({ type, srcset: srcsetOf(picture, type, most, linkTo) }));
  return {
    sources: all.filter(({ type }) => !KNOWN_TO_ALL.has(type)),
    srcset: all.find(({ type }) => KNOWN_TO_ALL.has(type))?.srcset ?? null,
    sizes,
  };
}

const KNOWN_TO_ALL: ReadonlySet<string> = new Set(['image/jpeg', 'image/png']);

function srcsetOf(picture: Picture, type: string, most: number, linkTo: LinkTo): string {
  const all = picture.sizes.filter((size) => size.type === type);
  return all
    .filter(({ width }, i) => i === 0 || width <= most)
    .map(({ path, width }) => `${linkTo(path)} ${width}w`)
    .join(', ');
}

/** The picture of a story in a list. @param index its place in the list, from 0 */
export function placedCard(picture: Picture, list: 'front' | 'river', index: number): PlacedPicture {
  const place = list === 'river' ? 'river' : index === 0 ? 'cover' : 'grid';
  const coming = index === 0 ? 'first' : list === 'river' && index <= 2 ? 'early' : 'late';
  return { picture, place, coming };
}
