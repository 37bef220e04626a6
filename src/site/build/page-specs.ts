import type { SiteIndex } from '../body-place.ts';
import { feed } from '../feed.ts';
import type { Pages } from '../pages.ts';
import { LIST_LENGTH, type Section } from '../sections.ts';
import type { SiteSettings } from '../site-types.ts';
import { robots, type SitemapEntry, sitemaps } from '../sitemap.ts';
import type { Story } from '../story.ts';
import { keyOf, type PageSpec } from './page-spec.ts';
import { articleKey, bodyOf, type ToldStory } from './told-story.ts';

/** What pages are made from. */
export interface SpecInput {
  settings: SiteSettings;
  /** Stands for what every page has in it: theme, settings, navigation, program. */
  base: string;
  pages: Pages;
  /** Newest first. */
  told: readonly ToldStory[];
  sections: readonly Section[];
  index: SiteIndex;
}

/** Every page, list and feed of the site, each with a key that changes whenever its bytes may. */
export function pageSpecs(input: SpecInput): PageSpec[] {
  return [...articleSpecs(input), ...listSpecs(input), ...feedSpecs(input), ...sitemapSpecs(input)];
}

function articleSpecs({ base, pages, told, index }: SpecInput): PageSpec[] {
  return told.map((one) => ({
    path: `${one.story.path}index.html`,
    kind: 'page',
    key: keyOf(base, 'article', articleKey(one, index)),
    render: async () => pages.article(one.story, await bodyOf(one, index)),
  }));
}

function listSpecs({ base, pages, told, sections }: SpecInput): PageSpec[] {
  const cards = new Map(told.map(({ story, card }) => [story, card]));
  const list = (path: string, parts: unknown, shown: readonly Story[], render: () => string): PageSpec => ({
    path,
    kind: 'list',
    key: keyOf(
      base,
      path,
      parts,
      shown.map((story) => cards.get(story)!),
    ),
    render,
  });
  const stories = told.map(({ story }) => story);
  const specs = [list('index.html', [], stories.slice(0, LIST_LENGTH), () => pages.home(stories))];
  for (const section of sections) {
    const months = section.months.map(({ month, path }) => [month, path]);
    const shown = section.stories.slice(0, LIST_LENGTH);
    specs.push(list(`${section.path}index.html`, months, shown, () => pages.section(section)));
    for (const month of section.months)
      specs.push(list(`${month.path}index.html`, [], month.stories, () => pages.month(section, month)));
  }
  const notFound = keyOf(base, '404.html');
  specs.push({ path: '404.html', kind: 'page', key: notFound, render: () => pages.notFound() });
  return specs;
}

function feedSpecs({ base, pages, told, index, settings }: SpecInput): PageSpec[] {
  const newest = told.slice(0, LIST_LENGTH);
  const render = async (): Promise<string> => {
    const entries = [];
    for (const one of newest) entries.push(pages.feedEntry(one.story, await bodyOf(one, index)));
    return feed(entries, settings);
  };
  const key = keyOf(
    base,
    'feed',
    newest.map((one) => articleKey(one, index)),
  );
  return [
    { path: 'feed.xml', kind: 'feed', key, render },
    { path: 'robots.txt', kind: 'feed', key: keyOf(base, 'robots'), render: () => robots(settings) },
  ];
}

function sitemapSpecs({ base, told, sections, settings }: SpecInput): PageSpec[] {
  return sitemaps(addresses(told, sections), settings).map(({ path, mark, text }) => ({
    path,
    kind: 'feed',
    key: keyOf(base, path, mark),
    render: text,
  }));
}

/** What search engines should know: lists, and the articles whose home is here. */
function addresses(told: readonly ToldStory[], sections: readonly Section[]) {
  const stories = told.map(({ story }) => story);
  const lists: SitemapEntry[] = [
    { path: '', changed: lastChange(stories.slice(0, LIST_LENGTH)) },
    ...sections.flatMap((section) => [
      { path: section.path, changed: lastChange(section.stories.slice(0, LIST_LENGTH)) },
      ...section.months.map((month) => ({ path: month.path, changed: lastChange(month.stories) })),
    ]),
  ];
  const own = stories.filter(({ url, canonical }) => url === canonical);
  const articles = own.map((one) => ({
    path: one.path,
    changed: lastChange([one]),
    month: one.published.iso.slice(0, 7),
  }));
  return { lists, articles };
}

const lastChange = (stories: readonly Story[]): number | null =>
  stories.reduce<number | null>(
    (last, { published, modified }) => Math.max(last ?? 0, (modified ?? published).at),
    null,
  );
