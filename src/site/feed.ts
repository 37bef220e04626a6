import {
  changedAt,
  type FeedEntry,
  feedAuthors,
  feedCategories,
  feedContent,
  feedTitle,
  tagUri,
} from './feed-entry.ts';
import { type RssItem, rss, rssElement } from './rss.ts';
import type { SiteSettings } from './site-types.ts';
import type { Story } from './story.ts';
import { rfc822 } from './times.ts';

/** The newest stories in full as RSS 2.0. */
export const feed = (entries: readonly FeedEntry[], settings: SiteSettings): string =>
  rss(
    {
      title: settings.name,
      home: '',
      path: 'feed.xml',
      description: settings.description.trim() || settings.name,
    },
    entries.map((entry) => {
      const { at, lines } = item(entry.story, settings);
      return { at, lines: [...lines, rssElement('content:encoded', feedContent(entry, settings))] };
    }),
    settings,
  );

/** The newest stories of a section, in a sentence each: their whole text stands in the feed of the site. */
export const sectionFeed = (
  section: { name: string; path: string },
  stories: readonly Story[],
  settings: SiteSettings,
): string =>
  rss(
    {
      title: `${section.name} | ${settings.name}`,
      home: section.path,
      path: `${section.path}feed.xml`,
      description: `${section.name}: the latest from ${settings.name}.`,
    },
    stories.map((story) => item(story, settings)),
    settings,
  );

function item(story: Story, settings: SiteSettings): RssItem {
  return {
    at: changedAt(story).at,
    lines: [
      rssElement('title', feedTitle(story)),
      rssElement('link', story.url),
      `<guid isPermaLink="false">${tagUri(story, settings)}</guid>`,
      rssElement('pubDate', rfc822(story.published.at)),
      ...feedAuthors(story, settings).map(({ name }) => rssElement('dc:creator', name)),
      ...feedCategories(story).map((name) => rssElement('category', name)),
      rssElement('description', story.description),
    ],
  };
}
