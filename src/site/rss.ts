import { absoluteUrl } from './paths.ts';
import type { SiteSettings } from './site-types.ts';
import { escapeXml } from '../text/xml.ts';
import { rfc822 } from './times.ts';

interface Channel {
  title: string;
  /** Path of the page that it goes with, and its own. */
  home: string;
  path: string;
  description: string;
}

export interface RssItem {
  /** Milliseconds since 1970. */
  at: number;
  /** Its elements. */
  lines: string[];
}

/** An RSS 2.0 feed. It carries the date of its newest item, never that of the build. */
export function rss(channel: Channel, items: readonly RssItem[], settings: SiteSettings): string {
  const newest = items.reduce((last, { at }) => Math.max(last, at), Number.NEGATIVE_INFINITY);
  const built = Number.isFinite(newest) ? `${rssElement('lastBuildDate', rfc822(newest))}\n` : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
${rssElement('title', channel.title)}
${rssElement('link', absoluteUrl(settings, channel.home))}
${rssElement('description', channel.description)}
${rssElement('language', settings.language)}
<atom:link href="${escapeXml(absoluteUrl(settings, channel.path))}" rel="self" type="application/rss+xml"/>
${built}${items.map(({ lines }) => `<item>\n${lines.join('\n')}\n</item>\n`).join('')}</channel>
</rss>
`;
}

export const rssElement = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
