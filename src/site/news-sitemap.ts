import type { SiteSettings } from './site-types.ts';
import type { Story } from './story.ts';
import { escapeXml } from '../text/xml.ts';

/** The most that Google reads from one, and how far back. */
const LIMIT = 1000;
const HOURS = 48;

/**
 * The stories of the last two days for Google News. Two days before the newest story, not before the build: the same
 * stories make the same file. What was paid for, or belongs to another site, is not news of this one.
 * @param stories newest first
 */
export function latestNews(stories: readonly Story[]): Story[] {
  const own = stories.filter(({ paid, url, canonical }) => paid === null && url === canonical);
  const since = (own[0]?.published.at ?? 0) - HOURS * 3_600_000;
  return own.filter(({ published }) => published.at >= since).slice(0, LIMIT);
}

export const newsSitemap = (stories: readonly Story[], settings: SiteSettings): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${stories.map((story) => entry(story, settings)).join('')}</urlset>
`;

function entry({ url, lang, published, headline }: Story, settings: SiteSettings): string {
  const publication = `<news:publication><news:name>${escapeXml(settings.name)}</news:name><news:language>${language(lang)}</news:language></news:publication>`;
  const date = `<news:publication_date>${published.iso}</news:publication_date>`;
  const title = `<news:title>${escapeXml(headline)}</news:title>`;
  return `<url><loc>${escapeXml(url)}</loc><news:news>${publication}${date}${title}</news:news></url>\n`;
}

/** A language of two or three letters; Chinese alone also says which. */
const language = (tag: string): string => {
  const [base = 'en', ...rest] = tag.toLowerCase().split('-');
  if (base !== 'zh') return escapeXml(base);
  return rest.some((part) => ['tw', 'hk', 'mo', 'hant'].includes(part)) ? 'zh-tw' : 'zh-cn';
};
