import { ABOUT } from './about.ts';
import type { Around } from './around.ts';
import { commentsView } from './comments.ts';
import { direction } from './direction.ts';
import type { CorrectionNote } from './corrections.ts';
import type { LinkTo } from './links.ts';
import type { Frame } from './pages/frame.ts';
import { type PlacedPicture, pictureSources } from './picture-sources.ts';
import type { Picture } from './pictures.ts';
import { SEARCH } from './search/plan-search.ts';
import type { SiteSettings } from './site-types.ts';
import type { Story } from './story.ts';
import { momentView } from './times.ts';

// What templates are given: plain values under snake_case names, null where there is nothing.
//
// V8 gives every object a hidden class of its own that is made of a spread with more properties behind it, or has a
// getter written into it, and clears it away with all that is old: of the pages of an archive that is a tenth of the
// time of a build. So what is spread comes last here, or is assigned, and getters are shared.

/**
 * A story in a list.
 * @param within path of the section whose list it is: its name stands over the list already
 */
export function cardView(
  story: Story,
  picture: PlacedPicture | null,
  { settings, asked }: Pick<Frame, 'settings' | 'asked'>,
  linkTo: LinkTo,
  within: string | null = null,
) {
  const card = {
    section: within === story.section.path ? null : sectionView(story, linkTo),
    href: linkTo(story.path),
    lang: story.lang === settings.language ? null : story.lang,
    dir: direction(story.lang),
    picture: picture && pictureView(picture, linkTo),
    [CHANGE]: { asked, modified: modifiedView(story) },
    ...common(story, settings, linkTo),
  };
  return Object.defineProperty(card, 'modified', NOTED) as typeof card & Changed;
}

/** When a story in a list was changed, which is noted whenever a template asks for it. */
interface Changed {
  readonly modified: ReturnType<typeof modifiedView>;
}
const CHANGE = Symbol('change');

const NOTED: PropertyDescriptor = {
  enumerable: true,
  get(this: { [CHANGE]: { asked: Frame['asked'] } & Changed }) {
    const { asked, modified } = this[CHANGE];
    asked.changesInLists = true;
    return modified;
  },
};

/** A story on its own page. */
export function articleView(
  story: Story,
  shown: { body: string; lead: Picture | null; more: readonly Picture[]; around: Around },
  settings: SiteSettings,
  linkTo: LinkTo,
) {
  const own = {
    section: sectionView(story, linkTo),
    modified: modifiedView(story),
    body: shown.body,
    lead: shown.lead && pictureView({ picture: shown.lead, place: 'lead', coming: 'first' }, linkTo),
    more_pictures: shown.more.map((picture) => pictureView(beside(picture), linkTo)),
    notes_above: story.corrections.filter(({ top }) => top).map(correctionView),
    notes_below: story.corrections.filter(({ top }) => !top).map(correctionView),
    disclosures: story.disclosures,
    facts: story.facts,
    verdict: story.verdict,
    helplines: story.helplines,
    sources: story.cited,
    tags: story.tags.map(({ name, path }) => ({ name, href: linkTo(path) })),
    comments: commentsView(story, settings),
  };
  return Object.assign(own, common(story, settings, linkTo), aroundView(shown.around, linkTo));
}

/** Other stories, as links. */
function aroundView({ related, corrects, correctedBy }: Around, linkTo: LinkTo) {
  const link = ({ headline, path, opinion, published, lang }: Story) => ({
    headline,
    href: linkTo(path),
    opinion,
    published: momentView(published),
    lang,
    dir: direction(lang),
  });
  return {
    related: related.map(link),
    corrects: corrects && link(corrects),
    corrected_by: correctedBy.map(link),
  };
}

function common(story: Story, settings: SiteSettings, linkTo: LinkTo) {
  return {
    headline: story.headline,
    standfirst: story.standfirst,
    opinion: story.opinion,
    labels: story.labels.map((text) => ({ text, kind: labelKind(text, story) })),
    authors: story.authors.map((author) => ({ href: linkTo(author.path), ...author })),
    desk: settings.name,
    place: story.place,
    published: momentView(story.published),
  };
}

const modifiedView = ({ modified }: Story) => modified && momentView(modified);

/** The section over a story; "Opinion" beside the label "Opinion" would say it twice. */
function sectionView({ section: { name, path }, labels }: Story, linkTo: LinkTo) {
  const repeated = labels.some((label) => label.toLowerCase() === name.toLowerCase());
  return repeated ? null : { name, href: linkTo(path) };
}

function labelKind(text: string, story: Story): 'paid' | 'opinion' | 'plain' {
  if (text === story.paid) return 'paid';
  return story.opinion ? 'opinion' : 'plain';
}

const beside = (picture: Picture): PlacedPicture => ({ picture, place: 'column', coming: 'late' });

function pictureView({ picture, place, coming }: PlacedPicture, linkTo: LinkTo) {
  const { alt, caption, credit, licence, width, height } = picture;
  return {
    ...{ src: linkTo(picture.path), alt, caption, credit, licence, width, height },
    ...{ lazy: coming === 'late', first: coming === 'first' },
    ...pictureSources(picture, place, linkTo),
  };
}

const correctionView = ({ anchor, label, when, was, now }: CorrectionNote) => ({
  anchor,
  label,
  when: momentView(when),
  was,
  now,
});

/** The same stories in each, for whatever a reader reads feeds with. */
const FEEDS = [
  { name: 'RSS', type: 'application/rss+xml', path: 'feed.xml' },
  { name: 'Atom', type: 'application/atom+xml', path: 'atom.xml' },
  { name: 'JSON Feed', type: 'application/feed+json', path: 'feed.json' },
];

/** What every page has around it. */
export function siteView(
  { settings, sections, theme, icon, about, search }: Frame,
  current: string | null,
  linkTo: LinkTo,
) {
  const pages: [string, string][] = [
    ...(about ? [['About us', ABOUT] as [string, string]] : []),
    ['Archive', 'archive/'],
    ['Corrections', 'corrections/'],
    ...(search ? [['Search', SEARCH] as [string, string]] : []),
  ];
  return {
    name: settings.name,
    lang: settings.language,
    dir: direction(settings.language),
    description: settings.description.trim() || null,
    home: linkTo(''),
    search: search ? linkTo(SEARCH) : null,
    feed: linkTo('feed.xml'),
    feeds: FEEDS.map(({ name, type, path }) => ({ name, type, href: linkTo(path) })),
    pages: pages.map(([name, path]) => ({ name, href: linkTo(path) })),
    css: linkTo(theme.cssPath),
    icon: linkTo(icon),
    sections: sections.map(({ name, path }) => ({ name, href: linkTo(path), current: path === current })),
  };
}
