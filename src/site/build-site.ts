import { type Icon, siteIcon } from './icon.ts';
import { type About, readAbout } from './about.ts';
import { furtherPages } from './further-pages.ts';
import type { Asked, Frame } from './pages/frame.ts';
import { sha256 } from '../text/sha256.ts';
import type { SiteIndex } from './body-place.ts';
import type { Workshop } from './build/makers.ts';
import { keyOf, type PageSpec } from './build/page-spec.ts';
import { pagesOf } from './build/made-pages.ts';
import { PageNotes } from './build/page-notes.ts';
import { pageSpecs } from './build/page-specs.ts';
import { linkProblems, type ToldStory, tell } from './build/told-story.ts';
import { type FoundMedia, MediaShelf } from './media.ts';
import { Pages } from './pages.ts';
import { lostReferences } from './related.ts';
import { planSearch, SEARCH, type Search } from './search/plan-search.ts';
import { type Section, sectionsOf } from './sections.ts';
import type { Site, SiteFile, SiteInput, SiteProblem, SiteSettings } from './site-types.ts';
import { newestFirst, type SectionName, type Story } from './story.ts';
import { loadTheme, type Theme } from './theme.ts';

/** What every page of a site has round it, and hangs on. */
export interface Surroundings {
  theme: Theme;
  icon: Icon;
  about: About | null;
  /** Stands for all of it, and for settings and program. */
  mark: string;
  problems: SiteProblem[];
}

/** A site that can be made, page by page, and of which no page is made yet. */
export interface SitePlan {
  specs(): Iterable<PageSpec>;
  /** Newest first. */
  told: ToldStory[];
  sections: SectionName[];
  /** Null where readers cannot search. */
  search: Search | null;
  surroundings: Surroundings;
  /** Stylesheet, media, and what readers search in. */
  assets: SiteFile[];
  /** Files of the media folder that were looked for, found or not. */
  media: ReadonlyMap<string, FoundMedia>;
  problems: SiteProblem[];
  /** What templates have asked for so far. */
  asked: Asked;
}

/**
 * Builds every file of a site: pages, lists, feed, sitemap, stylesheet and the media that they show. The same
 * articles, settings and theme give the same bytes, in whatever order they come. A page that an earlier build
 * made from the very same is not made again; its bytes are, should anybody ask for them.
 * @throws NewsctlError TEMPLATE_INVALID where the theme is at fault
 */
export async function buildSite(input: SiteInput): Promise<Site> {
  const plan = await planSite(input);
  input.planned?.();
  const { theme } = plan.surroundings;
  theme.demandSound({ search: plan.search !== null });
  const files = [...plan.assets];
  const pages = new PageNotes(plan.told.map(({ story }) => story));
  for await (const { spec, file } of pagesOf(plan.specs(), theme.texts, input)) {
    files.push(file);
    pages.add(spec, file);
  }
  return { files: sorted(files), problems: plan.problems, plan, pages };
}

/**
 * Reads what every page has round it.
 * @throws NewsctlError TEMPLATE_INVALID for a template that is missing
 */
export async function surround(input: SiteInput, shelf: MediaShelf): Promise<Surroundings> {
  const { settings, tool } = input;
  const theme = await loadTheme(input.readTemplate, settings.timezone);
  const icon = siteIcon(settings.name, await input.readTemplate('icon.svg'));
  const problems: SiteProblem[] = [];
  const about = await readAbout(input, shelf, problems);
  // Settings count as a whole: what a page shows of them is for templates to say.
  const mark = keyOf(tool ?? '', settings, theme.mark, icon.path, about?.mark ?? null);
  return { theme, icon, about, mark, problems };
}

/**
 * Finds out which files a site has, and looks up their media; pages are left for whoever wants to see them.
 * @throws NewsctlError TEMPLATE_INVALID for a template that is missing
 */
export async function planSite(input: SiteInput): Promise<SitePlan> {
  const { settings } = input;
  const shelf = new MediaShelf(input.media);
  const surroundings = await surround(input, shelf);
  const { theme, about } = surroundings;
  const problems = [...surroundings.problems];
  const told: ToldStory[] = [];
  for (const item of input.articles) told.push(await tell(item, settings, shelf, problems));
  told.sort((a, b) => newestFirst(a.story, b.story));
  const stories = told.map(({ story }) => story);
  problems.push(...lostReferences(stories));
  const sections = sectionsOf(stories, settings);
  problems.push(...(input.mediaProblems?.() ?? []));
  const search = await planSearch(input, told, problems);
  const further = furtherPages(settings, { stories, about, sections, search });
  const index = indexOf(stories, sections, [...further.paths, ...(search ? [SEARCH] : [])]);
  problems.push(...told.flatMap((one) => linkProblems(one, index)));
  const cards = new Map(told.map(({ story, card }) => [story, card]));
  const ingredients = {
    ...shopFor(surroundings, settings, { sections, search: search !== null }, () => index),
    told,
    cardOf: (story: Story) => cards.get(story)!,
    sections,
    further,
  };
  const assets = [
    stylesheet(theme),
    iconFile(surroundings.icon),
    ...(search?.files ?? []),
    ...mediaFiles(shelf),
  ];
  return {
    specs: () => pageSpecs(ingredients),
    told,
    sections: sections.map(named),
    search,
    surroundings,
    assets,
    media: shelf.files,
    problems: sorted(problems),
    asked: ingredients.shop.frame.asked,
  };
}

/** What pages are made with: `sections` are those of the navigation. */
export function shopFor(
  { theme, about, icon, mark }: Surroundings,
  settings: SiteSettings,
  { sections, search }: { sections: readonly SectionName[]; search: boolean },
  index: () => SiteIndex,
): { shop: Workshop; base: string } {
  const names = sections.map(named);
  const asked = { changesInLists: false };
  const frame: Frame = {
    ...{ settings, theme, icon: icon.path, sections: names, about: about !== null, search },
    asked,
  };
  return { shop: { frame, pages: new Pages(frame), index }, base: keyOf(mark, names, search) };
}

const named = ({ name, path }: SectionName): SectionName => ({ name, path });

const indexOf = (
  stories: readonly Story[],
  sections: readonly Section[],
  further: readonly string[],
): SiteIndex => ({
  pages: new Set(['', ...[...stories, ...sections].map(({ path }) => path), ...further]),
  articles: new Map(stories.map(({ file, path }) => [file, path])),
});

const stylesheet = ({ cssPath, css }: Theme): SiteFile => assetFile(cssPath, css);
const iconFile = ({ path, svg }: Icon): SiteFile => assetFile(path, svg);

const assetFile = (path: string, bytes: Uint8Array): SiteFile => ({
  path,
  kind: 'asset',
  sha256: sha256(bytes),
  size: bytes.length,
  bytes: async () => bytes,
});

const mediaFiles = (shelf: MediaShelf): SiteFile[] =>
  [...shelf.files.values()].flatMap((media) => {
    if (!media || media === 'unfit') return [];
    return [media, ...(media.sizes ?? [])].map(({ path, sha256: hash, size, bytes }) => ({
      path,
      kind: 'media' as const,
      sha256: hash,
      size,
      bytes,
    }));
  });

const sorted = <T extends { path: string }>(list: T[]): T[] =>
  list.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));
