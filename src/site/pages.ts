import type { Around } from './around.ts';
import type { FeedEntry } from './feed-entry.ts';
import { frontPage } from './front-page.ts';
import { articleHead, listHead } from './head.ts';
import { structuredData, webSite } from './json-ld.ts';
import { absoluteLinks, type LinkTo, relativeLinks, rootedLinks } from './links.ts';
import { ninjs } from './ninjs.ts';
import { type Frame, framed, type Unfilled, unfilled } from './pages/frame.ts';
import { coverOf } from './listed.ts';
import { placedCard } from './picture-sources.ts';
import type { Picture } from './pictures.ts';
import type { SiteSettings } from './site-types.ts';
import type { SectionName, Story } from './story.ts';
import type { TemplateName } from './template-engine.ts';
import { monthName } from './times.ts';
import { articleView, cardView } from './views.ts';

/** A month of a section, with the path of its list. */
export interface Month {
  month: string;
  path: string;
}

/** The body of a story as it comes out with the links of one page. `first`: whether its first picture is that of the page. */
export type BodyWith = (linkTo: LinkTo, first?: boolean) => string;

/** Fills in the theme's templates, one page a call; that of an article may be filled in elsewhere. */
export class Pages {
  private readonly frame: Frame;
  private readonly settings: SiteSettings;

  constructor(frame: Frame) {
    this.frame = frame;
    this.settings = frame.settings;
  }

  article(story: Story, bodyWith: BodyWith, around: Around): Unfilled {
    const linkTo = relativeLinks(`${story.path}index.html`);
    const [lead = null, ...more] = unplaced(story);
    const images = this.pictures(story).map(({ path }) => path);
    const jsonLd = structuredData(story, images, this.settings);
    const page = articleHead(story, coverOf(story), jsonLd, this.settings);
    const shown = { body: bodyWith(linkTo, lead === null), lead, more, around };
    const article = articleView(story, shown, this.settings, linkTo);
    return unfilled(this.frame, 'article', page, story.section.path, linkTo, { article });
  }

  /** @param stories those to show, newest first; so in the others */
  home(stories: readonly Story[]): string {
    const { name, description } = this.settings;
    const linkTo = relativeLinks('index.html');
    const head = listHead(this.settings, '', name, description.trim() || `The latest from ${name}.`);
    const page = { ...head, json_ld: this.frame.search ? [webSite(this.settings)] : [] };
    const shown = frontPage(stories, (story) => coverOf(story) !== null);
    return this.render('home', page, null, linkTo, { cards: this.cards(shown, linkTo, 'front') });
  }

  section(section: SectionName, stories: readonly Story[], months: readonly Month[]): string {
    const linkTo = relativeLinks(`${section.path}index.html`);
    const description = `${section.name}: the latest from ${this.settings.name}.`;
    const feed = linkTo(`${section.path}feed.xml`);
    const page = { ...listHead(this.settings, section.path, section.name, description), feed };
    return this.render('section', page, section.path, linkTo, {
      title: section.name,
      cards: this.cards(stories, linkTo, 'river', section.path),
      months: months.map(({ month, path }) => ({
        name: monthName(month, this.settings.language),
        href: linkTo(path),
      })),
    });
  }

  month(section: SectionName, { month, path }: Month, stories: readonly Story[]): string {
    const linkTo = relativeLinks(`${path}index.html`);
    const title = `${section.name}, ${monthName(month, this.settings.language)}`;
    const page = listHead(this.settings, path, title, `${title}: every story from ${this.settings.name}.`);
    const cards = this.cards(stories, linkTo, 'river', section.path);
    return this.render('section', page, section.path, linkTo, { title, cards, months: [] });
  }

  notFound(): string {
    const page = listHead(this.settings, '404.html', 'Page not found', '');
    return this.render('not-found', page, null, rootedLinks(this.settings), {});
  }

  feedEntry(story: Story, bodyWith: BodyWith): FeedEntry {
    const lead = unplaced(story)[0] ?? null;
    return { story, body: bodyWith(absoluteLinks(this.settings)), lead };
  }

  /** The article for other systems; what its page shows. */
  ninjs(story: Story, bodyWith: BodyWith): string {
    const body = bodyWith(absoluteLinks(this.settings));
    return ninjs(story, body, this.pictures(story), this.settings);
  }

  /** Every picture of a story's page, each once. */
  private pictures(story: Story): Picture[] {
    const all = [...story.pictures, ...story.files.pictures.values()];
    return [...new Map(all.map((picture) => [picture.path, picture])).values()];
  }

  private cards(
    stories: readonly Story[],
    linkTo: LinkTo,
    list: 'front' | 'river',
    within: string | null = null,
  ) {
    return stories.map((story, i) => {
      const picture = coverOf(story);
      return cardView(story, picture && placedCard(picture, list, i), this.frame, linkTo, within);
    });
  }

  private render(
    name: TemplateName,
    page: object,
    section: string | null,
    linkTo: LinkTo,
    data: object,
  ): string {
    return framed(this.frame, name, page, section, linkTo, data);
  }
}

/** Pictures of the front matter that the body does not show. */
function unplaced(story: Story): Picture[] {
  const placed = new Set([...story.files.pictures.values()].map(({ path }) => path));
  return story.pictures.filter(({ path }) => !placed.has(path));
}
