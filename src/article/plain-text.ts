import type { Span } from '../text/position.ts';
import { TextMap } from './text-map.ts';

/** Which part of an article some words belong to. Rules say which zones they read. */
export type Zone =
  | 'headline'
  | 'standfirst'
  | 'narrative'
  | 'cross-head'
  | 'block-quote'
  | 'opinion'
  | 'update'
  | 'note'
  | 'caption'
  | 'code';

export type BlockKind = 'paragraph' | 'heading' | 'list-item' | 'table-cell' | 'caption' | 'code' | 'field';

/** One paragraph, heading, list item or the like: a stretch of the plain text. */
export interface Block extends Span {
  kind: BlockKind;
  zone: Zone;
  /** Which enclosing `:::` block or block quote it stands in, or null: equal numbers, same enclosure. */
  enclosure: number | null;
  /** Depth of a heading, 1 to 6; 0 otherwise. */
  depth: number;
}

/**
 * The words of an article without its markup: blocks parted by a blank line, headline and standfirst first.
 * Offsets of `text` (UTF-16) are turned into offsets of the file by {@link PlainText.sourceSpan}.
 */
export class PlainText {
  readonly text: string;
  readonly blocks: readonly Block[];
  private readonly map: TextMap;

  constructor(text: string, blocks: readonly Block[], map: TextMap) {
    this.text = text;
    this.blocks = blocks;
    this.map = map;
  }

  /** A text without markup, such as a line of a corpus: offsets are those of the text itself. */
  static of(text: string): PlainText {
    const map = new TextMap();
    map.append(text, text, 0);
    const blocks: Block[] = [];
    for (const { start, end } of paragraphsOf(text))
      blocks.push({ start, end, kind: 'paragraph', zone: 'narrative', enclosure: null, depth: 0 });
    return new PlainText(text, blocks, map);
  }

  /** The place in the file of a stretch of the plain text. */
  sourceSpan(span: Span): Span {
    const start = this.map.at(span.start);
    return { start, end: span.end > span.start ? Math.max(start, this.map.after(span.end - 1)) : start };
  }

  words(span: Span): string {
    return this.text.slice(span.start, span.end);
  }

  /** The block that holds an offset, or null between blocks. */
  blockAt(offset: number): Block | null {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const block = this.blocks[middle]!;
      if (offset < block.start) high = middle - 1;
      else if (offset >= block.end) low = middle + 1;
      else return block;
    }
    return null;
  }
}

const BLANK_LINES = /(?:\r\n|\r(?!\n)|\n)[ \t]*\r?\n\s*/g;

/** The stretches between blank lines, blanks around them left out. */
function* paragraphsOf(text: string): Generator<Span> {
  let start = text.length - text.trimStart().length;
  for (const gap of text.matchAll(BLANK_LINES)) {
    if (gap.index < start) continue;
    yield trimmed(text, start, gap.index);
    start = gap.index + gap[0].length;
  }
  if (start < text.length) yield trimmed(text, start, text.length);
}

const trimmed = (text: string, start: number, end: number): Span => ({
  start,
  end: start + text.slice(start, end).trimEnd().length,
});

/** Gathers blocks one after another. */
export class PlainTextBuilder {
  private readonly pieces: string[] = [];
  private length = 0;
  private readonly blocks: Block[] = [];
  private readonly map = new TextMap();
  private start = 0;
  private hasWords = false;

  /** Starts a block; its words follow through {@link append}. */
  open(offset: number): void {
    if (this.length > 0) {
      this.add('\n\n');
      this.map.appendAt(2, offset);
    }
    this.start = this.length;
    this.hasWords = false;
  }

  append(value: string, source: string, base: number): void {
    this.add(value);
    this.map.append(value, source, base);
  }

  /** Adds units that stand for something other than words: code, or a line break. */
  appendAt(value: string, offset: number): void {
    this.add(value);
    this.map.appendAt(value.length, offset);
  }

  /** Ends the block; one without any words is left out of the list. */
  close(block: Omit<Block, 'start' | 'end'>): void {
    if (this.hasWords) this.blocks.push({ ...block, start: this.start, end: this.length });
  }

  build(): PlainText {
    return new PlainText(this.pieces.join(''), this.blocks, this.map);
  }

  private add(value: string): void {
    this.pieces.push(value);
    this.length += value.length;
    this.hasWords ||= value.trim() !== '';
  }
}
