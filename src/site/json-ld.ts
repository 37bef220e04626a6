import { correctionText } from './corrections.ts';
import { absoluteUrl } from './paths.ts';
import type { SiteSettings } from './site-types.ts';
import type { Story } from './story.ts';

/**
 * What search engines are told of an article, as schema.org's NewsArticle or the kind of it that fits.
 * @returns JSON that may stand inside a `script` element
 */
export function newsArticle(story: Story, images: readonly string[], settings: SiteSettings): string {
  const publisher = { '@type': 'NewsMediaOrganization', name: settings.name, url: absoluteUrl(settings, '') };
  const author = story.authors.map(({ name, role, profile }) => ({
    '@type': 'Person',
    name,
    ...(role ? { jobTitle: role } : {}),
    ...(profile ? { url: profile } : {}),
  }));
  const faults = story.corrections.filter(({ fault }) => fault);
  return scriptJson({
    '@context': 'https://schema.org',
    '@type': story.schemaType,
    '@id': `${story.url}#article`,
    headline: story.headline,
    description: story.description,
    url: story.url,
    mainEntityOfPage: story.canonical,
    datePublished: story.published.iso,
    dateModified: (story.modified ?? story.published).iso,
    author: author.length > 0 ? author : [{ '@type': 'Organization', name: settings.name }],
    publisher,
    articleSection: story.section.name,
    inLanguage: story.lang,
    isAccessibleForFree: true,
    ...(story.tags.length > 0 ? { keywords: story.tags } : {}),
    ...(images.length > 0 ? { image: images.map((path) => absoluteUrl(settings, path)) } : {}),
    ...(story.place ? { contentLocation: { '@type': 'Place', name: story.place } } : {}),
    ...(faults.length > 0
      ? {
          correction: faults.map((note) => ({
            '@type': 'CorrectionComment',
            text: correctionText(note),
            datePublished: note.when.iso,
          })),
        }
      : {}),
  });
}

/** JSON without a character that could end the element or start another. */
const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
