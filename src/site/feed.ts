import { correctionText } from './corrections.ts';
import { absoluteUrl } from './paths.ts';
import type { Picture } from './pictures.ts';
import type { SiteSettings } from './site-types.ts';
import type { Story } from './story.ts';
import { escapeXml } from '../text/xml.ts';
import { rfc822 } from './times.ts';

/** A story with its body for a feed: every address in full. */
export interface FeedEntry {
  story: Story;
  body: string;
  lead: Picture | null;
}

/** The newest stories in full as RSS 2.0. It carries the date of its newest story, never that of the build. */
export function feed(entries: readonly FeedEntry[], settings: SiteSettings): string {
  const newest = Math.max(...entries.map(({ story }) => (story.modified ?? story.published).at));
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
${element('title', settings.name)}
${element('link', absoluteUrl(settings, ''))}
${element('description', settings.description.trim() || settings.name)}
${element('language', settings.language)}
<atom:link href="${escapeXml(absoluteUrl(settings, 'feed.xml'))}" rel="self" type="application/rss+xml"/>
${Number.isFinite(newest) ? `${element('lastBuildDate', rfc822(newest))}\n` : ''}${entries.map((entry) => item(entry, settings)).join('')}</channel>
</rss>
`;
}

function item({ story, body, lead }: FeedEntry, settings: SiteSettings): string {
  const authors = story.authors.length > 0 ? story.authors.map(({ name }) => name) : [settings.name];
  const categories = [...new Set([story.section.name, ...story.labels, ...story.tags])];
  const lines = [
    // Readers of a feed may see nothing but the title: what tells them how to read it goes there.
    element('title', [...warnings(story), story.headline].join(': ')),
    element('link', story.url),
    `<guid isPermaLink="false">${escapeXml(tagUri(story, settings))}</guid>`,
    element('pubDate', rfc822(story.published.at)),
    ...authors.map((name) => element('dc:creator', name)),
    ...categories.map((name) => element('category', name)),
    element('description', story.description),
    element('content:encoded', content(story, body, lead, settings)),
  ];
  return `<item>\n${lines.join('\n')}\n</item>\n`;
}

const element = (name: string, text: string): string => `<${name}>${escapeXml(text)}</${name}>`;

/** Of a story's labels the ones that no reader may miss. */
const warnings = ({ paid, opinion }: Story): string[] => [
  ...(paid === null ? [] : [paid]),
  ...(opinion ? ['Opinion'] : []),
];

/** The name of a story for good, whatever becomes of its address (RFC 4151). */
function tagUri({ id, published }: Story, settings: SiteSettings): string {
  return `tag:${new URL(settings.url).hostname},${published.iso.slice(0, 4)}:${encodeURIComponent(id)}`;
}

function content(story: Story, body: string, lead: Picture | null, settings: SiteSettings): string {
  const labels = story.labels.map((label) => `<p><strong>${escapeXml(label)}</strong></p>`);
  const standfirst = story.standfirst ? [`<p><em>${escapeXml(story.standfirst)}</em></p>`] : [];
  const notes = story.corrections.map(
    (note) =>
      `<p><strong>${note.label}, ${escapeXml(note.when.day)}:</strong> ${escapeXml(correctionText(note))}</p>`,
  );
  const words = story.disclosures.map(
    ({ label, text }) => `<p><strong>${escapeXml(label)}:</strong> ${escapeXml(text)}</p>`,
  );
  return [...labels, ...standfirst, ...image(lead, settings), body, ...notes, ...words].join('\n');
}

function image(lead: Picture | null, settings: SiteSettings): string[] {
  if (!lead) return [];
  const src = escapeXml(absoluteUrl(settings, lead.path));
  const words = [lead.caption, lead.credit].filter((part) => part !== null).join(' ');
  const caption = words ? `<figcaption>${escapeXml(words)}</figcaption>` : '';
  return [`<figure><img src="${src}" alt="${escapeXml(lead.alt)}">${caption}</figure>`];
}
