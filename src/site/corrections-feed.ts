import type { LoggedCorrection } from './corrections-log.ts';
import { tagUri } from './feed-entry.ts';
import { type RssItem, rss, rssElement } from './rss.ts';
import type { SiteSettings } from './site-types.ts';
import { rfc822 } from './times.ts';

/** Corrections in the feed; older ones are on the site. */
export const CORRECTIONS_IN_FEED = 50;

/** The newest corrections as RSS 2.0, for readers who want to know what was wrong. @param log newest first */
export const correctionsFeed = (log: readonly LoggedCorrection[], settings: SiteSettings): string =>
  rss(
    {
      title: `Corrections | ${settings.name}`,
      home: 'corrections/',
      path: 'corrections.xml',
      description: `What ${settings.name} got wrong, and what is right.`,
    },
    log.map((entry) => item(entry, settings)),
    settings,
  );

function item({ story, label, when, text, anchor }: LoggedCorrection, settings: SiteSettings): RssItem {
  const fragment = anchor === null ? '' : `#${anchor}`;
  return {
    at: when.at,
    lines: [
      rssElement('title', `${label}: ${story.headline}`),
      rssElement('link', story.url + fragment),
      `<guid isPermaLink="false">${tagUri(story, settings)}${fragment}</guid>`,
      rssElement('pubDate', rfc822(when.at)),
      rssElement('description', text || story.headline),
    ],
  };
}
