import type { LinkTo } from '../links.ts';
import type { SiteSettings } from '../site-types.ts';
import type { SectionName, Story } from '../story.ts';
import type { TemplateName } from '../template-engine.ts';
import type { Theme } from '../theme.ts';
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

/** A page that is yet to be filled in: a template, and what it is given. */
export interface Unfilled {
  template: TemplateName;
  data: object;
}

/**
 * What a template is given.
 * @param head what `head.ts` makes; its `kind` is the template's name unless it says another
 * @param section path of the section that the navigation marks
 */
export function unfilled(
  frame: Frame,
  template: TemplateName,
  head: object,
  section: string | null,
  linkTo: LinkTo,
  data: object,
): Unfilled {
  const site = siteView(frame, section, linkTo);
  return { template, data: { site, page: { kind: template, feed: null, ...head }, ...data } };
}

/** The same, filled in. */
export function framed(frame: Frame, ...page: ParametersBehind<typeof unfilled>): string {
  const { template, data } = unfilled(frame, ...page);
  return frame.theme.render(template, data);
}

type ParametersBehind<F> = F extends (first: never, ...rest: infer Rest) => unknown ? Rest : never;
