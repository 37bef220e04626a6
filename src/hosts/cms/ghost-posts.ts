import * as z from 'zod';
import { sha256 } from '../../text/sha256.ts';
import { type HostedArticle, type HostedText, marked, type RemoteArticle } from '../article-host.ts';
import type { GhostOptions } from '../ghost.ts';
import { link } from './connection.ts';
import { accountsOf, byline, cut, words } from './text.ts';

const slugged = z.object({ slug: z.string() });

/** A post as its editors see it. */
export const post = z.object({
  id: z.string().regex(/^[0-9a-f]{24}$/),
  url: link(),
  slug: z.string(),
  status: z.string(),
  updated_at: z.string(),
  title: z.string(),
  html: z.string().nullable(),
  custom_excerpt: z.string().nullable(),
  canonical_url: z.string().nullish(),
  feature_image: z.string().nullish(),
  tags: z.array(slugged),
  authors: z.array(slugged),
});

export const posts = z.object({ posts: z.array(post) });

export function asRemote(one: z.infer<typeof post>): RemoteArticle {
  const { id, slug, title, html, custom_excerpt, canonical_url, feature_image, tags, authors } = one;
  const written = [slug, title, html ?? '', custom_excerpt ?? '', canonical_url ?? '', feature_image ?? ''];
  const filed = [tags, authors].map((list) => list.map((entry) => entry.slug));
  return {
    remote: id,
    url: one.url,
    slug,
    status: one.status === 'published' ? 'published' : 'draft',
    modified: one.updated_at,
    headline: title,
    html: html ?? '',
    mark: sha256(JSON.stringify([...written, ...filed])),
  };
}

/** Lengths that Ghost takes, in characters. */
const MOST = { headline: 255, excerpt: 300, tag: 191, alt: 191 };

/** An article as the Admin interface takes it, with the section as its first tag. */
export function asPost(article: HostedArticle, options: GhostOptions) {
  const { headline, slug, standfirst, canonical, published, lead, section, tags } = article;
  const authors = accountsOf(article.authors, options.authors);
  // A tag that begins with # is one that Ghost hides.
  const names = [section, ...tags].map((name) => cut(name.replace(/^#+\s*/, ''), MOST.tag)).filter(Boolean);
  return {
    status: 'published',
    title: cut(headline, MOST.headline),
    slug,
    html: htmlOf(article, options),
    custom_excerpt: standfirst ? cut(standfirst, MOST.excerpt) : null,
    canonical_url: canonical,
    published_at: new Date(published).toISOString(),
    tags: [...new Set(names)].map((name) => ({ name })),
    feature_image: lead?.url ?? null,
    feature_image_alt: lead?.alt ? cut(lead.alt, MOST.alt) : null,
    feature_image_caption: lead?.caption ? words(lead.caption) : null,
    ...(authors.length > 0 && { authors: authors.map((author) => ({ slug: author })) }),
  };
}

/** As a card of HTML, which Ghost leaves as it is. */
export function htmlOf({ id, html, authors }: HostedText, { authors: known }: GhostOptions): string {
  const areKnown = accountsOf(authors, known).length > 0;
  const all = marked(id, `${areKnown ? '' : byline(authors)}${html}`);
  return `<!--kg-card-begin: html-->\n${all}\n<!--kg-card-end: html-->`;
}
