import type { Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import { NewsctlError } from '../errors.ts';
import { oneLine } from './clean.ts';
import { readHtmlPage, seenPage } from './html/html-page.ts';
import { toMarkdown } from './markdown.ts';
import { UNPLACED } from './reasons.ts';
import { readTextPage } from './text-page.ts';
import type { Dropped, ImportedArticle, PageInput } from './types.ts';
import { wordBalance } from './words.ts';

/** A novel has fewer paragraphs, and shorter ones. */
const MOST_BLOCKS = 20_000;
const LONGEST_BLOCK = 50_000;

/**
 * Makes an article of a published page, saved as HTML or scraped as text. Words and marks stay as they stand;
 * whatever is left out is listed in `dropped`. Fetches nothing, runs nothing.
 *
 * An image of a text page is a word that the scraper left; it stays where it stood as `![word]()`, and a credit
 * on the next line becomes its title: `![word](<> "Picture: Jo Bloggs")`. Images of an HTML page stand in the
 * body and in the front matter, under the address that the page gives.
 *
 * @returns front matter, a body in Markdown, and what was dropped, by line
 * @throws NewsctlError IMPORT_EMPTY where there is no headline, or no copy below it
 */
export function importPage(input: PageInput): ImportedArticle {
  try {
    return read(input);
  } catch (cause) {
    // Some libraries below recurse, or spread long lists into arguments.
    if (cause instanceof RangeError) throw tooLarge(input.name, 'it is nested too deeply or too long', cause);
    throw cause;
  }
}

function read(input: PageInput): ImportedArticle {
  const { found, dropped, root } = isHtml(input)
    ? readHtmlPage(input.text, input.name)
    : readTextPage(input.text);
  const { headline } = found;
  if (!headline || root.children.length === 0) throw empty(input.name, headline);
  refuseNonArticle(input.name, root);
  const imported: ImportedArticle = { frontMatter: { ...found, headline }, body: toMarkdown(root), dropped };
  const { lost } = wordBalance(visibleText(input), imported);
  if (lost.length > 0)
    dropped.push({ line: lineWith(input.text, lost[0]!), text: lost.join(' '), reason: UNPLACED });
  dropped.sort(byLine);
  return imported;
}

function refuseNonArticle(name: string, root: Root): void {
  if (root.children.length > MOST_BLOCKS) throw tooLarge(name, `it has more than ${MOST_BLOCKS} paragraphs`);
  if (root.children.some((node) => wordsOf(node).length > LONGEST_BLOCK))
    throw tooLarge(name, `one paragraph has more than ${LONGEST_BLOCK} characters`);
}

/** The words that readers of a page see: the measure of what an import must account for. */
export const visibleText = (input: PageInput): string =>
  isHtml(input) ? seenPage(input.text, input.name) : input.text;

function isHtml({ text, name, format }: PageInput): boolean {
  if (format) return format === 'html';
  if (/\.x?html?$/i.test(name)) return true;
  return /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(
    text.slice(0, 2000),
  );
}

function empty(name: string, headline: string | undefined): NewsctlError {
  const what = headline ? `no copy below the headline "${oneLine(headline).slice(0, 80)}"` : 'no headline';
  return new NewsctlError('IMPORT_EMPTY', `No article was found in ${name}: there is ${what}.`);
}

const tooLarge = (name: string, why: string, cause?: unknown): NewsctlError =>
  new NewsctlError('IMPORT_EMPTY', `No article can be read from ${name}: ${why}.`, {
    hint: 'Save the part of the page that is the article as a file of its own.',
    cause,
  });

const byLine = (a: Dropped, b: Dropped): number => a.line - b.line;

function lineWith(text: string, word: string): number {
  const at = text.indexOf(word);
  return text.slice(0, Math.max(0, at)).split(/\r\n|\n|\r/).length;
}
