import { ABOUT, type About } from './about.ts';
import type { SiteIndex } from './body-place.ts';
import { correctionsLog } from './corrections-log.ts';
import { archivePage } from './pages/archive.ts';
import { correctionsPages } from './pages/corrections.ts';
import type { CardOf, Frame, PageText } from './pages/frame.ts';
import { listingPages } from './pages/listing.ts';
import { authorListings, monthListings, tagListings } from './pages/listings.ts';
import { ownPage } from './pages/own-page.ts';
import { searchPage } from './pages/search.ts';
import type { Search } from './search/plan-search.ts';
import type { Section } from './sections.ts';
import type { Story } from './story.ts';

/** The pages beside articles, the front page and the sections. */
export interface FurtherPages {
  /**
   * Path of each that search engines should know, with a slash at its end; of a long list, that of its newest page.
   */
  paths: string[];
  make(index: SiteIndex): PageText[];
}

export interface FurtherInput {
  /** Newest first. */
  stories: readonly Story[];
  about: About | null;
  cardOf: CardOf;
  sections: readonly Section[];
  search: Search | null;
}

export function furtherPages(
  frame: Frame,
  { stories, about, cardOf, sections, search }: FurtherInput,
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
      ...(search ? [searchPage(frame, sections, search)] : []),
      ...listings.flatMap((listing) => listingPages(frame, listing, cardOf)),
    ],
  };
}
