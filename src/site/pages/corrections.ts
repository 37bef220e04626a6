import type { LoggedCorrection } from '../corrections-log.ts';
import { listHead } from '../head.ts';
import { relativeLinks } from '../links.ts';
import { pagesFromOldest } from '../paginate.ts';
import { type Frame, framed, type PageText } from './frame.ts';
import { listingPath } from './listing.ts';

const PATH = 'corrections/';
const SIZE = 50;

/** The pages on which everything stands that the newsroom has put right. @param log newest first */
export function correctionsPages(frame: Frame, log: readonly LoggedCorrection[]): PageText[] {
  const pages = pagesFromOldest(log, SIZE);
  const newest = pages[0]!.number;
  const pathOf = (number: number): string => listingPath(PATH, number, newest);
  return pages.map(({ number, items }) => {
    const path = pathOf(number);
    const linkTo = relativeLinks(`${path}index.html`);
    const title = number === newest ? 'Corrections' : `Corrections, page ${number}`;
    const description = `What ${frame.settings.name} got wrong, and what is right.`;
    const head = { ...listHead(frame.settings, path, title, description), feed: linkTo('corrections.xml') };
    const entries = items.map(({ story, label, when, was, now, anchor }) => ({
      label,
      when,
      was,
      now,
      headline: story.headline,
      href: linkTo(story.path) + (anchor === null ? '' : `#${anchor}`),
    }));
    const pager = {
      newer: number === newest ? null : linkTo(pathOf(number + 1)),
      older: number === 1 ? null : linkTo(pathOf(number - 1)),
      number,
    };
    const data = { title, description, entries, pager };
    const text = () => framed(frame, 'corrections-log', head, null, linkTo, data);
    const told = entries.map(({ when, ...entry }) => [when.at, entry]);
    return { path: `${path}index.html`, shows: [told, pager], text };
  });
}
