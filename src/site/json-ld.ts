import { claimReview } from './claim-review.ts';
import { correctionText } from './corrections.ts';
import { absoluteUrl } from './paths.ts';
import { scriptJson } from './script-json.ts';
import type { SiteSettings } from './site-types.ts';
import type { Story } from './story.ts';

/**
 * What search engines are told of an article: the article itself, where it stands, and the claim that it reviews.
 * @param images paths on the site of every picture on its page
 * @returns texts of JSON that may each stand inside a `script` element
 */
export function structuredData(story: Story, images: readonly string[], settings: SiteSettings): string[] {
  const review = claimReview(story, settings);
  return [
    newsArticle(story, images, settings),
    breadcrumbs(story, settings),
    ...(review ? [review] : []),
  ].map(scriptJson);
}

/** What they are told on the front page: how to search the site. */
export const webSite = (settings: SiteSettings): string =>
  scriptJson({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: settings.name,
    url: absoluteUrl(settings, ''),
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${absoluteUrl(settings, 'search/')}?q={search_term_string}`,
      },
      'query-input': 'required name=search_term_string',
    },
  });

function newsArticle(story: Story, images: readonly string[], settings: SiteSettings): object {
  return {
    '@context': 'https://schema.org',
    '@type': schemaType(story),
    '@id': `${story.url}#article`,
    headline: story.headline,
    description: story.description,
    url: story.url,
    mainEntityOfPage: story.canonical,
    datePublished: story.published.iso,
    dateModified: (story.modified ?? story.published).iso,
    author: authorsOf(story, settings),
    publisher: publisher(settings),
    articleSection: story.section.name,
    inLanguage: story.lang,
    isAccessibleForFree: true,
    ...(story.tags.length > 0 ? { keywords: story.tags.map(({ name }) => name) } : {}),
    ...(images.length > 0 ? { image: images.map((path) => absoluteUrl(settings, path)) } : {}),
    ...(story.place ? { contentLocation: { '@type': 'Place', name: story.place } } : {}),
    ...(story.cited.length > 0 ? { citation: story.cited.map(citation) } : {}),
    ...corrections(story),
    ...liveUpdates(story),
  };
}

/** A live blog without a timed entry is none yet, as search engines see it. */
const schemaType = ({ schemaType, updates }: Story): string =>
  schemaType === 'LiveBlogPosting' && !updates.some(({ at }) => at) ? 'NewsArticle' : schemaType;

const publisher = (settings: SiteSettings) => ({
  '@type': 'NewsMediaOrganization',
  name: settings.name,
  url: absoluteUrl(settings, ''),
  correctionsPolicy: absoluteUrl(settings, 'corrections/'),
});

function authorsOf(story: Story, settings: SiteSettings): object[] {
  if (story.authors.length === 0)
    return [{ '@type': 'Organization', name: settings.name, url: absoluteUrl(settings, '') }];
  return story.authors.map(({ name, path, role, profile }) => ({
    '@type': 'Person',
    name,
    url: absoluteUrl(settings, path),
    ...(role ? { jobTitle: role } : {}),
    ...(profile ? { sameAs: profile } : {}),
  }));
}

const citation = ({ title, url }: Story['cited'][number]) => ({ '@type': 'CreativeWork', name: title, url });

function corrections(story: Story): object {
  const faults = story.corrections.filter(({ fault }) => fault);
  if (faults.length === 0) return {};
  return {
    correction: faults.map((note) => ({
      '@type': 'CorrectionComment',
      text: correctionText(note),
      datePublished: note.when.iso,
    })),
  };
}

/** Entries of a live blog that have a time; one without would be dated by guesswork. */
function liveUpdates({ type, updates, url, headline }: Story): object {
  if (type !== 'live-blog') return {};
  const timed = updates.flatMap(({ at, anchor, label, words }) =>
    at ? [{ at, anchor, words, headline: label ?? headline }] : [],
  );
  const newest = timed[0];
  if (!newest) return {};
  return {
    coverageStartTime: timed.at(-1)!.at.iso,
    coverageEndTime: newest.at.iso,
    liveBlogUpdate: timed.map(({ at, anchor, words, headline }) => ({
      '@type': 'BlogPosting',
      headline,
      url: `${url}#${anchor}`,
      datePublished: at.iso,
      articleBody: words,
    })),
  };
}

function breadcrumbs({ section, headline, url }: Story, settings: SiteSettings): object {
  const steps = [
    { name: settings.name, item: absoluteUrl(settings, '') },
    { name: section.name, item: absoluteUrl(settings, section.path) },
    { name: headline, item: url },
  ];
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, i) => ({ '@type': 'ListItem', position: i + 1, ...step })),
  };
}
