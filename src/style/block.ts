import type { TextMap } from '../article/text-map.ts';
import type { Span } from '../text/position.ts';
import type { CommentState } from './markup/comments.ts';

/** A stretch of an article that rules look at: a paragraph, a sentence, a heading, the words of a link. */
export interface Block {
  text: string;
  /** Its kind as sections parted by full stops: `text.heading.h1`. */
  scope: string;
  /** The scope of what it stands in; empty at the top. */
  parent: string;
  /** Where its text starts in {@link Block.map}. */
  start: number;
  map: TextMap;
  comments: CommentState;
}

/** The place in the file of a stretch of a block. */
export function sourceSpan(block: Block, span: Span): Span {
  const start = block.map.at(block.start + span.start);
  const end = span.end > span.start ? block.map.after(block.start + span.end - 1) : start;
  return { start, end: Math.max(start, end) };
}
