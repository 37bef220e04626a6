import type { LinkTo } from '../links.ts';
import type { SiteSettings } from '../site-types.ts';
import type { SectionName, Story } from '../story.ts';
import type { TemplateName, Theme } from '../theme.ts';
import { siteView } from '../views.ts';

/** What every page of a site has around it. */
export interface Frame {
  settings: SiteSettings;
  theme: Pick<Theme, 'render' | 'cssPath'>;
  /** Path of the icon on the site. */
  icon: string;
  /** Those of the navigation. */
  sections: readonly SectionName[];
  /** Whether the newsroom has a page about itself. */
  about: boolean;
  /** Whether readers can search. */
  search: boolean;
  /** What templates have asked for. */
  asked: Asked;
}

/** Noted while pages are filled in. */
export interface Asked {
  /** Whether a list has said of any story when it was changed, which the theme of newsctl never does. */
  changesInLists: boolean;
}

/** A page of a list, which can be made from its data and the stories that it shows. */
export interface ListRecipe<Data> {
  /** On the site. */
  path: string;
  data: Data;
  shows: readonly Story[];
}

/**
 * Fills in a template.
 * @param head what `head.ts` makes; its `kind` is the template's name unless it says another
 * @param section path of the section that the navigation marks
 */
export function framed(
  frame: Frame,
  name: TemplateName,
  head: object,
  section: string | null,
  linkTo: LinkTo,
  data: object,
): string {
  const site = siteView(frame, section, linkTo);
  return frame.theme.render(name, { site, page: { kind: name, feed: null, ...head }, ...data });
}
