import type { Parents } from 'hast';
import { oneLine } from '../clean.ts';
import type { Block, Gathered } from '../types.ts';
import { find, isHidden, lineOf, seenText, tokens } from './tree.ts';

const MARKS = ['standfirst', 'dek', 'subtitle', 'subhead', 'subheadline', 'strapline', 'kicker-text'];

/** The words that the page itself shows as standfirst, by its classes. */
export function shownStandfirst(article: Parents): string | undefined {
  const element = find(
    article,
    (one) => !isHidden(one) && one.tagName !== 'h1' && MARKS.some((mark) => tokens(one).has(mark)),
  );
  const text = element ? oneLine(seenText(element)) : '';
  return element && text !== '' && text.length <= 500 && lineOf(element) > 0 ? text : undefined;
}

/**
 * Settles the standfirst: the one shown is taken out of the body, and a description that only repeats how the
 * copy starts is none.
 * @returns the blocks that are left
 */
export function takeStandfirst(
  blocks: readonly Block[],
  shown: string | undefined,
  gathered: Gathered,
): Block[] {
  const { found, dropped } = gathered;
  const index = shown === undefined ? -1 : blocks.findIndex((block) => block.text === shown);
  if (index >= 0) {
    found.standfirst = shown!;
    return blocks.filter((_, i) => i !== index);
  }
  const copy = fold(
    blocks
      .map((block) => block.text)
      .join(' ')
      .slice(0, 3000),
  );
  const stated = found.standfirst;
  if (stated !== undefined && copy.includes(fold(stated.replace(/\s*(?:\.\.\.|…|\[…\])$/, '')))) {
    delete found.standfirst;
    dropped.push({ line: blocks[0]?.line ?? 1, text: stated, reason: 'a description that repeats the copy' });
  }
  return [...blocks];
}

/** Case, marks and spaces apart, two texts with one fold are one text. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
