import { listHead } from '../head.ts';
import { relativeLinks } from '../links.ts';
import { SEARCH, type Search } from '../search/plan-search.ts';
import { sectionOf } from '../search/record.ts';
import type { Section } from '../sections.ts';
import { type Frame, framed, type PageText } from './frame.ts';

/** The page that readers search on; the script that it loads does the rest. */
export function searchPage(frame: Frame, sections: readonly Section[], { script, years }: Search): PageText {
  const path = `${SEARCH}index.html`;
  const linkTo = relativeLinks(path);
  const { name } = frame.settings;
  const title = 'Search';
  const head = { ...listHead(frame.settings, SEARCH, title, `Search every story from ${name}.`) };
  const filled = sections.filter(({ stories }) => stories.length > 0);
  const data = {
    title,
    script: linkTo(script),
    archive: linkTo('archive/'),
    in_sections: filled.map((section) => ({ name: section.name, value: sectionOf(section) })),
    years,
  };
  return { path, shows: data, text: () => framed(frame, 'search', head, null, linkTo, data) };
}
