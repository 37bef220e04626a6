import {
  changedAt,
  type FeedEntry,
  feedAuthors,
  feedCategories,
  feedContent,
  feedTitle,
  tagUri,
} from './feed-entry.ts';
import { absoluteUrl } from './paths.ts';
import type { SiteSettings } from './site-types.ts';
import { escapeXml } from '../text/xml.ts';
import { isoTime } from './times.ts';

/** The newest stories in full as Atom (RFC 4287), dated by its newest story. */
export function atom(entries: readonly FeedEntry[], settings: SiteSettings): string {
  const newest = entries.reduce((last, { story }) => Math.max(last, changedAt(story).at), 0);
  const home = escapeXml(absoluteUrl(settings, ''));
  const description = settings.description.trim();
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(settings.language)}">
${element('title', settings.name)}
${description ? `${element('subtitle', description)}\n` : ''}<id>${home}</id>
<link href="${home}" rel="alternate" type="text/html"/>
<link href="${escapeXml(absoluteUrl(settings, 'atom.xml'))}" rel="self" type="application/atom+xml"/>
<updated>${isoTime(newest)}</updated>
${entries.map((one) => entry(one, settings)).join('')}</feed>
`;
}

function entry(one: FeedEntry, settings: SiteSettings): string {
  const { story } = one;
  const lines = [
    element('title', feedTitle(story)),
    `<id>${tagUri(story, settings)}</id>`,
    `<link href="${escapeXml(story.url)}" rel="alternate" type="text/html"/>`,
    `<published>${story.published.iso}</published>`,
    `<updated>${changedAt(story).iso}</updated>`,
    ...feedAuthors(story, settings).map(
      ({ name, url }) => `<author>${element('name', name)}<uri>${escapeXml(url)}</uri></author>`,
    ),
    ...feedCategories(story).map((name) => `<category term="${escapeXml(name)}"/>`),
    element('summary', story.description),
    `<content type="html" xml:lang="${escapeXml(story.lang)}">${escapeXml(feedContent(one, settings))}</content>`,
  ];
  return `<entry>\n${lines.join('\n')}\n</entry>\n`;
}

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;
