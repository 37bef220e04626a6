import { readAbout } from './about.ts';
import { furtherPages } from './further-pages.ts';
import type { Frame } from './pages/frame.ts';
import { sha256 } from '../text/sha256.ts';
import type { SiteIndex } from './body-place.ts';
import { keyOf, type PageSpec } from './build/page-spec.ts';
import { pageSpecs } from './build/page-specs.ts';
import { type ToldStory, tell } from './build/told-story.ts';
import { MediaShelf } from './media.ts';
import { Pages } from './pages.ts';
import { lostReferences } from './related.ts';
import { planSearch, SEARCH } from './search/plan-search.ts';
import { type Section, sectionsOf } from './sections.ts';
import type { Site, SiteFile, SiteInput, SiteProblem } from './site-types.ts';
import { newestFirst, type Story } from './story.ts';
import { loadTheme, type Theme } from './theme.ts';

/** A site that can be made, page by page, and of which no page is made yet. */
export interface SitePlan {
  specs: PageSpec[];
  /** Stylesheet, media, and what readers search in. */
  assets: SiteFile[];
  problems: SiteProblem[];
}

/**
 * Builds every file of a site: pages, lists, feed, sitemap, stylesheet and the media that they show. The same
 * articles, settings and theme give the same bytes, in whatever order they come. A page that an earlier build
 * made from the very same is not made again; its bytes are, should anybody ask for them.
 * @throws NewsctlError TEMPLATE_INVALID where the theme is at fault
 */
export async function buildSite(input: SiteInput): Promise<Site> {
  const { specs, assets, problems } = await planSite(input);
  const files = [...assets];
  const ordered = input.inOrder?.(specs, ({ body }) => body ?? '') ?? specs;
  for (const spec of ordered) files.push(await made(spec, input));
  input.kept?.keepOnly(new Set(specs.map(({ path }) => path)));
  return { files: sorted(files), problems };
}

/**
 * Finds out which files a site has, and looks up their media; pages are left for whoever wants to see them.
 * @throws NewsctlError TEMPLATE_INVALID for a template that is missing
 */
export async function planSite(input: SiteInput): Promise<SitePlan> {
  const { settings } = input;
  const theme = await loadTheme(input.readTemplate, settings.timezone);
  const shelf = new MediaShelf(input.media);
  const problems: SiteProblem[] = [];
  const told: ToldStory[] = [];
  for (const item of input.articles) told.push(await tell(item, settings, shelf, problems));
  told.sort((a, b) => newestFirst(a.story, b.story));
  const stories = told.map(({ story }) => story);
  problems.push(...lostReferences(stories));
  const sections = sectionsOf(stories, settings);
  const about = await readAbout(input, shelf, problems);
  const search = await planSearch(input, told, problems);
  const frame: Frame = { settings, theme, sections, about: about !== null, search: search !== null };
  const cards = new Map(told.map(({ story, card }) => [story, card]));
  const cardOf = (story: Story): string => cards.get(story)!;
  const further = furtherPages(frame, { stories, about, cardOf, sections, search });
  const specs = pageSpecs({
    settings,
    base: baseKey(input, theme, frame),
    pages: new Pages(frame),
    told,
    cardOf,
    sections,
    further,
    index: indexOf(stories, sections, [...further.paths, ...(search ? [SEARCH] : [])]),
  });
  return {
    specs,
    assets: [stylesheet(theme), ...(search?.files ?? []), ...mediaFiles(shelf)],
    problems: sorted(problems),
  };
}

/** Settings count as a whole: what a page shows of them is for templates to say. */
const baseKey = ({ settings, tool }: SiteInput, theme: Theme, { sections, about, search }: Frame): string =>
  keyOf(
    tool ?? '',
    settings,
    theme.mark,
    sections.map(({ name, path }) => [name, path]),
    about,
    search,
  );

const indexOf = (
  stories: readonly Story[],
  sections: readonly Section[],
  further: readonly string[],
): SiteIndex => ({
  pages: new Set(['', ...[...stories, ...sections].map(({ path }) => path), ...further]),
  articles: new Map(stories.map(({ file, path }) => [file, path])),
});

const stylesheet = ({ cssPath, css }: Theme): SiteFile => ({
  path: cssPath,
  kind: 'asset',
  sha256: sha256(css),
  size: css.length,
  bytes: async () => css,
});

const mediaFiles = (shelf: MediaShelf): SiteFile[] =>
  [...shelf.files.values()].flatMap((media) => {
    if (!media) return [];
    const { path, sha256: hash, size, bytes } = media;
    return [{ path, kind: 'media' as const, sha256: hash, size, bytes }];
  });

const encoder = new TextEncoder();

/** The file of a page: remembered, or rendered now. */
async function made(spec: PageSpec, { kept, spool }: SiteInput): Promise<SiteFile> {
  const { path, kind, key } = spec;
  const before = kept?.get(path);
  if (before?.key === key) {
    const { sha256: hash, size } = before;
    return { path, kind, sha256: hash, size, bytes: async () => encoder.encode(await spec.render()) };
  }
  const bytes = encoder.encode(await spec.render());
  const hash = sha256(bytes);
  kept?.set(path, { key, sha256: hash, size: bytes.length });
  const get = spool ? spool.put(bytes) : async () => bytes;
  return { path, kind, sha256: hash, size: bytes.length, bytes: get };
}

const sorted = <T extends { path: string }>(list: T[]): T[] =>
  list.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
