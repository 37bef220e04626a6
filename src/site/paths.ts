import slugify from '@sindresorhus/slugify';
import type { FrontMatter } from '../article/front-matter-types.ts';

const slugs = new Map<string, string>();

/** Many articles share a few sections; a slug is found once for each. */
function slug(text: string): string {
  const known = slugs.get(text);
  if (known !== undefined) return known;
  const made = makeSlug(text);
  slugs.set(text, made);
  return made;
}

/** Most names: of these a slug is made without the long table of letters that others are looked up in. */
const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/i;

const makeSlug = (text: string): string =>
  PLAIN.test(text) ? text.toLowerCase().replaceAll(' ', '-') : spelt(text);

const spelt = (text: string): string =>
  slugify(text, { decamelize: false }) ||
  // Scripts that have no transcription keep their letters; what only says how a picture is drawn is no letter.
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:[^\p{L}\p{M}\p{N}]|\p{Variation_Selector}|\u20E3)+/gu, '-')
    .replace(/^-+|-+$/g, '');

/** The name under which an article without a section is filed. */
export const NO_SECTION = 'News';

/** Folders that the site needs for itself. */
const OWN = new Set(['about', 'archive', 'assets', 'authors', 'corrections', 'media', 'search', 'tags']);

/** Whether a folder at the root of the site belongs to the site itself, and not to a section. */
export const isOwnFolder = (name: string): boolean => OWN.has(name);

/** The folder of a section on the site: `Town & county` is `town-and-county`. */
export function sectionSlug(section: string): string {
  const name = slug(section) || 'section';
  return isOwnFolder(name) ? `${name}-section` : name;
}

/** The page of a writer, under the name that readers know. */
export const authorPath = (name: string): string => `authors/${slug(name) || 'author'}/`;

/** The page of a subject. */
export const tagPath = (tag: string): string => `tags/${slug(tag) || 'tag'}/`;

/**
 * Where an article lives on the site, with a slash at its end: `council/bridge-closes/`.
 * Without a slug of its own it takes the words of its headline.
 */
export function articlePath(article: { frontMatter: FrontMatter }): string {
  const { section, slug: own, headline } = article.frontMatter;
  return `${sectionSlug(section ?? NO_SECTION)}/${own ?? (slug(headline ?? '') || 'untitled')}/`;
}

/** The address of an article for readers: `https://example.org/council/bridge-closes/`. */
export const articleUrl = (settings: { url: string }, article: { frontMatter: FrontMatter }): string =>
  absoluteUrl(settings, articlePath(article));

/** The full address of a path of the site. */
export const absoluteUrl = (settings: { url: string }, path: string): string =>
  `${settings.url.replace(/\/+$/, '')}/${encodePath(path)}`;

/** A path as it stands in an address: everything but letters, digits and slashes in percent signs. */
export const encodePath = (path: string): string =>
  SAFE.test(path) ? path : path.split('/').map(encodeURIComponent).join('/');

/** What most paths consist of, and what stands in an address as it is. */
const SAFE = /^[\w./-]*$/;
