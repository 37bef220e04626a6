import { hash } from 'node:crypto';
import type { Unfilled } from '../pages/frame.ts';
import type { SiteFile } from '../site-types.ts';
import type { SitemapEntry } from '../sitemap.ts';
import type { Story } from '../story.ts';
import type { MakerName } from './makers.ts';
import type { ToldStory } from './told-story.ts';

/**
 * What a page is made from: plain data, and stories. Kept between builds, with the stories by their place, it lets a
 * page be made again without looking at any other.
 */
export interface Recipe {
  /** On the site. */
  path: string;
  kind: SiteFile['kind'];
  make: MakerName;
  /** Anything that JSON holds. */
  data: unknown;
  /** Stories of which it shows what lists show. */
  shows: readonly Story[];
  /** What a sitemap says of its stories, where that is known without them. */
  entries?: readonly SitemapEntry[];
  /** Stories that it shows with their bodies. */
  whole: readonly ToldStory[];
}

/** A page of the site that can be made, and need not be. */
export interface PageSpec extends Recipe {
  /** Stands for everything that the page is made from: the same key, the same bytes. */
  key: string;
  render(): string | Promise<string>;
  /** The same for whoever fills in templates; null for a page that is made in one go. */
  unfilled(): Promise<Unfilled> | null;
}

/** A key for plain data, such as texts, numbers and lists of them. */
export const keyOf = (...parts: readonly unknown[]): string =>
  hash('sha256', JSON.stringify(parts), 'base64url');
