import { toString as wordsOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { type ArticleParts, readParts } from '../article/article.ts';
import { contentHash } from '../article/content-hash.ts';
import type { FrontMatter } from '../article/front-matter-types.ts';
import { sha256 } from '../text/sha256.ts';
import { type CitedSource, citedSources } from '../article/cited.ts';
import { authorsOf } from './authors.ts';
import { renderBody } from './body.ts';
import type { Body } from './rendered-body.ts';
import { liveUpdates, type UpdateText } from './live.ts';
import { excerpt } from '../text/excerpt.ts';
import { line } from './text.ts';

/** The addresses that a body asks for, each once, in their order. */
export interface BodyAsks {
  pictures: string[];
  /** Links within the site. */
  links: string[];
}

/**
 * What a site needs to know of an article without reading it: everything but its body. It is plain data, the same
 * before and after it was kept as JSON. Sources, people, sign-offs, replies, the law and notes of the desk are not
 * in it, so that neither a page nor a cache can tell of them.
 */
export interface ArticleSummary {
  /** Its file, as given. */
  path: string;
  /** SHA-256 of the file's text. */
  sha256: string;
  /** SHA-256 of what readers read of it. */
  content: string;
  /** SHA-256 of all that lists show of it: the rest of this record but for the body. */
  front: string;
  frontMatter: FrontMatter;
  /** Keys as written, those of a type and unknown ones too. */
  raw: Record<string, unknown>;
  /** The first words of the article proper; empty where there are none. */
  opening: string;
  asks: BodyAsks;
  /** The sources that readers are told of. */
  cited: CitedSource[];
  /** The `:::update` blocks of a running story, as they stand. */
  updates: UpdateText[];
  /** Whether readers may comment, where the newsroom has comments. */
  open: boolean;
}

const WITHHELD = new Set(['sources', 'people', 'law', 'signoffs', 'acks', 'right_of_reply']);

/** Length of an opening, in UTF-16 units. */
const OPENING = 200;

/** What a site is made from: the summary of an article and its body, rendered. */
export interface Digest {
  summary: ArticleSummary;
  body: Body;
}

/** A body tells moments to machines alone, which have them in UTC. */
const ANY_CLOCK = { language: 'en', timezone: 'UTC' };

/** Reads an article for the site; nothing else needs its tree. */
export function digest(text: string, path: string): Digest {
  const article = readParts(text, path);
  const updates = updatesOf(article);
  const body = renderBody(article.tree, {
    updates: liveUpdates(
      updates,
      article.raw.entries,
      authorsOf(article.frontMatter).map(({ name }) => name),
      ANY_CLOCK,
    ),
    interview: article.frontMatter.type === 'interview-qa',
  });
  return { summary: summaryOf(article, body, updates), body };
}

function summaryOf(article: ArticleParts, body: Body, updates: UpdateText[]): ArticleSummary {
  const frontMatter = shown(article.frontMatter) as FrontMatter;
  const raw = shown(article.raw);
  const opening = excerpt(line(article.opening) ?? '', OPENING);
  const cited = citedSources(article.frontMatter.sources, article.raw.documents);
  const open = isOpen(article);
  return {
    path: article.path,
    sha256: sha256(article.text),
    content: contentHash(article),
    front: sha256(JSON.stringify([frontMatter, raw, opening, cited, updates, open])),
    frontMatter,
    raw,
    opening,
    asks: asksOf(body),
    cited,
    updates,
    open,
  };
}

/** Types whose updates are entries of their own. */
const RUNNING = new Set(['live-blog', 'breaking']);

function updatesOf({ tree, frontMatter }: ArticleParts): UpdateText[] {
  if (!RUNNING.has(frontMatter.type ?? '')) return [];
  const updates: UpdateText[] = [];
  visit(tree, 'containerDirective', (block) => {
    if (block.name !== 'update') return;
    const label = block.children.find((child) => child.type === 'paragraph' && child.data?.directiveLabel);
    const words = block.children.filter((child) => child !== label).map((child) => wordsOf(child));
    updates.push({ label: line(label && wordsOf(label)), words: line(words.join(' ')) ?? '' });
  });
  return updates;
}

/** Reports of courts, and of whatever a court has still to decide, take comments only where the desk says so. */
function isOpen({ frontMatter: { comments, type, law } }: ArticleParts): boolean {
  return comments ?? !(type === 'court' || type === 'inquest' || law?.proceedings === 'active');
}

function shown(values: object): Record<string, unknown> {
  const kept = Object.entries(values).filter(([key]) => !WITHHELD.has(key) && !/^x[-_]/.test(key));
  return plain(Object.fromEntries(kept)) as Record<string, unknown>;
}

/**
 * A value as it will come back from JSON. A number that JSON has no sign for is kept as a word: it must not come back as
 * a key that was left empty.
 */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)))
    return String(value);
  // JSON has no minus in front of a nought either.
  if (value === 0) return 0;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => plain(item) ?? null);
  if (!isRecord(value)) return JSON.parse(JSON.stringify(value)) as unknown;
  const entries = Object.entries(value).map(([key, own]) => [key, plain(own)] as const);
  return Object.fromEntries(entries.filter(([, own]) => own !== undefined));
}

/** Dates and the like have a form of their own in JSON. */
const isRecord = (value: object): value is Record<string, unknown> =>
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

const asksOf = ({ pictures, links }: Body): BodyAsks => ({
  pictures: [...new Set(pictures.map(({ url }) => url))],
  // A fragment leads within the page.
  links: [...new Set(links)].filter((url) => !url.startsWith('#')),
});
