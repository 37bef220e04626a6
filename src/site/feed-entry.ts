import { correctionText } from './corrections.ts';
import { absoluteUrl } from './paths.ts';
import type { Picture } from './pictures.ts';
import type { SiteSettings } from './site-types.ts';
import type { Story } from './story.ts';
import { escapeXml } from '../text/xml.ts';

/** A story with its body for a feed: every address in full. */
export interface FeedEntry {
  story: Story;
  body: string;
  lead: Picture | null;
}

/** Readers of a feed may see nothing but the title: what tells them how to read it goes there. */
export const feedTitle = ({ paid, opinion, headline }: Story): string =>
  [...(paid === null ? [] : [paid]), ...(opinion ? ['Opinion'] : []), headline].join(': ');

/** The name of a story for good, whatever becomes of its address (RFC 4151). */
export function tagUri({ id, published }: Story, settings: SiteSettings): string {
  return `tag:${new URL(settings.url).hostname},${published.iso.slice(0, 4)}:${encodeURIComponent(id)}`;
}

/** Who wrote a story; the newsroom where it signs as a whole. */
export const feedAuthors = (story: Story, settings: SiteSettings): { name: string; url: string }[] =>
  story.authors.length > 0
    ? story.authors.map(({ name, path }) => ({ name, url: absoluteUrl(settings, path) }))
    : [{ name: settings.name, url: absoluteUrl(settings, '') }];

export const feedCategories = ({ section, labels, tags }: Story): string[] => [
  ...new Set([section.name, ...labels, ...tags.map(({ name }) => name)]),
];

/** The moment a story last changed. */
export const changedAt = ({ modified, published }: Story) => modified ?? published;

/** The whole story as HTML, with what readers must know of it. */
export function feedContent({ story, body, lead }: FeedEntry, settings: SiteSettings): string {
  const labels = story.labels.map((label) => `<p><strong>${escapeXml(label)}</strong></p>`);
  const standfirst = story.standfirst ? [`<p><em>${escapeXml(story.standfirst)}</em></p>`] : [];
  const { verdict } = story;
  const found = verdict ? [labelled('Claim', verdict.claim), labelled('Verdict', verdict.rating)] : [];
  const notes = story.corrections.map((note) =>
    labelled(`${note.label}, ${note.when.day}`, correctionText(note)),
  );
  const words = story.disclosures.map(({ label, text }) => labelled(label, text));
  return [...labels, ...standfirst, ...found, ...image(lead, settings), body, ...notes, ...words].join('\n');
}

const labelled = (label: string, text: string): string =>
  `<p><strong>${escapeXml(label)}:</strong> ${escapeXml(text)}</p>`;

function image(lead: Picture | null, settings: SiteSettings): string[] {
  if (!lead) return [];
  const src = escapeXml(absoluteUrl(settings, lead.path));
  const words = [lead.caption, lead.credit].filter((part) => part !== null).join(' ');
  const caption = words ? `<figcaption>${escapeXml(words)}</figcaption>` : '';
  return [`<figure><img src="${src}" alt="${escapeXml(lead.alt)}">${caption}</figure>`];
}
