import { readArticle } from '../article/article.ts';
import { bodyHtml } from './body-html.ts';
import { bodyFiles, bodyPlace, type SiteIndex } from './body-place.ts';
import { feed } from './feed.ts';
import { MediaShelf } from './media.ts';
import { type BodyWith, Pages, type ReadyStory } from './pages.ts';
import { picturesOf } from './pictures.ts';
import { LIST_LENGTH, type Section, sectionsOf } from './sections.ts';
import type { Site, SiteArticle, SiteFile, SiteInput, SiteProblem } from './site-types.ts';
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
  const sections = sectionsOf(stories, input.settings);
  const pages = new Pages(input.settings, theme, sections, ready);
  const bodies = await bodiesOf(ready, indexOf(stories, sections));
  const files = [
    { path: theme.cssPath, bytes: theme.css, kind: 'asset' as const },
    ...mediaFiles(shelf),
    ...stories.map((one) => file(`${one.path}index.html`, pages.article(one, bodies.get(one)!), 'page')),
    file('404.html', pages.notFound(), 'page'),
    ...listFiles(pages, stories, sections),
    ...feedFiles(pages, stories, sections, input, bodies),
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

const indexOf = (stories: readonly Story[], sections: readonly Section[]): SiteIndex => ({
  pages: new Set(['', ...stories.map(({ path }) => path), ...sections.map(({ path }) => path)]),
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
    file('robots.txt', robots(settings), 'feed'),
    ...sitemaps(addresses(stories, sections), settings).map(({ path, text }) => file(path, text, 'feed')),
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
