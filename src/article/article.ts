import type { Root } from 'mdast';
import { LineIndex, type Span } from '../text/position.ts';
import type { YamlPath, YamlProblem } from '../yaml/document.ts';
import { firstParagraph, readBody } from './body.ts';
import type { Body } from './body-types.ts';
import { findSections, type ReadFrontMatter, readFrontMatter } from './front-matter.ts';
import type { FrontMatter } from './front-matter-types.ts';
import { parseMarkdown } from './markdown.ts';
import { type PlainText, PlainTextBuilder, type Zone } from './plain-text.ts';

/** An article file, read. All spans are UTF-16 offsets of the whole file, front matter and byte order mark included. */
export interface Article extends Body {
  /** As given: messages and receipts repeat it. */
  path: string;
  /** The whole file. */
  text: string;
  lines: LineIndex;
  frontMatter: FrontMatter;
  /** Every key as written, those of a type and unknown ones too. */
  raw: Record<string, unknown>;
  hasFrontMatter: boolean;
  problems: YamlProblem[];
  /** Where the Markdown starts and ends. */
  bodySpan: Span;
  plain: PlainText;
  /** Place of a value in the front matter; of its nearest parent, or of the first line, where it is missing. */
  fieldSpan(path: YamlPath): Span;
  keySpan(path: YamlPath): Span;
  /** @internal Positions in the tree count from the start of the body. */
  tree: Root;
}

/**
 * Reads an article. Never throws: what is wrong with the text stands in `problems`.
 * @param text the file as decoded from UTF-8, a byte order mark and Windows line ends kept
 * @param path how the file is named in messages
 */
export function readArticle(text: string, path: string): Article {
  const { sections, front, tree } = parsed(text);
  const builder = new PlainTextBuilder();
  addField(builder, text, front, 'headline', 'headline');
  addField(builder, text, front, 'standfirst', 'standfirst');
  const read = readBody(tree, text, sections.body.start, builder);
  const top = topLine(text, sections.yaml ? 3 : firstLineEnd(text, sections.body.start));
  return {
    path,
    text,
    lines: new LineIndex(text),
    frontMatter: front.values,
    raw: front.raw,
    hasFrontMatter: sections.yaml !== null,
    problems: sections.unclosedFence ? [unclosed(sections.unclosedFence), ...front.problems] : front.problems,
    bodySpan: sections.body,
    plain: builder.build(),
    fieldSpan: (field) => (front.yaml.has(field.slice(0, 1)) ? front.yaml.valueSpan(field) : top),
    keySpan: (field) => (front.yaml.has(field.slice(0, 1)) ? front.yaml.keySpan(field) : top),
    tree,
    ...read,
  };
}

/** What a site is made from: an article without its plain text and the places of what is in it. */
export interface ArticleParts extends Pick<Article, 'path' | 'text' | 'frontMatter' | 'raw' | 'bodySpan'> {
  /** @internal As that of an {@link Article}. */
  tree: Root;
  /** The words of its first paragraph, opinion, notes and the like left out; empty where there is none. */
  opening: string;
}

/** The same as {@link readArticle} finds, in less time. Never throws. */
export function readParts(text: string, path: string): ArticleParts {
  const { sections, front, tree } = parsed(text);
  const opening = firstParagraph(tree, text, sections.body.start);
  const { values: frontMatter, raw } = front;
  return { path, text, frontMatter, raw, bodySpan: sections.body, tree, opening };
}

function parsed(text: string) {
  const sections = findSections(text);
  const front = readFrontMatter(text, sections);
  return { sections, front, tree: parseMarkdown(text.slice(sections.body.start, sections.body.end)) };
}

function addField(
  builder: PlainTextBuilder,
  text: string,
  front: ReadFrontMatter,
  key: 'headline' | 'standfirst',
  zone: Zone,
): void {
  const value = front.values[key];
  if (!value) return;
  const span = front.yaml.valueSpan([key]);
  // The marks that YAML itself puts round a text are no quotation marks.
  const start = /["']/.test(text[span.start] ?? '') ? span.start + 1 : span.start;
  builder.open(start);
  builder.append(value, text.slice(start, span.end), start);
  builder.close({ kind: 'field', zone, enclosure: null, depth: 0 });
}

const unclosed = (span: Span): YamlProblem => ({
  path: [],
  message: 'The front matter opens here and never closes: put a line `---` after its last key.',
  span,
});

function topLine(text: string, length: number): Span {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return { start, end: Math.min(text.length, start + length) };
}

function firstLineEnd(text: string, from: number): number {
  const end = text.slice(from, from + 1000).search(/[\r\n]/);
  return end < 0 ? Math.min(1, text.length) : end;
}
