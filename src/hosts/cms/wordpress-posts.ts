import * as z from 'zod';
import { sha256 } from '../../text/sha256.ts';
import { type HostedArticle, type HostedText, marked, type RemoteArticle } from '../article-host.ts';
import type { WordPressOptions } from '../wordpress.ts';
import { link } from './connection.ts';
import { accountsOf, byline, words } from './text.ts';

const raw = z.object({ raw: z.string() });

/** A post as its editors see it. */
export const post = z.object({
  id: z.int().positive(),
  link: link(),
  slug: z.string(),
  status: z.string(),
  modified_gmt: z.string(),
  author: z.int(),
  title: raw,
  content: raw,
  excerpt: raw,
  tags: z.array(z.int()),
  categories: z.array(z.int()),
  featured_media: z.int(),
});

export function asRemote(one: z.infer<typeof post>): RemoteArticle {
  const { id, slug, author, title, content, excerpt, tags, categories, featured_media } = one;
  const written = [slug, author, title.raw, content.raw, excerpt.raw, featured_media];
  const filed = [tags, categories].map((ids) => [...ids].sort((a, b) => a - b));
  return {
    remote: String(id),
    url: one.link,
    slug: decoded(slug),
    status: one.status === 'publish' ? 'published' : 'draft',
    modified: one.modified_gmt,
    headline: title.raw,
    html: content.raw,
    mark: sha256(JSON.stringify([...written, ...filed])),
  };
}

/** Letters beyond ASCII stand in addresses in percent signs. */
function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

/** Terms under which a post is filed. */
export interface Filed {
  tags: number[];
  category: number;
}

/** An article as the REST interface takes it. */
export function asPost(article: HostedArticle, { tags, category }: Filed, options: WordPressOptions) {
  const { headline, slug, standfirst, published, lead } = article;
  const authors = accountsOf(article.authors, options.authors);
  return {
    status: 'publish',
    title: words(headline),
    slug,
    excerpt: words(standfirst),
    content: contentOf(article, options),
    date_gmt: new Date(published).toISOString().slice(0, 19),
    tags,
    categories: [category],
    featured_media: lead === null ? 0 : Number(lead.id),
    // A post has one author.
    ...(authors.length === 1 && { author: authors[0] }),
  };
}

/** In a block of HTML, so that WordPress makes no paragraphs of its own; a square bracket must begin no shortcode. */
export function contentOf(
  { id, html, standfirst, authors }: HostedText,
  { authors: known, standfirst_in_body: withStandfirst }: WordPressOptions,
): string {
  const isKnown = accountsOf(authors, known).length === 1;
  const opening = withStandfirst && standfirst ? `<p><em>${words(standfirst)}</em></p>\n` : '';
  const all = `${isKnown ? '' : byline(authors)}${opening}${html}`.replaceAll('[', '&#91;');
  return `<!-- wp:html -->\n${marked(id, all)}\n<!-- /wp:html -->`;
}
