import type { CorrectionNote } from './corrections.ts';
import type { LinkTo } from './links.ts';
import type { Picture } from './pictures.ts';
import type { SiteSettings } from './site-types.ts';
import type { SectionName, Story } from './story.ts';

// What templates are given: plain values under snake_case names, null where there is nothing.

/** A story in a list. */
export function cardView(
  story: Story,
  picture: { picture: Picture; lazy: boolean } | null,
  settings: SiteSettings,
  linkTo: LinkTo,
) {
  return {
    ...common(story, settings, linkTo),
    href: linkTo(story.path),
    lang: story.lang === settings.language ? null : story.lang,
    picture: picture && pictureView(picture.picture, picture.lazy, linkTo),
  };
}

/** A story on its own page. */
export function articleView(
  story: Story,
  shown: { body: string; lead: Picture | null; more: readonly Picture[] },
  settings: SiteSettings,
  linkTo: LinkTo,
) {
  return {
    ...common(story, settings, linkTo),
    body: shown.body,
    lead: shown.lead && pictureView(shown.lead, false, linkTo),
    more_pictures: shown.more.map((picture) => pictureView(picture, true, linkTo)),
    notes_above: story.corrections.filter(({ top }) => top).map(correctionView),
    notes_below: story.corrections.filter(({ top }) => !top).map(correctionView),
    disclosures: story.disclosures,
  };
}

function common(story: Story, settings: SiteSettings, linkTo: LinkTo) {
  const { name, path } = story.section;
  const repeated = story.labels.some((label) => label.toLowerCase() === name.toLowerCase());
  return {
    headline: story.headline,
    standfirst: story.standfirst,
    opinion: story.opinion,
    labels: story.labels,
    // "Opinion" over "Opinion" says nothing twice.
    section: repeated ? null : { name, href: linkTo(path) },
    authors: story.authors,
    desk: settings.name,
    place: story.place,
    published: story.published,
    modified: story.modified,
  };
}

/** @param lazy whether it stands so far down that it may come when it is needed */
function pictureView(picture: Picture, lazy: boolean, linkTo: LinkTo) {
  const { alt, caption, credit, licence, width, height } = picture;
  return { src: linkTo(picture.path), alt, caption, credit, licence, width, height, lazy };
}

const correctionView = ({ label, when, was, now }: CorrectionNote) => ({ label, when, was, now });

/** What every page has around it. */
export function siteView(
  settings: SiteSettings,
  sections: readonly SectionName[],
  cssPath: string,
  current: string | null,
  linkTo: LinkTo,
) {
  return {
    name: settings.name,
    description: settings.description.trim() || null,
    home: linkTo(''),
    feed: linkTo('feed.xml'),
    css: linkTo(cssPath),
    sections: sections.map(({ name, path }) => ({ name, href: linkTo(path), current: path === current })),
  };
}
