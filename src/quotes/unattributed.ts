import type { PlainText } from '../article/plain-text.ts';
import type { Quotation } from './analysis.ts';

/**
 * Decides which quotations leave a reader not knowing whose words they are. Only whole sentences in copy
 * count that nobody is found for, that continue nobody's turn and repeat nobody's words: a false alarm here
 * teaches people to ignore the rest.
 */
export function warnUnattributed(plain: PlainText, quotations: Quotation[]): void {
  const answers = answerBlocks(plain);
  const attributed = quotations.length > MANY ? '' : attributedWords(quotations);
  let last: Quotation | null = null;
  for (const quotation of quotations) {
    quotation.warn =
      quotation.warn && quotation.kind === 'direct' && quotation.speaker === null && isCopy(quotation);
    if (quotation.warn) {
      const around = blocksAround(plain, quotation);
      quotation.warn =
        !around.some((block) => answers.has(block)) &&
        !inTurn(last, quotation) &&
        !attributed.includes(quotation.words.replace(/[.,]$/, ''));
    }
    last = quotation;
  }
}

const isCopy = (quotation: Quotation): boolean =>
  (quotation.zone === 'narrative' || quotation.zone === 'update') && quotation.words.split(/\s+/).length >= 3;

/** The blocks of the quotation and the nearest ones beside it, headings left out. */
function blocksAround(plain: PlainText, quotation: Quotation): number[] {
  const first = quotation.parts[0]!.block;
  const last = quotation.parts.at(-1)!.block;
  const blocks = quotation.parts.map((part) => part.block);
  if (isText(plain, first - 1)) blocks.push(first - 1);
  if (isText(plain, last + 1)) blocks.push(last + 1);
  return blocks;
}

const isText = (plain: PlainText, index: number): boolean => {
  const block = plain.blocks[index];
  return (
    block !== undefined && (block.zone === 'narrative' || block.zone === 'update') && block.kind !== 'heading'
  );
};

/** The paragraph before was the same person's, or nobody's either and is reported already. */
function inTurn(last: Quotation | null, quotation: Quotation): boolean {
  if (!last || last.parts.at(-1)!.block !== quotation.parts[0]!.block - 1) return false;
  return last.speaker !== null && last.kind === 'direct';
}

/** More quotations than any article has: each would be looked for among all the others. */
const MANY = 2_000;

/** Beyond this a text is no article, and looking for pull quotes in it costs more than it gives. */
const PULL_QUOTE_LIMIT = 200_000;

/** All words that somebody is named for: a pull quote shows some of them again. */
function attributedWords(quotations: readonly Quotation[]): string {
  const words = quotations
    .filter((quotation) => quotation.speaker !== null)
    .map((quotation) => quotation.words);
  return words.join('\n').slice(0, PULL_QUOTE_LIMIT);
}

/** Paragraphs of a transcript: `Q:`, `A:` or `NAME:` in front. */
function answerBlocks(plain: PlainText): Set<number> {
  const answers = new Set<number>();
  plain.blocks.forEach((block, index) => {
    const head = plain.words(block).slice(0, 60);
    if (
      head.includes(':') &&
      /^(?:Q|A|[A-Z][A-Z .'’-]{1,30}|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})\s*:/u.test(head)
    )
      answers.add(index);
  });
  return answers;
}
