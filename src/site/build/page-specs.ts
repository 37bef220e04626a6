import { aroundStories } from '../around.ts';
import { CORRECTIONS_IN_FEED } from '../corrections-feed.ts';
import { correctionsLog, storiesOf } from '../corrections-log.ts';
import type { FurtherPages } from '../further-pages.ts';
import { latestNews } from '../news-sitemap.ts';
import { LIST_LENGTH, type Section } from '../sections.ts';
import { lastChange, sitemapParts, storyEntry } from '../sitemap.ts';
import type { Story } from '../story.ts';
import { entriesOf, madeFrom, unfilledFrom, type Workshop } from './makers.ts';
import { keyOf, type PageSpec, type Recipe } from './page-spec.ts';
import { articleKey, type ToldStory } from './told-story.ts';

/** What pages are made from. */
export interface SpecInput {
  /** Stands for what every page has in it: theme, settings, navigation, program. */
  base: string;
  shop: Workshop;
  /** Newest first. */
  told: readonly ToldStory[];
  /** Stands for all that lists show of a story. */
  cardOf(story: Story): string;
  further: FurtherPages;
  sections: readonly Section[];
}

/**
 * Every page, list and feed of the site, each with a key that changes whenever its bytes may. Of an archive they are
 * too many to be all thought of at once. Lists stand among the articles: articles may be filled in by another thread,
 * which has little to do meanwhile.
 */
export function* pageSpecs(input: SpecInput): Iterable<PageSpec> {
  const others = [...listRecipes(input), ...feedRecipes(input), ...sitemapRecipes(input)];
  let articles = 0;
  let done = 0;
  for (const recipe of articleRecipes(input)) {
    yield specOf(recipe, input);
    if (recipe.make === 'article') articles++;
    while (done < Math.floor((others.length * articles) / input.told.length))
      yield specOf(others[done++]!, input);
  }
  for (const recipe of others.slice(done)) yield specOf(recipe, input);
}

/** A recipe with its key. */
export function specOf(
  recipe: Recipe,
  { base, shop, cardOf }: Pick<SpecInput, 'base' | 'shop' | 'cardOf'>,
): PageSpec {
  const { path, make, data, shows, whole } = recipe;
  const own = whole.map((one) => articleKey(one, shop.index));
  const shown = make === 'sitemap' ? entriesOf(recipe) : shows.map(cardOf);
  return {
    key: keyOf(base, make, path, data, shown, own),
    render: () => madeFrom(recipe, shop),
    unfilled: () => unfilledFrom(recipe, shop),
    ...recipe,
  };
}

/** What most recipes lack. */
const NOTHING = { data: null, shows: [], whole: [] } as const;

function* articleRecipes({ told, shop }: SpecInput): Iterable<Recipe> {
  const { ninjs = true } = shop.frame.settings;
  const everything = aroundStories(told.map(({ story }) => story));
  for (const one of told) {
    const { path } = one.story;
    const { related, corrects, correctedBy } = everything.get(one.story)!;
    yield {
      path: `${path}index.html`,
      kind: 'page',
      make: 'article',
      data: { related: related.length, corrects: corrects !== null },
      shows: [...related, ...(corrects ? [corrects] : []), ...correctedBy],
      whole: [one],
    };
    if (ninjs)
      yield {
        path: `${path}ninjs.json`,
        kind: 'feed',
        make: 'ninjs',
        data: null,
        shows: NOTHING.shows,
        whole: [one],
      };
  }
}

function listRecipes({ told, sections, further, shop }: SpecInput): Recipe[] {
  const newest = told.slice(0, LIST_LENGTH).map(({ story }) => story);
  return [
    { ...NOTHING, path: 'index.html', kind: 'list', make: 'home', shows: newest },
    ...sections.flatMap(sectionRecipes),
    { ...NOTHING, path: '404.html', kind: 'page', make: 'not-found' },
    ...further.recipes(shop.index()).map((recipe): Recipe => ({ ...NOTHING, kind: 'list', ...recipe })),
  ];
}

function sectionRecipes({ name, path, stories, months }: Section): Recipe[] {
  const section = { name, path };
  return [
    {
      ...NOTHING,
      path: `${path}index.html`,
      kind: 'list',
      make: 'section',
      data: { ...section, months: months.map((one) => ({ month: one.month, path: one.path })) },
      shows: stories.slice(0, LIST_LENGTH),
    },
    ...months.map(
      (one): Recipe => ({
        ...NOTHING,
        path: `${one.path}index.html`,
        kind: 'list',
        make: 'section-month',
        data: { section, month: one.month, path: one.path },
        shows: one.stories,
      }),
    ),
  ];
}

function feedRecipes({ told, sections }: SpecInput): Recipe[] {
  const newest = told.slice(0, LIST_LENGTH);
  const log = correctionsLog(told.map(({ story }) => story)).slice(0, CORRECTIONS_IN_FEED);
  const { stories, at } = storiesOf(log);
  return [
    ...(['feed.xml', 'atom.xml', 'feed.json'] as const).map(
      (path): Recipe => ({ ...NOTHING, path, kind: 'feed', make: path, whole: newest }),
    ),
    { ...NOTHING, path: 'corrections.xml', kind: 'feed', make: 'corrections.xml', data: at, shows: stories },
    ...sections.map(
      ({ name, path, stories: own }): Recipe => ({
        ...NOTHING,
        path: `${path}feed.xml`,
        kind: 'feed',
        make: 'section-feed',
        data: { name, path },
        shows: own.slice(0, LIST_LENGTH),
      }),
    ),
  ];
}

function sitemapRecipes({ told, sections, further }: SpecInput): Recipe[] {
  const stories = told.map(({ story }) => story);
  const lists = ['', ...sections.flatMap(({ path, months }) => [path, ...months.map((one) => one.path)])];
  const { index, parts } = sitemapParts([...lists, ...further.paths], stories);
  const news = latestNews(stories);
  const made = (
    path: string,
    make: 'sitemap' | 'sitemap-index' | 'sitemap-news' | 'robots',
    rest: Partial<Recipe>,
  ): Recipe => ({
    ...NOTHING,
    path,
    kind: 'feed',
    make,
    ...rest,
  });
  const listed = parts.map((part) => ({
    path: part.path,
    changed: lastChange(part.stories.map(storyEntry)),
  }));
  return [
    ...parts.map((part) => made(part.path, 'sitemap', { data: part.lists, shows: part.stories })),
    ...(index === null ? [] : [made(index, 'sitemap-index', { data: listed })]),
    made('robots.txt', 'robots', { data: news.length > 0 }),
    ...(news.length > 0 ? [made('sitemap-news.xml', 'sitemap-news', { shows: news })] : []),
  ];
}
