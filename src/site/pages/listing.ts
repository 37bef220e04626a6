import { listHead } from '../head.ts';
import { type LinkTo, relativeLinks } from '../links.ts';
import { pagesFromOldest } from '../paginate.ts';
import type { Story } from '../story.ts';
import { cardView } from '../views.ts';
import { type CardOf, type Frame, framed, type PageText } from './frame.ts';

/** Stories that have something in common: a writer, a subject, a month. */
export interface Listing {
  kind: 'author' | 'tag' | 'month';
  /** With a slash at its end. */
  path: string;
  title: string;
  description: string;
  /** What stands under the title: of a writer, who that is. */
  role: string | null;
  profile: string | null;
  /** JSON for search engines. */
  jsonLd: string[];
  /** Newest first. */
  stories: readonly Story[];
}

/** Stories on a page of such a list; the newest page may have up to twice as many less one. */
const SIZE = 30;

/** The pages of a list: the newest at its own address, older ones under their number. */
export function listingPages(frame: Frame, listing: Listing, cardOf: CardOf): PageText[] {
  const { stories: _, ...about } = listing;
  const pages = pagesFromOldest(listing.stories, SIZE);
  const newest = pages[0]!.number;
  const pathOf = (number: number): string => listingPath(listing.path, number, newest);
  return pages.map(({ number, items }) => {
    const path = pathOf(number);
    const linkTo = relativeLinks(`${path}index.html`);
    const pager = {
      newer: number === newest ? null : linkTo(pathOf(number + 1)),
      older: number === 1 ? null : linkTo(pathOf(number - 1)),
      number,
    };
    return {
      path: `${path}index.html`,
      shows: [about, number === newest, pager, items.map(cardOf)],
      text: () => listingPage(frame, listing, { path, items, pager, first: number === newest }, linkTo),
    };
  });
}

/** Where a numbered page of a list stands. */
export const listingPath = (path: string, number: number, newest: number): string =>
  number === newest ? path : `${path}page/${number}/`;

interface Shown {
  path: string;
  items: readonly Story[];
  pager: { newer: string | null; older: string | null; number: number };
  first: boolean;
}

function listingPage(frame: Frame, listing: Listing, shown: Shown, linkTo: LinkTo): string {
  const { kind, title, description, role, profile, jsonLd } = listing;
  const named = shown.first ? title : `${title}, page ${shown.pager.number}`;
  const head = { ...listHead(frame.settings, shown.path, named, description), kind, json_ld: jsonLd };
  const cards = shown.items.map((story) => cardView(story, null, frame.settings, linkTo));
  return framed(frame, 'list', head, null, linkTo, {
    title: named,
    role,
    profile,
    cards,
    pager: shown.pager,
  });
}
