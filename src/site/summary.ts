import { type Article, readArticle } from '../article/article.ts';
import { contentHash } from '../article/content-hash.ts';
import type { FrontMatter } from '../article/front-matter-types.ts';
import { sha256 } from '../text/sha256.ts';
import { type Body, renderBody } from './body.ts';
import { excerpt, line } from './text.ts';

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
}

const WITHHELD = new Set(['sources', 'people', 'law', 'signoffs', 'acks', 'right_of_reply']);

/** Length of an opening, in UTF-16 units. */
const OPENING = 200;

/** What a site is made from: the summary of an article and its body, rendered. */
export interface Digest {
  summary: ArticleSummary;
  body: Body;
}

/** Reads an article for the site; nothing else needs its tree. */
export function digest(text: string, path: string): Digest {
  const article = readArticle(text, path);
  const body = renderBody(article.tree);
  return { summary: summaryOf(article, body), body };
}

function summaryOf(article: Article, body: Body): ArticleSummary {
  const frontMatter = shown(article.frontMatter) as FrontMatter;
  const raw = shown(article.raw);
  const opening = openingOf(article);
  return {
    path: article.path,
    sha256: sha256(article.text),
    content: contentHash(article),
    front: sha256(JSON.stringify([frontMatter, raw, opening])),
    frontMatter,
    raw,
    opening,
    asks: asksOf(body),
  };
}

function shown(values: object): Record<string, unknown> {
  const kept = Object.entries(values).filter(([key]) => !WITHHELD.has(key) && !/^x[-_]/.test(key));
  return JSON.parse(JSON.stringify(Object.fromEntries(kept), plain)) as Record<string, unknown>;
}

/** A number that JSON has no sign for is kept as a word: it must not come back as a key that was left empty. */
const plain = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' || (typeof value === 'number' && !Number.isFinite(value)) ? String(value) : value;

function openingOf({ plain }: Article): string {
  const opening = plain.blocks.find((block) => block.kind === 'paragraph' && block.zone === 'narrative');
  return opening ? excerpt(line(plain.words(opening)) ?? '', OPENING) : '';
}

const asksOf = ({ pictures, links }: Body): BodyAsks => ({
  pictures: [...new Set(pictures.map(({ url }) => url))],
  links: [...new Set(links)],
});
