import { Parser } from 'htmlparser2';
import type { SourceText } from '../source.ts';
import { decodeSource } from './decode-text.ts';
import { refuseEndless } from './limits.ts';
import { type Line, type Paragraph, paragraphOf } from './paragraph.ts';
import { sourceText } from './source-text.ts';
import { takeTurns } from './turns.ts';
import { SourceUnreadable } from './unreadable.ts';

/** Browsers stop at 512 levels. */
const MAX_DEPTH = 2000;

/**
 * Reads the words of a page, paragraph by paragraph; what surrounds them on the site is left out.
 *
 * A parser that reports tags as they come needs neither a tree nor a stack of its own calls: deep nesting and
 * thousands of tags left open cost it nothing, and nothing is ever fetched.
 */
export function readHtml(bytes: Uint8Array): SourceText {
  const text = decodeSource(bytes);
  refuseEndless(text.length);
  const page = new PageWords();
  const parser = new Parser({
    onopentag: (name, attributes) => page.open(name, attributes),
    onclosetag: (name) => page.close(name),
    ontext: (words) => page.words(words),
  });
  parser.end(text);
  return sourceText(takeTurns(page.finish()));
}

const LEFT_OUT = new Set(
  (
    'script style template noscript head title nav header footer aside form button select textarea svg math iframe ' +
    'object canvas audio video dialog menu'
  ).split(' '),
);
const BLOCKS = new Set(
  (
    'address article blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 ' +
    'hr li main ol p pre search section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** Gathers paragraphs while tags go by. */
class PageWords {
  private readonly paragraphs: Paragraph[] = [];
  private lines: string[] = [''];
  private heading = false;
  private depth = 0;
  /** Depth of the outermost element that is left out; 0 where none is open. */
  private silentFrom = 0;

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.depth += 1;
    if (this.depth > MAX_DEPTH)
      throw new SourceUnreadable(`is damaged: its elements are nested more than ${MAX_DEPTH} levels deep`);
    if (this.silentFrom > 0) return;
    if (LEFT_OUT.has(name) || isHidden(attributes)) this.silentFrom = this.depth;
    if (BLOCKS.has(name)) {
      this.endParagraph();
      this.heading = isHeading(name);
    }
    if (name === 'br') this.lines.push('');
  }

  close(name: string): void {
    if (this.silentFrom === this.depth) this.silentFrom = 0;
    this.depth -= 1;
    if (this.silentFrom > 0 || !BLOCKS.has(name)) return;
    this.endParagraph();
    this.heading = false;
  }

  words(text: string): void {
    if (this.silentFrom === 0) this.lines.push(this.lines.pop()! + text);
  }

  finish(): Paragraph[] {
    this.endParagraph();
    return this.paragraphs;
  }

  private endParagraph(): void {
    // Old pages part their paragraphs with two line breaks in a row.
    let lines: Line[] = [];
    for (const text of [...this.lines, '']) {
      if (text.trim() !== '') lines.push({ text, place: { paragraph: this.paragraphs.length + 1 } });
      else if (lines.length > 0) {
        this.paragraphs.push(paragraphOf(lines, this.heading));
        lines = [];
      }
    }
    this.lines = [''];
  }
}

const isHeading = (name: string): boolean => /^h[1-6]$/.test(name);

const isHidden = (attributes: Readonly<Record<string, string>>): boolean =>
  'hidden' in attributes ||
  attributes['aria-hidden'] === 'true' ||
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attributes.style ?? '');
