import { type LoggedAt, type LoggedCorrection, loggedAt, storiesOf } from '../corrections-log.ts';
import { listHead } from '../head.ts';
import { relativeLinks } from '../links.ts';
import { pagesFromOldest } from '../paginate.ts';
import type { Story } from '../story.ts';
import { momentView } from '../times.ts';
import { type Frame, framed, type ListRecipe } from './frame.ts';
import { listingPath, newestSeen } from './listing.ts';

const PATH = 'corrections/';
const SIZE = 50;

export interface CorrectionsPage {
  number: number;
  /** Number of the newest page; see {@link newestSeen}. */
  newest: number;
  entries: LoggedAt[];
}

/** The pages on which everything stands that the newsroom has put right. @param log newest first */
export function correctionsPages(log: readonly LoggedCorrection[]): ListRecipe<CorrectionsPage>[] {
  const pages = pagesFromOldest(log, SIZE);
  const newest = pages[0]!.number;
  return pages.map(({ number, items }) => ({
    path: `${listingPath(PATH, number, newest)}index.html`,
    data: { number, newest: newestSeen(number, newest), entries: storiesOf(items).at },
    shows: storiesOf(items).stories,
  }));
}

export function correctionsPage(
  frame: Frame,
  { number, newest, entries }: CorrectionsPage,
  stories: readonly Story[],
): string {
  const pathOf = (other: number): string => listingPath(PATH, other, newest);
  const path = pathOf(number);
  const linkTo = relativeLinks(`${path}index.html`);
  const title = number === newest ? 'Corrections' : `Corrections, page ${number}`;
  const description = `What ${frame.settings.name} got wrong, and what is right.`;
  const head = { ...listHead(frame.settings, path, title, description), feed: linkTo('corrections.xml') };
  const pager = {
    newer: number === newest ? null : linkTo(pathOf(number + 1)),
    older: number === 1 ? null : linkTo(pathOf(number - 1)),
    number,
  };
  return framed(frame, 'corrections-log', head, null, linkTo, {
    title,
    description,
    pager,
    entries: loggedAt(entries, stories).map(({ story, label, when, was, now, anchor }) => ({
      label,
      when: momentView(when),
      was,
      now,
      headline: story.headline,
      href: linkTo(story.path) + (anchor === null ? '' : `#${anchor}`),
    })),
  });
}
