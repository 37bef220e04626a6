import { atom } from '../atom.ts';
import type { SiteIndex } from '../body-place.ts';
import { correctionsFeed } from '../corrections-feed.ts';
import { type LoggedAt, loggedAt } from '../corrections-log.ts';
import { feed, sectionFeed } from '../feed.ts';
import type { FeedEntry } from '../feed-entry.ts';
import { jsonFeed } from '../json-feed.ts';
import { newsSitemap } from '../news-sitemap.ts';
import { type ArchiveYear, archivePage } from '../pages/archive.ts';
import { type CorrectionsPage, correctionsPage } from '../pages/corrections.ts';
import type { Frame, Unfilled } from '../pages/frame.ts';
import { type ListPage, listPage } from '../pages/listing.ts';
import { type OwnPage, ownPage } from '../pages/own-page.ts';
import { type SearchPage, searchPage } from '../pages/search.ts';
import type { Pages } from '../pages.ts';
import { robots, type SitemapEntry, sitemapIndex, sitemapPart, storyEntry } from '../sitemap.ts';
import type { SectionName } from '../story.ts';
import type { Recipe } from './page-spec.ts';
import { bodyOf, type ToldStory } from './told-story.ts';

/** What makers have at hand for every page. */
export interface Workshop {
  frame: Frame;
  pages: Pages;
  /** Asked for only by pages with bodies in them. */
  index(): SiteIndex;
}

type Maker = (recipe: Recipe, shop: Workshop) => string | Promise<string>;

/** A page of which only what its template is given is made here. */
async function unfilledArticle(
  { shows, whole, data }: Recipe,
  { pages, index }: Workshop,
): Promise<Unfilled> {
  const [one] = whole as [ToldStory];
  const { related, corrects } = data as { related: number; corrects: boolean };
  const around = {
    related: shows.slice(0, related),
    corrects: corrects ? shows[related]! : null,
    correctedBy: shows.slice(related + Number(corrects)),
  };
  return pages.article(one.story, await bodyOf(one, index()), around);
}

/** Every kind of page by its name, each made from its recipe alone. */
const MAKERS = {
  async article(recipe, shop) {
    const { template, data } = await unfilledArticle(recipe, shop);
    return shop.frame.theme.render(template, data);
  },
  async ninjs({ whole }, { pages, index }) {
    const [one] = whole as [ToldStory];
    return pages.ninjs(one.story, await bodyOf(one, index()));
  },
  home: ({ shows }, { pages }) => pages.home(shows),
  section({ data, shows }, { pages }) {
    const { months, ...section } = data as SectionName & { months: { month: string; path: string }[] };
    return pages.section(section, shows, months);
  },
  'section-month'({ data, shows }, { pages }) {
    const { section, ...month } = data as { section: SectionName; month: string; path: string };
    return pages.month(section, month, shows);
  },
  'not-found': (_, { pages }) => pages.notFound(),
  list: ({ data, shows }, { frame }) => listPage(frame, data as ListPage, shows),
  archive: ({ data }, { frame }) => archivePage(frame, data as ArchiveYear[]),
  corrections: ({ data, shows }, { frame }) => correctionsPage(frame, data as CorrectionsPage, shows),
  search: ({ data }, { frame }) => searchPage(frame, data as SearchPage),
  own: ({ data }, { frame }) => ownPage(frame, data as OwnPage),
  'feed.xml': (recipe, shop) => inFull(recipe, shop).then((all) => feed(all, shop.frame.settings)),
  'atom.xml': (recipe, shop) => inFull(recipe, shop).then((all) => atom(all, shop.frame.settings)),
  'feed.json': (recipe, shop) => inFull(recipe, shop).then((all) => jsonFeed(all, shop.frame.settings)),
  'corrections.xml': ({ data, shows }, { frame }) =>
    correctionsFeed(loggedAt(data as LoggedAt[], shows), frame.settings),
  'section-feed': ({ data, shows }, { frame }) => sectionFeed(data as SectionName, shows, frame.settings),
  'sitemap-index': ({ data }, { frame }) => sitemapIndex(data as SitemapEntry[], frame.settings),
  sitemap: (recipe, { frame }) =>
    sitemapPart([...paths(recipe.data as string[]), ...entriesOf(recipe)], frame.settings),
  'sitemap-news': ({ shows }, { frame }) => newsSitemap(shows, frame.settings),
  robots: ({ data }, { frame }) => robots(frame.settings, data as boolean),
} satisfies Record<string, Maker>;

export type MakerName = keyof typeof MAKERS;

/** Makes a page. */
export const madeFrom = (recipe: Recipe, shop: Workshop): string | Promise<string> =>
  (MAKERS[recipe.make] as Maker)(recipe, shop);

/** What the template of a page is given, for whoever fills it in; null for a page that is made in one go. */
export const unfilledFrom = (recipe: Recipe, shop: Workshop): Promise<Unfilled> | null =>
  recipe.make === 'article' ? unfilledArticle(recipe, shop) : null;

/** What a sitemap says of its stories. */
export const entriesOf = ({ entries, shows }: Recipe): readonly SitemapEntry[] =>
  entries ?? shows.map(storyEntry);

/** Lists show no date of their own. */
const paths = (listed: readonly string[]): SitemapEntry[] => listed.map((path) => ({ path, changed: null }));

async function inFull({ whole }: Recipe, { pages, index }: Workshop): Promise<FeedEntry[]> {
  const entries: FeedEntry[] = [];
  for (const one of whole) entries.push(pages.feedEntry(one.story, await bodyOf(one, index())));
  return entries;
}
