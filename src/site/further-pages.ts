import { ABOUT, type About } from './about.ts';
import type { SiteIndex } from './body-place.ts';
import type { Recipe } from './build/page-spec.ts';
import { correctionsLog } from './corrections-log.ts';
import { archiveYears } from './pages/archive.ts';
import { correctionsPages } from './pages/corrections.ts';
import { listPages } from './pages/listing.ts';
import { authorListings, monthListings, tagListings } from './pages/listings.ts';
import type { SiteSettings } from './site-types.ts';
import type { SearchPage } from './pages/search.ts';
import { SEARCH, type Search } from './search/plan-search.ts';
import { sectionOf } from './search/record.ts';
import type { Section } from './sections.ts';
import type { Story } from './story.ts';

/** The pages beside articles, the front page and the sections. */
export interface FurtherPages {
  /**
   * Path of each that search engines should know, with a slash at its end; of a long list, that of its newest page.
   */
  paths: string[];
  recipes(index: SiteIndex): Omit<Recipe, 'kind' | 'whole'>[];
}

export interface FurtherInput {
  /** Newest first. */
  stories: readonly Story[];
  about: About | null;
  sections: readonly Section[];
  search: Search | null;
}

export function furtherPages(
  settings: SiteSettings,
  { stories, about, sections, search }: FurtherInput,
): FurtherPages {
  const months = monthListings(stories, settings);
  const listings = [...authorListings(stories, settings), ...tagListings(stories, settings), ...months];
  return {
    paths: ['archive/', 'corrections/', ...(about ? [ABOUT] : []), ...listings.map(({ path }) => path)],
    recipes: (index) => [
      { path: 'archive/index.html', make: 'archive', data: archiveYears(months), shows: [] },
      ...correctionsPages(correctionsLog(stories)).map((page) => ({ make: 'corrections' as const, ...page })),
      ...(about ? [aboutPage(about, index)] : []),
      ...(search ? [searchRecipe(sections, search)] : []),
      ...listings.flatMap((listing) =>
        listPages(listing).map((page) => ({ make: 'list' as const, ...page })),
      ),
    ],
  };
}

function aboutPage({ title, description, body }: About, index: SiteIndex) {
  const data = { path: ABOUT, title, description, body: body(index) };
  return { path: `${ABOUT}index.html`, make: 'own' as const, data, shows: [] };
}

function searchRecipe(sections: readonly Section[], { script, years }: Search) {
  const filled = sections.filter(({ stories }) => stories.length > 0);
  const inSections = filled.map((section) => ({ name: section.name, value: sectionOf(section) }));
  const data: SearchPage = { script, inSections, years };
  return { path: `${SEARCH}index.html`, make: 'search' as const, data, shows: [] };
}
