import type { Article } from '../../article/article.ts';
import type { FrontMatter } from '../../article/front-matter-types.ts';
import { articleType } from '../../article/types.ts';
import type { Span } from '../../text/position.ts';
import type { YamlPath } from '../../yaml/document.ts';
import type { Secret } from './secret.ts';

/** A place at which readers, or whoever sees the site, would learn of a secret. */
export interface Leak extends Span {
  what: string;
}

/** A stretch of what goes out, with the way back to the file. */
interface Published {
  text: string;
  place: (start: number, end: number) => Span;
}

/** Keys of the front matter from which something goes out, be it into the page, its address, its head or a manifest. */
const OUT: readonly (keyof FrontMatter)[] = [
  'id',
  'headline',
  'seo_title',
  'social_title',
  'standfirst',
  'slug',
  'section',
  'tags',
  'byline',
  'dateline',
  'canonical',
  'images',
  'corrections',
  'interests',
  'paid',
  'ai_use',
  'claim_review',
];

/** Every place of an article that goes out and holds a secret, in order, each once. */
export function leaksIn(article: Article, secrets: readonly Secret[]): Leak[] {
  if (secrets.length === 0) return [];
  const leaks = published(article).flatMap(({ text, place }) =>
    secrets.flatMap(({ what, pattern }) =>
      [...text.matchAll(pattern)].map((match) => ({
        what,
        ...place(match.index, match.index + match[0].length),
      })),
    ),
  );
  leaks.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  // A file name holds the id, and a full name the surname: the longest says it all.
  return leaks.filter((leak) => {
    if (leak.start < end) return false;
    end = Math.max(leak.end, leak.start + 1);
    return true;
  });
}

function published(article: Article): Published[] {
  const { plain } = article;
  return [
    { text: article.path, place: () => article.fieldSpan(['id']) },
    ...fields(article),
    // With its markup, for what stands in addresses and code; and without, for words that markup cuts in two.
    { text: markdown(article), place: (start, end) => ({ start, end }) },
    { text: plain.text, place: (start, end) => plain.sourceSpan({ start, end }) },
    ...[...article.links, ...article.images].map(({ url, span }) => ({
      text: decoded(url),
      place: () => span,
    })),
  ];
}

/** The body at its place in the file. Comments and other HTML stay at home, so they are blanked. */
function markdown({ text, html, bodySpan }: Article): string {
  let shown = ' '.repeat(bodySpan.start);
  let at = bodySpan.start;
  for (const { span } of html) {
    shown +=
      text.slice(at, Math.max(at, span.start)) + ' '.repeat(Math.max(0, span.end - Math.max(at, span.start)));
    at = Math.max(at, span.end);
  }
  return shown + text.slice(at);
}

function fields(article: Article): Published[] {
  const type = articleType(article.frontMatter.type);
  return [...OUT, ...(type?.fields ?? [])].flatMap((key) => textsIn(article, article.raw[key], [key]));
}

function textsIn(article: Article, value: unknown, path: YamlPath): Published[] {
  if (typeof value === 'string' || typeof value === 'number')
    return [
      { text: String(value), place: (start, end) => within(article, path, String(value).slice(start, end)) },
    ];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    // A name that a pen name hides, and an address for the desk, are shown to nobody.
    path[0] === 'byline' && isHidden(key, value as Record<string, unknown>)
      ? []
      : textsIn(article, inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

const isHidden = (key: string, { pseudonym }: Record<string, unknown>): boolean =>
  key === 'email' ||
  (key === 'name' && typeof pseudonym === 'string') ||
  (key === 'profile' && Boolean(pseudonym));

/** The very words in the value of a key; all of it where YAML writes them in another way. */
function within(article: Article, path: YamlPath, words: string): Span {
  const span = article.fieldSpan(path);
  const at = article.text.slice(span.start, span.end).indexOf(words);
  return at < 0 ? span : { start: span.start + at, end: span.start + at + words.length };
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
