import { listHead } from '../head.ts';
import { relativeLinks } from '../links.ts';
import { grouped } from '../sections.ts';
import { type Frame, framed } from './frame.ts';
import type { Listing } from './listing.ts';

/** The months of a year, each with the path of its list. */
export interface ArchiveYear {
  year: string;
  months: { name: string; path: string }[];
}

/** @param months newest first */
export const archiveYears = (months: readonly Pick<Listing, 'path' | 'title'>[]): ArchiveYear[] =>
  [...grouped(months, (month) => month.path.slice(8, 12))].map(([year, own]) => ({
    year,
    months: own.map(({ title, path }) => ({ name: title, path })),
  }));

/** The page that leads to every month. */
export function archivePage(frame: Frame, years: readonly ArchiveYear[]): string {
  const linkTo = relativeLinks('archive/index.html');
  const { name } = frame.settings;
  const head = listHead(frame.settings, 'archive/', 'Archive', `Every story from ${name}, by month.`);
  return framed(frame, 'archive', head, null, linkTo, {
    title: 'Archive',
    years: years.map(({ year, months }) => ({
      year,
      months: months.map((month) => ({ name: month.name, href: linkTo(month.path) })),
    })),
  });
}
