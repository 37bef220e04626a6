import { type FeedEntry, feedAuthors, feedCategories, feedContent, feedTitle, tagUri } from './feed-entry.ts';
import { absoluteUrl } from './paths.ts';
import type { SiteSettings } from './site-types.ts';

/** The newest stories in full as JSON Feed 1.1. */
export function jsonFeed(entries: readonly FeedEntry[], settings: SiteSettings): string {
  const description = settings.description.trim();
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: settings.name,
    home_page_url: absoluteUrl(settings, ''),
    feed_url: absoluteUrl(settings, 'feed.json'),
    ...(description ? { description } : {}),
    language: settings.language,
    items: entries.map((entry) => item(entry, settings)),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}

function item(entry: FeedEntry, settings: SiteSettings): object {
  const { story, lead } = entry;
  return {
    id: tagUri(story, settings),
    url: story.url,
    title: feedTitle(story),
    content_html: feedContent(entry, settings),
    ...(story.description ? { summary: story.description } : {}),
    ...(lead ? { image: absoluteUrl(settings, lead.path) } : {}),
    date_published: story.published.iso,
    ...(story.modified ? { date_modified: story.modified.iso } : {}),
    authors: feedAuthors(story, settings),
    tags: feedCategories(story),
    language: story.lang,
  };
}
