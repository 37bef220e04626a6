import { direction } from './direction.ts';
import { absoluteUrl } from './paths.ts';
import type { Picture } from './pictures.ts';
import type { SiteSettings } from './site-types.ts';
import type { Story } from './story.ts';

interface Tag {
  property: string;
  content: string;
}

const tag = (property: string, content: string | number | null | undefined): Tag[] =>
  content === null || content === undefined || content === '' ? [] : [{ property, content: String(content) }];

/** The head of a list: home, a section, a month. */
export function listHead(settings: SiteSettings, path: string, title: string, description: string) {
  const canonical = absoluteUrl(settings, path);
  return {
    lang: settings.language,
    dir: direction(settings.language),
    title: path === '' ? title : `${title} | ${settings.name}`,
    description: description || null,
    canonical,
    json_ld: [],
    twitter_card: 'summary',
    meta: [
      ...tag('og:type', 'website'),
      ...tag('og:title', title),
      ...tag('og:description', description),
      ...tag('og:url', canonical),
      ...tag('og:site_name', settings.name),
      ...tag('og:locale', locale(settings.language)),
    ],
  };
}

/** The head of an article. */
export function articleHead(
  story: Story,
  picture: Picture | null,
  jsonLd: readonly string[],
  settings: SiteSettings,
) {
  return {
    lang: story.lang,
    dir: direction(story.lang),
    title: `${story.opinion ? 'Opinion: ' : ''}${story.seoTitle} | ${settings.name}`,
    description: story.description || null,
    canonical: story.canonical,
    json_ld: jsonLd,
    article_type: story.type ?? 'own',
    twitter_card: picture ? 'summary_large_image' : 'summary',
    meta: [
      ...tag('og:type', 'article'),
      ...tag('og:title', story.opinion ? `Opinion: ${story.socialTitle}` : story.socialTitle),
      ...tag('og:description', story.description),
      ...tag('og:url', story.canonical),
      ...tag('og:site_name', settings.name),
      ...tag('og:locale', locale(story.lang)),
      ...(picture ? imageTags(picture, settings) : []),
      ...tag('article:published_time', story.published.iso),
      ...tag('article:modified_time', story.modified?.iso),
      ...story.authors.flatMap(({ path }) => tag('article:author', absoluteUrl(settings, path))),
      ...tag('article:section', story.section.name),
      ...story.tags.flatMap(({ name }) => tag('article:tag', name)),
    ],
  };
}

const imageTags = (picture: Picture, settings: SiteSettings): Tag[] => [
  ...tag('og:image', absoluteUrl(settings, picture.path)),
  ...tag('og:image:width', picture.width),
  ...tag('og:image:height', picture.height),
  ...tag('og:image:alt', picture.alt),
];

/** `en_GB` for `en-GB`; nothing for a language without a country. */
const locale = (language: string): string | null =>
  /^[a-z]{2,3}-[A-Z]{2}$/.test(language) ? language.replace('-', '_') : null;
