import type { Root, RootContent } from 'mdast';

/** Somebody who signed the page, as it names them. */
export interface ImportedByline {
  name: string;
  role?: string;
}

/** An image that the page has a file for; images without one stand in the body alone. */
export interface ImportedImage {
  /** The address the page gives. Nothing is fetched. */
  file?: string;
  alt?: string;
  caption?: string;
  credit?: string;
}

export interface ImportedFrontMatter {
  headline: string;
  standfirst?: string;
  byline?: ImportedByline[];
  section?: string;
  /** RFC 3339 with an offset; left out where the page states none. */
  date_published?: string;
  date_modified?: string;
  canonical?: string;
  lang?: string;
  tags?: string[];
  images?: ImportedImage[];
  /** Left out where the page does not say. */
  type?: 'opinion' | 'news';
}

/** Something of the page that is in neither the front matter nor the body. */
export interface Dropped {
  /** Line of the page, from 1. */
  line: number;
  /** The words as the page has them; for an element without words, its start tag. */
  text: string;
  reason: string;
}

export interface ImportedArticle {
  frontMatter: ImportedFrontMatter;
  /** Markdown, with `:::opinion` blocks, ending in one line end. */
  body: string;
  dropped: Dropped[];
}

/** What {@link importPage} takes. */
export interface PageInput {
  /** The file, decoded from UTF-8; a byte order mark and Windows line ends may stay. */
  text: string;
  /** The file's name: its ending tells HTML from text, and messages repeat it. */
  name: string;
  format?: 'html' | 'text';
}

/** A paragraph, heading, list or the like of the page, in reading order. */
export interface Block {
  /** Line of the page, from 1. */
  line: number;
  /** Its words, on one line. */
  text: string;
  node: RootContent;
}

/** What the front matter has so far, and what fell away. */
export interface Gathered {
  found: Partial<ImportedFrontMatter>;
  dropped: Dropped[];
}

/** A page taken apart: what goes into front matter and body, and what falls away. */
export interface PageParts extends Gathered {
  root: Root;
}
