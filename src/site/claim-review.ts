import { absoluteUrl } from './paths.ts';
import type { SiteSettings } from './site-types.ts';
import type { Story } from './story.ts';
import type { Verdict } from './verdict.ts';

/** A fact-check as schema.org's ClaimReview; null for any other article. */
export function claimReview(story: Story, settings: SiteSettings): object | null {
  const { verdict } = story;
  if (!verdict) return null;
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    '@id': `${story.url}#claim-review`,
    url: story.url,
    datePublished: story.published.iso,
    author: { '@type': 'NewsMediaOrganization', name: settings.name, url: absoluteUrl(settings, '') },
    claimReviewed: verdict.claim,
    itemReviewed: claim(verdict),
    reviewRating: {
      '@type': 'Rating',
      alternateName: verdict.rating,
      ...(verdict.value === null
        ? {}
        : { ratingValue: verdict.value, bestRating: verdict.best, worstRating: 1 }),
    },
  };
}

const claim = ({ claimant, date, appearance }: Verdict): object => ({
  '@type': 'Claim',
  // Whether a person or a body made it, front matter does not say.
  ...(claimant ? { author: { '@type': 'Thing', name: claimant } } : {}),
  ...(date ? { datePublished: date } : {}),
  ...(appearance ? { appearance: { '@type': 'CreativeWork', url: appearance } } : {}),
});
