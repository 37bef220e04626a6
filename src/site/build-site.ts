import { readArticle } from '../article/article.ts';
import { bodyHtml } from './body-html.ts';
import { bodyFiles, bodyPlace, type SiteIndex } from './body-place.ts';
import { atom } from './atom.ts';
import { readAbout } from './about.ts';
import { aroundStories } from './around.ts';
import { correctionsFeed } from './corrections-feed.ts';
import { correctionsLog } from './corrections-log.ts';
import { feed, sectionFeed } from './feed.ts';
import { furtherPages } from './further-pages.ts';
import { jsonFeed } from './json-feed.ts';
import { newsSitemap } from './news-sitemap.ts';
import type { Frame } from './pages/frame.ts';
import { MediaShelf } from './media.ts';
import { type BodyWith, Pages, type ReadyStory } from './pages.ts';
import { picturesOf } from './pictures.ts';
import { LIST_LENGTH, type Section, sectionsOf } from './sections.ts';
import type { Site, SiteArticle, SiteFile, SiteInput, SiteProblem } from './site-types.ts';
import { lostReferences } from './related.ts';
import { robots, type SitemapEntry, sitemaps } from './sitemap.ts';
import { newestFirst, type Story, story } from './story.ts';
import { loadTheme } from './theme.ts';

/**
 * Builds every file of a site: pages, lists, feed, sitemap, stylesheet and the media that they show. The same
 * articles, settings and theme give the same bytes, in whatever order they come.
 * @throws NewsctlError TEMPLATE_INVALID where the theme is at fault
 */
export async function buildSite(input: SiteInput): Promise<Site> {
  const theme = await loadTheme(input.readTemplate);
  const shelf = new MediaShelf(input.readMedia);
  const problems: SiteProblem[] = [];
  const ready: (ReadyStory & { item: SiteArticle })[] = [];
  for (const item of input.articles) ready.push(await readied(item, input, shelf, problems));
  ready.sort((a, b) => newestFirst(a.story, b.story));
  const stories = ready.map((one) => one.story);
  problems.push(...lostReferences(stories));
  const sections = sectionsOf(stories, input.settings);
  const about = await readAbout(input, shelf, problems);
  const frame: Frame = { settings: input.settings, theme, sections, about: about !== null };
  const pages = new Pages(frame, ready);
  const further = furtherPages(frame, stories, about);
  const index = indexOf(stories, sections, further.paths);
  const bodies = await bodiesOf(ready, index);
  const files = [
    { path: theme.cssPath, bytes: theme.css, kind: 'asset' as const },
    ...mediaFiles(shelf),
    ...articleFiles(pages, stories, bodies),
    file('404.html', pages.notFound(), 'page'),
    ...listFiles(pages, stories, sections),
    ...further.make(index).map(({ path, text }) => file(path, text, 'list')),
    ...feedFiles(pages, stories, sections, input, bodies),
    ...sitemapFiles(stories, sections, further.paths, input),
  ];
  return { files: sorted(files), problems: sorted(problems) };
}

type Bodies = ReadonlyMap<Story, BodyWith>;

async function bodiesOf(
  ready: readonly (ReadyStory & { item: SiteArticle })[],
  index: SiteIndex,
): Promise<Bodies> {
  const bodies = new Map<Story, BodyWith>();
  for (const { story, files, item } of ready) {
    const { tree } = readArticle(await item.text(), item.article.path);
    bodies.set(story, (linkTo) => bodyHtml(tree, bodyPlace(story, files, index, linkTo)));
  }
  return bodies;
}

async function readied(
  item: SiteArticle,
  input: SiteInput,
  shelf: MediaShelf,
  problems: SiteProblem[],
): Promise<ReadyStory & { item: SiteArticle }> {
  const { article } = item;
  const report = (message: string): void => {
    problems.push({ path: article.path, message });
  };
  const pictures = await picturesOf(article.frontMatter.images ?? [], shelf, report);
  const files = await bodyFiles(article.asks, pictures, shelf, report);
  return { story: story(item, input.settings, pictures), files, item };
}

