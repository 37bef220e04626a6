import { isChrome, isCookieSentence } from './chrome.ts';
import { isOpinionLabel } from './opinion-label.ts';
import { FURNITURE } from './reasons.ts';
import { isProse } from './sentence.ts';
import { keepSignature, readSignature } from './signature.ts';
import type { Block, Gathered } from './types.ts';

const SECTION =
  /^(?:(?:local |uk |world |breaking )?news|sports?|business|politics|crime|courts?|health|education|environment|culture|arts|what[’']s on|lifestyle|features?|transport|weather|community|council|investigations?|technology|science)$/i;

/** Blocks below the headline among which names and dates are looked for. */
const REACH = 6;

type IsImage = (block: Block) => boolean;

/**
 * Reads the top of a page that is text alone: drops the furniture, and takes section and headline.
 * @returns the blocks after it; images above the headline come first
 */
export function takeHeadline(blocks: readonly Block[], gathered: Gathered, isImage: IsImage): Block[] {
  const images: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    if (isImage(block)) images.push(block);
    else if (!takeAboveHeadline(block, gathered)) {
      gathered.found.headline = block.text;
      return [...images, ...blocks.slice(index + 1)];
    }
  }
  return images;
}

function takeAboveHeadline(block: Block, gathered: Gathered): boolean {
  if (SECTION.test(block.text) && !gathered.found.section) {
    gathered.found.section = block.text;
    return true;
  }
  if (takeOpinionLabel(block, gathered)) return true;
  if (isChrome(block.text) || isCookieSentence(block.text)) {
    gathered.dropped.push({ line: block.line, text: block.text, reason: FURNITURE });
    return true;
  }
  return takeSignature(block, gathered);
}

/**
 * Takes names, dates and a label of the whole piece from the first blocks below the headline.
 * @returns the blocks that are left for the body, in order
 */
export function takeSignatures(blocks: readonly Block[], gathered: Gathered, isImage: IsImage): Block[] {
  const kept: Block[] = [];
  let copy = 0;
  let seen = 0;
  for (const [index, block] of blocks.entries()) {
    // A name or a date below two paragraphs of copy belongs to the story.
    if (seen >= REACH || copy >= 2) return [...kept, ...blocks.slice(index)];
    if (isImage(block) || isChrome(block.text)) {
      kept.push(block);
      continue;
    }
    seen += 1;
    if (isProse(block.text)) copy += 1;
    if (!takeBelowHeadline(block, gathered, copy)) kept.push(block);
  }
  return kept;
}

function takeBelowHeadline(block: Block, gathered: Gathered, copy: number): boolean {
  if (block.text === gathered.found.headline) {
    gathered.dropped.push({ line: block.line, text: block.text, reason: 'repeats the headline' });
    return true;
  }
  return (copy === 0 && takeOpinionLabel(block, gathered)) || takeSignature(block, gathered);
}

function takeOpinionLabel(block: Block, { found, dropped }: Gathered): boolean {
  if (!isOpinionLabel(block.text)) return false;
  found.type = 'opinion';
  dropped.push({ line: block.line, text: block.text, reason: 'labels the whole piece: its type is opinion' });
  return true;
}

function takeSignature(block: Block, gathered: Gathered): boolean {
  const signature = readSignature(block.text);
  if (signature) keepSignature(signature, block, gathered);
  return signature !== null;
}
