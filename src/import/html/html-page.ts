import type { Element, Parents, Root } from 'hast';
import { arrange } from '../arrange.ts';
import { oneLine } from '../clean.ts';
import { takeSignatures } from '../head.ts';
import { untrusted } from '../reasons.ts';
import type { Block, Gathered, PageParts } from '../types.ts';
import { takeImages } from './figures.ts';
import { findArticle, findHeading, listOutside } from './find-article.ts';
import { htmlBlocks } from './html-blocks.ts';
import { markedNames, takeKnownNames } from './known-names.ts';
import { type Metadata, offsetDate, readMetadata } from './metadata.ts';
import { normalise } from './normalise.ts';
import { parseHtml } from './parse.ts';
import { prune } from './prune.ts';
import { fold, shownStandfirst, takeStandfirst } from './standfirst.ts';
import { attribute, findAll, lineOf, seenText, tokens } from './tree.ts';

/** Blocks among which the page's byline is looked for. */
const REACH = 12;

/**
 * Reads a page of HTML: finds the article, takes what the page's data says of it, and leaves out the rest.
 * @throws NewsctlError IMPORT_EMPTY where the page was made to break its readers
 */
export function readHtmlPage(text: string, name: string): PageParts {
  const tree = parseHtml(text, name);
  const meta = readMetadata(tree);
  const article = findArticle(tree);
  const heading = findHeading(tree, article);
  const headline = chooseHeadline(meta, heading);
  const fromHeading = heading && headline === oneLine(seenText(heading)) ? heading : undefined;
  const gathered: Gathered = {
    found: { ...meta.values, ...(headline ? { headline } : {}) },
    dropped: [...meta.dropped, ...listOutside(tree, article, fromHeading)],
  };
  const shown = shownStandfirst(article);
  takeFromTree(tree, article, gathered);
  const blocks = blocksOf(article, gathered);
  const below = takeKnownNames(takeHeading(blocks, heading, gathered), REACH, gathered);
  const signed = takeSignatures(takeStandfirst(below, shown, gathered), gathered, () => false);
  return { ...gathered, root: arrange(signed, () => null, gathered.dropped) };
}

/** The words of a page that a browser shows, blocks on lines of their own. */
export const seenPage = (text: string, name: string): string => seenText(parseHtml(text, name));

/** The data's headline, but with the marks that readers see where it is the same one. */
function chooseHeadline({ headlines }: Metadata, heading: Element | undefined): string | undefined {
  const shown = heading ? oneLine(seenText(heading)) : undefined;
  if (headlines.data && shown && fold(headlines.data) === fold(shown)) return shown;
  return headlines.data ?? shown ?? headlines.card ?? headlines.title;
}

const DATES = [
  { field: 'date_published', property: 'datePublished', mark: 'published' },
  { field: 'date_modified', property: 'dateModified', mark: 'updated' },
] as const;

/** Names and dates that the page marks with attributes, wherever its words about them stand. */
function takeFromTree(tree: Root, article: Parents, { found, dropped }: Gathered): void {
  const names = found.byline ?? markedNames(tree, article);
  if (names.length > 0) found.byline = names;
  for (const { field, property, mark } of DATES) {
    const isMarked = (one: Element): boolean =>
      attribute(one, 'itemProp').includes(property) || (one.tagName === 'time' && tokens(one).has(mark));
    for (const time of findAll(article, isMarked)) {
      const stated = attribute(time, 'dateTime') || attribute(time, 'content');
      const exact = offsetDate(stated);
      if (exact) found[field] ??= exact;
      else if (stated !== '') dropped.push({ line: lineOf(time), text: stated, reason: untrusted(field) });
    }
  }
}

function blocksOf(article: Parents, { found, dropped }: Gathered): Block[] {
  prune(article, dropped);
  const images = takeImages(article, found.canonical, dropped);
  if (images.length > 0) found.images = images;
  normalise(article, found.canonical);
  return htmlBlocks(article);
}

/** Takes the main heading out of the copy; one that differs from the headline is listed. */
function takeHeading(blocks: Block[], heading: Element | undefined, { found, dropped }: Gathered): Block[] {
  const shown = heading ? oneLine(seenText(heading)) : undefined;
  const index = blocks.findIndex((block) => block.node.type === 'heading' && block.text === shown);
  const block = blocks[index];
  if (!block) return blocks;
  if (block.text !== found.headline)
    dropped.push({
      line: block.line,
      text: block.text,
      reason: 'a heading that differs from the headline in the data of the page',
    });
  return blocks.filter((one) => one !== block);
}