const indexOf = (
  stories: readonly Story[],
  sections: readonly Section[],
  further: readonly string[],
): SiteIndex => ({
  pages: new Set(['', ...[...stories, ...sections].map(({ path }) => path), ...further]),
  articles: new Map(stories.map(({ file, path }) => [file, path])),
});

const mediaFiles = (shelf: MediaShelf): SiteFile[] =>
  [...shelf.files.values()].flatMap((media) =>
    media ? [{ path: media.path, bytes: media.bytes, kind: 'media' as const }] : [],
  );

function listFiles(pages: Pages, stories: readonly Story[], sections: readonly Section[]): SiteFile[] {
  const files = [file('index.html', pages.home(stories), 'list')];
  for (const section of sections) {
    files.push(file(`${section.path}index.html`, pages.section(section), 'list'));
    for (const month of section.months)
      files.push(file(`${month.path}index.html`, pages.month(section, month), 'list'));
  }
  return files;
}

function articleFiles(pages: Pages, stories: readonly Story[], bodies: Bodies): SiteFile[] {
  const around = aroundStories(stories);
  return stories.flatMap((one) => {
    const body = bodies.get(one)!;
    return [
      file(`${one.path}index.html`, pages.article(one, body, around.get(one)!), 'page'),
      file(`${one.path}ninjs.json`, pages.ninjs(one, body), 'feed'),
    ];
  });
}

function feedFiles(
  pages: Pages,
  stories: readonly Story[],
  sections: readonly Section[],
  { settings }: SiteInput,
  bodies: Bodies,
): SiteFile[] {
  const entries = stories.slice(0, LIST_LENGTH).map((one) => pages.feedEntry(one, bodies.get(one)!));
  return [
    file('feed.xml', feed(entries, settings), 'feed'),
    file('atom.xml', atom(entries, settings), 'feed'),
    file('feed.json', jsonFeed(entries, settings), 'feed'),
    file('corrections.xml', correctionsFeed(correctionsLog(stories), settings), 'feed'),
    ...sections.map((section) => {
      const newest = section.stories.slice(0, LIST_LENGTH);
      return file(`${section.path}feed.xml`, sectionFeed(section, newest, settings), 'feed');
    }),
  ];
}

function sitemapFiles(
  stories: readonly Story[],
  sections: readonly Section[],
  further: readonly string[],
  { settings }: SiteInput,
): SiteFile[] {
  const entries = [...addresses(stories, sections), ...further.map((path) => ({ path, changed: null }))];
  const news = newsSitemap(stories, settings);
  return [
    file('robots.txt', robots(settings, news !== null), 'feed'),
    ...(news === null ? [] : [file('sitemap-news.xml', news, 'feed')]),
    ...sitemaps(entries, settings).map(({ path, text }) => file(path, text, 'feed')),
  ];
}

/** What search engines should know: lists, and the articles whose home is here. */
function addresses(stories: readonly Story[], sections: readonly Section[]): SitemapEntry[] {
  const lists = sections.flatMap((section) => [
    { path: section.path, changed: lastChange(section.stories.slice(0, LIST_LENGTH)) },
    ...section.months.map((month) => ({ path: month.path, changed: lastChange(month.stories) })),
  ]);
  const own = stories.filter(({ url, canonical }) => url === canonical);
  return [
    { path: '', changed: lastChange(stories.slice(0, LIST_LENGTH)) },
    ...lists,
    ...own.map((one) => ({ path: one.path, changed: lastChange([one]) })),
  ];
}

const lastChange = (stories: readonly Story[]): number | null =>
  stories.reduce<number | null>(
    (last, { published, modified }) => Math.max(last ?? 0, (modified ?? published).at),
    null,
  );

const encoder = new TextEncoder();

const file = (path: string, text: string, kind: SiteFile['kind']): SiteFile => ({
  path,
  bytes: encoder.encode(text),
  kind,
});

const sorted = <T extends { path: string }>(list: T[]): T[] =>
  list.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
