import { ABOUT, type About } from './about.ts';
import type { SiteIndex } from './body-place.ts';
import { correctionsLog } from './corrections-log.ts';
import { archivePage } from './pages/archive.ts';
import { correctionsPages } from './pages/corrections.ts';
import type { CardOf, Frame, PageText } from './pages/frame.ts';
import { listingPages } from './pages/listing.ts';
import { authorListings, monthListings, tagListings } from './pages/listings.ts';
import { ownPage } from './pages/own-page.ts';
import type { Story } from './story.ts';

/** The pages beside articles, the front page and the sections. */
export interface FurtherPages {
  /** Path of each, with a slash at its end; of a long list, that of its newest page. */
  paths: string[];
  make(index: SiteIndex): PageText[];
}

/** @param stories newest first */
export function furtherPages(
  frame: Frame,
  stories: readonly Story[],
  about: About | null,
  cardOf: CardOf,
): FurtherPages {
  const { settings } = frame;
  const months = monthListings(stories, settings);
  const listings = [...authorListings(stories, settings), ...tagListings(stories, settings), ...months];
  return {
    paths: ['archive/', 'corrections/', ...(about ? [ABOUT] : []), ...listings.map(({ path }) => path)],
    make: (index) => [
      archivePage(frame, months),
      ...correctionsPages(frame, correctionsLog(stories)),
      ...(about ? [ownPage(frame, { ...about, path: ABOUT, body: about.body(index) })] : []),
      ...listings.flatMap((listing) => listingPages(frame, listing, cardOf)),
    ],
  };
}
