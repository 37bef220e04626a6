import { listHead } from '../head.ts';
import { relativeLinks } from '../links.ts';
import { grouped } from '../sections.ts';
import { type Frame, framed, type PageText } from './frame.ts';
import type { Listing } from './listing.ts';

/** The page that leads to every month. @param months newest first */
export function archivePage(frame: Frame, months: readonly Pick<Listing, 'path' | 'title'>[]): PageText {
  const path = 'archive/index.html';
  const linkTo = relativeLinks(path);
  const { name } = frame.settings;
  const head = listHead(frame.settings, 'archive/', 'Archive', `Every story from ${name}, by month.`);
  const years = [...grouped(months, (month) => month.path.slice(8, 12))].map(([year, own]) => ({
    year,
    months: own.map((month) => ({ name: month.title, href: linkTo(month.path) })),
  }));
  const text = () => framed(frame, 'archive', head, null, linkTo, { title: 'Archive', years });
  return { path, shows: years, text };
}
