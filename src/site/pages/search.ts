import { listHead } from '../head.ts';
import { relativeLinks } from '../links.ts';
import { SEARCH } from '../search/plan-search.ts';
import { type Frame, framed } from './frame.ts';

export interface SearchPage {
  /** Path of the script. */
  script: string;
  /** Sections that have stories, with the name under which these are found. */
  inSections: { name: string; value: string }[];
  /** Newest first. */
  years: string[];
}

/** The page that readers search on; the script that it loads does the rest. */
export function searchPage(frame: Frame, { script, inSections, years }: SearchPage): string {
  const linkTo = relativeLinks(`${SEARCH}index.html`);
  const title = 'Search';
  const head = listHead(frame.settings, SEARCH, title, `Search every story from ${frame.settings.name}.`);
  return framed(frame, 'search', head, null, linkTo, {
    title,
    script: linkTo(script),
    archive: linkTo('archive/'),
    in_sections: inSections,
    years,
  });
}
