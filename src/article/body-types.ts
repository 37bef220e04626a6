import type { Span } from '../text/position.ts';

/** An image in the body; `title` is its caption. Spans are offsets of the file. */
export interface ImageUse {
  url: string;
  alt: string;
  title: string | null;
  span: Span;
}

export interface LinkUse {
  url: string;
  words: string;
  span: Span;
}

/** Raw HTML in the body: comments, and tags that will not reach the page. */
export interface HtmlUse {
  value: string;
  span: Span;
  /** Whether it stands by itself, and not among the words of a paragraph. */
  block: boolean;
}

/** A `:::name[label]` block. */
export interface NamedBlock {
  name: string;
  label: string | null;
  span: Span;
  /** Number that the blocks inside carry as `enclosure`. */
  enclosure: number;
  closed: boolean;
}

export interface Body {
  images: ImageUse[];
  links: LinkUse[];
  html: HtmlUse[];
  namedBlocks: NamedBlock[];
}
