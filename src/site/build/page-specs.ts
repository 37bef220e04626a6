import type { SiteIndex } from '../body-place.ts';
import { aroundStories } from '../around.ts';
import { atom } from '../atom.ts';
import { correctionsFeed } from '../corrections-feed.ts';
import { correctionsLog } from '../corrections-log.ts';
import { feed, sectionFeed } from '../feed.ts';
import type { FeedEntry } from '../feed-entry.ts';
import type { FurtherPages } from '../further-pages.ts';
import { jsonFeed } from '../json-feed.ts';
import { newsSitemap } from '../news-sitemap.ts';
import type { CardOf } from '../pages/frame.ts';
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
  cardOf: CardOf;
  further: FurtherPages;
  sections: readonly Section[];
  index: SiteIndex;
}

/** Every page, list and feed of the site, each with a key that changes whenever its bytes may. */
export function pageSpecs(input: SpecInput): PageSpec[] {
  return [
    ...articleSpecs(input),
    ...listSpecs(input),
    ...furtherSpecs(input),
    ...feedSpecs(input),
    ...sitemapSpecs(input),
  ];
}

function articleSpecs({ base, pages, told, cardOf, index }: SpecInput): PageSpec[] {
  const everything = aroundStories(told.map(({ story }) => story));
  return told.flatMap((one): PageSpec[] => {
    const { story } = one;
    const around = everything.get(story)!;
    const { related, corrects, correctedBy } = around;
    const own = articleKey(one, index);
    const beside = [related.map(cardOf), corrects && cardOf(corrects), correctedBy.map(cardOf)];
    return [
      {
        path: `${story.path}index.html`,
        kind: 'page',
        body: one.item.article.path,
        key: keyOf(base, 'article', own, beside),
        render: async () => pages.article(story, await bodyOf(one, index), around),
      },
      {
        path: `${story.path}ninjs.json`,
        kind: 'feed',
        body: one.item.article.path,
        key: keyOf(base, 'ninjs', own),
        render: async () => pages.ninjs(story, await bodyOf(one, index)),
      },
    ];
  });
}

function furtherSpecs({ base, further, index }: SpecInput): PageSpec[] {
  return further
    .make(index)
    .map(({ path, shows, text }) => ({ path, kind: 'list', key: keyOf(base, path, shows), render: text }));
}

function listSpecs({ base, pages, told, cardOf, sections }: SpecInput): PageSpec[] {
  const list = (path: string, parts: unknown, shown: readonly Story[], render: () => string): PageSpec => ({
    path,
    kind: 'list',
    key: keyOf(base, path, parts, shown.map(cardOf)),
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

function feedSpecs(input: SpecInput): PageSpec[] {
  const { base, told, sections, cardOf, settings } = input;
  const log = correctionsLog(told.map(({ story }) => story));
  return [
    ...fullFeeds(input),
    {
      path: 'corrections.xml',
      kind: 'feed',
      key: keyOf(
        base,
        'corrections',
        log.map(({ story, when, anchor }) => [cardOf(story), when.at, anchor]),
      ),
      render: () => correctionsFeed(log, settings),
    },
    ...sections.map((section): PageSpec => {
      const newest = section.stories.slice(0, LIST_LENGTH);
      const path = `${section.path}feed.xml`;
      const key = keyOf(base, path, newest.map(cardOf));
      return { path, kind: 'feed', key, render: () => sectionFeed(section, newest, settings) };
    }),
  ];
}

/** The newest stories in full, in each of the forms that readers of feeds take. */
function fullFeeds({ base, pages, told, index, settings }: SpecInput): PageSpec[] {
  const newest = told.slice(0, LIST_LENGTH);
  const own = newest.map((one) => articleKey(one, index));
  const made = (path: string, form: (entries: FeedEntry[], settings: SiteSettings) => string): PageSpec => ({
    path,
    kind: 'feed',
    key: keyOf(base, path, own),
    render: async () => {
      const entries: FeedEntry[] = [];
      for (const one of newest) entries.push(pages.feedEntry(one.story, await bodyOf(one, index)));
      return form(entries, settings);
    },
  });
  return [made('feed.xml', feed), made('atom.xml', atom), made('feed.json', jsonFeed)];
}

function sitemapSpecs({ base, told, sections, further, settings }: SpecInput): PageSpec[] {
  const news = newsSitemap(
    told.map(({ story }) => story),
    settings,
  );
  const all = addresses(told, sections);
  all.lists.push(...further.paths.map((path) => ({ path, changed: null })));
  return [
    ...sitemaps(all, settings).map(
      ({ path, mark, text }): PageSpec => ({
        path,
        kind: 'feed',
        key: keyOf(base, path, mark),
        render: text,
      }),
    ),
    {
      path: 'robots.txt',
      kind: 'feed',
      key: keyOf(base, 'robots', news !== null),
      render: () => robots(settings, news !== null),
    },
    ...(news === null
      ? []
      : [{ path: 'sitemap-news.xml', kind: 'feed' as const, key: keyOf(base, news), render: () => news }]),
  ];
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
