import type { Element, Root } from 'hast';
import { isDateTime } from '../../article/dates.ts';
import { oneLine } from '../clean.ts';
import { untrusted } from '../reasons.ts';
import type { Dropped, ImportedFrontMatter } from '../types.ts';
import { type LinkedData, readLinkedData, textsOf, typesOf } from './json-ld.ts';
import { decoded } from './parse.ts';
import { allText, attribute, findAll, lineOf } from './tree.ts';

/** What a page says about itself in its data, as against what it shows. */
export interface Metadata {
  values: Omit<Partial<ImportedFrontMatter>, 'headline' | 'images'>;
  /** Headline of the linked data, then that of the page's card, then its title. */
  headlines: { data?: string; card?: string; title?: string };
  dropped: Dropped[];
}

/** Reads linked data first, then Open Graph and other meta elements, then the attributes of the page. */
export function readMetadata(tree: Root): Metadata {
  const scripts = findAll(
    tree,
    (one) => one.tagName === 'script' && /ld\+json/i.test(attribute(one, 'type')),
  );
  const { article, byId, broken } = readLinkedData(scripts.map(scriptText));
  const meta = metaElements(tree);
  const dropped: Dropped[] = broken.map((index) => ({
    line: lineOf(scripts[index]!),
    text: '<script type="application/ld+json">',
    reason: 'linked data that is not valid JSON',
  }));
  const source: Source = { article: article ?? {}, byId, meta, dropped, line: lineOf(scripts[0] ?? tree) };
  const values = clean({
    standfirst: first(source, ['description'], ['description', 'og:description', 'twitter:description']),
    byline: bylineOf(source),
    section: first(source, ['articleSection'], ['article:section', 'parsely-section']),
    date_published: dateOf(source, 'datePublished', 'article:published_time', 'date_published'),
    date_modified: dateOf(source, 'dateModified', 'article:modified_time', 'date_modified'),
    canonical: canonicalOf(tree, source),
    lang: langOf(tree, source),
    tags: tagsOf(source),
    type: typeOf(source.article),
  });
  const card = first(source, [], ['og:title', 'twitter:title']);
  const data = first(source, ['headline'], []);
  return { values, headlines: clean({ data, card, title: titleOf(tree, meta) }), dropped };
}

interface Source {
  article: LinkedData;
  byId: Map<string, LinkedData>;
  meta: Map<string, { text: string; line: number }[]>;
  dropped: Dropped[];
  line: number;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const clean = <T extends object>(values: T): Present<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;

const scriptText = (script: Element): string =>
  script.children.map((child) => (child.type === 'text' ? child.value : '')).join('');

function metaElements(tree: Root): Source['meta'] {
  const found: Source['meta'] = new Map();
  for (const meta of findAll(tree, (one) => one.tagName === 'meta')) {
    const name = (
      attribute(meta, 'property') ||
      attribute(meta, 'name') ||
      attribute(meta, 'itemProp')
    ).toLowerCase();
    const text = oneLine(attribute(meta, 'content'));
    if (name !== '' && text !== '')
      found.set(name, [...(found.get(name) ?? []), { text, line: lineOf(meta) }]);
  }
  return found;
}

function candidates({ article, byId, meta }: Source, keys: string[], names: string[]): string[] {
  const linked = keys.flatMap((key) => textsOf(article[key], byId));
  const others = names.flatMap((name) => (meta.get(name) ?? []).map((one) => one.text));
  return [...linked, ...others].map((text) => oneLine(decoded(text))).filter((text) => text !== '');
}

const first = (source: Source, keys: string[], names: string[]): string | undefined =>
  candidates(source, keys, names)[0];

function bylineOf(source: Source): { name: string }[] | undefined {
  const linked = candidates(source, ['author'], []);
  const authors =
    linked.length > 0
      ? linked
      : candidates(source, [], ['author', 'article:author', 'parsely-author', 'dc.creator']);
  const names = authors
    .map((name) => name.replace(/^by\s+/i, ''))
    .filter((name) => !/^https?:|^@/i.test(name));
  return names.length > 0 ? [...new Set(names)].map((name) => ({ name })) : undefined;
}

function dateOf(source: Source, key: string, property: string, field: string): string | undefined {
  const linked = textsOf(source.article[key], source.byId).map((text) => ({ text, line: source.line }));
  const stated = [...linked, ...(source.meta.get(property) ?? [])];
  const exact = stated.map((one) => offsetDate(one.text)).find((date) => date !== null);
  if (exact) return exact;
  for (const { line, text } of stated)
    source.dropped.push({
      line,
      text,
      reason: untrusted(field),
    });
  return undefined;
}

/** RFC 3339 with its offset, or null. An offset written without its colon says the same. */
export function offsetDate(text: string): string | null {
  const date = text.trim().replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
  return isDateTime(date) && /\d[T ]/i.test(date) ? date : null;
}

function canonicalOf(tree: Root, source: Source): string | undefined {
  const links = findAll(
    tree,
    (one) => one.tagName === 'link' && /\bcanonical\b/i.test(attribute(one, 'rel')),
  );
  const addresses = [
    ...links.map((link) => attribute(link, 'href')),
    ...candidates(source, ['url'], ['og:url']),
  ];
  return addresses
    .map((address) => address.trim())
    .find((address) => /^https?:\/\/\S+$/.test(address) && URL.canParse(address));
}

function langOf(tree: Root, source: Source): string | undefined {
  const html = findAll(tree, (one) => one.tagName === 'html').map((one) => attribute(one, 'lang'));
  const stated = [...html, ...candidates(source, ['inLanguage'], ['og:locale'])];
  return stated
    .map((tag) => tag.replaceAll('_', '-'))
    .find((tag) => /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*$/.test(tag));
}

function tagsOf(source: Source): string[] | undefined {
  const found = candidates(source, ['keywords'], ['article:tag', 'keywords', 'news_keywords']);
  const tags = found.flatMap((text) => text.split(/\s*[,;]\s*/)).filter((tag) => tag !== '');
  return tags.length > 0 ? [...new Set(tags)] : undefined;
}

function typeOf(article: LinkedData): 'opinion' | 'news' | undefined {
  const types = typesOf(article);
  if (types.includes('OpinionNewsArticle')) return 'opinion';
  return types.some((type) => /NewsArticle$/.test(type)) ? 'news' : undefined;
}

/** Titles end in the name of the site. */
function titleOf(tree: Root, meta: Source['meta']): string | undefined {
  const title = findAll(tree, (one) => one.tagName === 'title')
    .map(allText)
    .find((text) => text !== '');
  if (!title) return undefined;
  const site = meta.get('og:site_name')?.[0]?.text;
  const named = site ? title.match(/^(.+?)\s+[-–—|·:]\s+(.+)$/) : null;
  if (named && named[2] === site) return named[1]!;
  return title.replace(/\s+\|\s+[^|]*$/, '');
}
