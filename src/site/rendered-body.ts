import type { PictureWords, ShownPicture } from './figure.ts';

/** A picture in a body, as its address is written there. */
export interface BodyPicture extends PictureWords {
  url: string;
  /** With its caption, as it stands by itself. */
  whole: boolean;
}

/**
 * The body of an article as HTML that is safe to put on a page, rendered once for every page and feed: where it
 * links within the site or shows a picture it has numbered slots. It is made from the article's text alone.
 */
export interface Body {
  html: string;
  /** Links within the site, as written. */
  links: string[];
  pictures: BodyPicture[];
}

/** How the slots of a body come out on one page, or in a feed. */
export interface BodyPlace {
  /** What goes into `href`, or null for a link that should be words alone. */
  link(url: string): string | null;
  /** The picture behind an address, or null where it cannot be shown. */
  picture(url: string): ShownPicture | null;
}
