import { listHead } from '../head.ts';
import { relativeLinks } from '../links.ts';
import { pagesFromOldest } from '../paginate.ts';
import type { Story } from '../story.ts';
import { cardView } from '../views.ts';
import { type Frame, framed, type ListRecipe } from './frame.ts';

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

export interface ListPage extends Omit<Listing, 'stories'> {
  number: number;
  /** Number of the newest page; see {@link newestSeen}. */
  newest: number;
}

/** The pages of a list: the newest at its own address, older ones under their number. */
export function listPages({ stories, ...about }: Listing): ListRecipe<ListPage>[] {
  const pages = pagesFromOldest(stories, SIZE);
  const newest = pages[0]!.number;
  return pages.map(({ number, items }) => ({
    path: `${listingPath(about.path, number, newest)}index.html`,
    data: { ...about, number, newest: newestSeen(number, newest) },
    shows: items,
  }));
}

/** The number of the newest page, as far as the page of another number tells it: old ones are to stay as they are. */
export const newestSeen = (number: number, newest: number): number => Math.min(newest, number + 2);

/** Where a numbered page of a list stands. */
export const listingPath = (path: string, number: number, newest: number): string =>
  number === newest ? path : `${path}page/${number}/`;

export function listPage(frame: Frame, list: ListPage, stories: readonly Story[]): string {
  const { kind, title, description, role, profile, jsonLd, number, newest } = list;
  const first = number === newest;
  const pathOf = (other: number): string => listingPath(list.path, other, newest);
  const path = pathOf(number);
  const linkTo = relativeLinks(`${path}index.html`);
  const named = first ? title : `${title}, page ${number}`;
  const head = { ...listHead(frame.settings, path, named, description), kind, json_ld: jsonLd };
  const cards = stories.map((story) => cardView(story, null, frame, linkTo));
  const pager = {
    newer: first ? null : linkTo(pathOf(number + 1)),
    older: number === 1 ? null : linkTo(pathOf(number - 1)),
    number,
  };
  return framed(frame, 'list', head, null, linkTo, { title: named, role, profile, cards, pager });
}
