import type { PlainText } from '../../article/plain-text.ts';
import type { Analysis, Quotation } from '../../quotes/analysis.ts';
import { reporterText } from '../../quotes/reporter-text.ts';
import { defineRule } from '../rule.ts';

/** Words that a reader will take in without knowing whose they are. */
const PATIENCE = 30;

export const late = defineRule({
  id: 'attribution/late',
  summary: 'A long quotation that names its speaker only when it is over.',
  why: 'The Guardian names the speaker before a quotation, or after its first sentence; the UK training desks never quote before they name.',
  severity: 'warning',
  good: [
    {
      text: '“Short,” Ada Brook said. “Then it went on and on, and nobody in the room knew when it would end, and the clock on the wall had stopped, and the caretaker had gone home with the keys.”',
    },
    { text: '“We lost everything,” said Ada Brook.', why: 'short' },
    {
      text: 'Ada Brook spoke first. “We lost everything in one night. The water came up through the floor and took the chairs, the books and the piano, and when it went down again there was mud on the ceiling,” she said.',
      why: 'named in the sentence before',
    },
    {
      text: '“We lost everything,” said Ada Brook.\n\n“The water came up through the floor. It took the chairs, the books and the piano, and when it went down again there was mud on the ceiling and a fish in the sink,” Ms Brook said.',
      why: 'she was speaking already',
    },
    {
      text: 'Ada Brook lives by the weir.\n\n“We lost everything in one night. The water came up through the floor and took the chairs, the books and the piano, and when it went down again there was mud on the ceiling,” said Ms Brook.',
      why: 'named in the paragraph above',
    },
    {
      text: 'Ada Brook said: “We lost everything in one night. The water came up through the floor and took the chairs, the books and the piano, and when it went down again there was mud on the ceiling.”',
      why: 'named before',
    },
    {
      text: 'Ada Brook runs the ferry.\n\nShe has a boat and a crew of two, and no money.\n\n“We have waited for the council for nine years and have had nothing from it but letters. We will not wait for a tenth year, and we will not write one more letter to anybody,” Brook said.',
      why: 'the piece is about her',
    },
  ],
  bad: [
    {
      text: '“We lost everything in one night. The water came up through the floor and took the chairs, the books and the piano, and when it went down again there was mud on the ceiling,” said Ada Brook.',
    },
    {
      text: 'The hall is shut. “Nobody told us that it would come so fast. We carried what we could up the stairs, the children first, and then we sat there in the dark and listened to the furniture knock about below,” Tom Reed said.',
    },
    {
      text: '“It was a good bridge. My father helped to build it and my daughter was the last to cross it, on her bicycle, with a bag of plums that she would not leave behind for anything,” according to Tom Reed.',
    },
  ],
  check({ article, analysis }, report) {
    let last: Quotation | null = null;
    for (const quotation of analysis.quotations) {
      const known = (last && isSame(last, quotation)) || isIntroduced(article.plain, analysis, quotation);
      if (isLate(article.plain, quotation) && !known)
        report({
          message: `A reader gets ${count(quotation.words)} words before learning that they are those of ${quotation.speaker!.text}. Name the speaker before them, or after the first sentence.`,
          span: article.plain.sourceSpan(quotation.parts[0]!.open ?? quotation),
        });
      if (quotation.speaker) last = quotation;
    }
  },
});

const count = (words: string): number => words.split(/\s+/).length;

/** Several sentences, and only then a name; a pronoun or `the mayor` is somebody the reader has met. */
function isLate(plain: PlainText, quotation: Quotation): boolean {
  const { kind, zone, speaker, words, end } = quotation;
  if (kind !== 'direct' || zone !== 'narrative' || !speaker || speaker.start < end) return false;
  if (isSigned(plain, quotation) || isKnown(speaker.text)) return false;
  return /\p{Lu}/u.test(speaker.text) && count(words) > PATIENCE && /[.!?]\s+\p{Lu}/u.test(words);
}

/** The reporter names the speaker before the words, in their paragraph or in the three above. */
function isIntroduced(
  plain: PlainText,
  { quotations }: Analysis,
  { speaker, start, parts }: Quotation,
): boolean {
  const surname = /\p{Lu}[\p{L}’'-]+(?=\P{L}*$)/u.exec(speaker?.text.split(',')[0] ?? '')?.[0];
  const block = parts[0]!.block;
  if (surname === undefined) return false;
  const above = [block - 3, block - 2, block - 1]
    .filter((index) => index >= 0)
    .map((index) => reporterText(plain, quotations, index))
    .join(' ');
  const before = reporterText(plain, quotations, block).slice(0, start - plain.blocks[block]!.start);
  return `${above} ${before}`.includes(surname);
}

/** The speaker of the quotation before goes on. */
const isSame = (last: Quotation, quotation: Quotation): boolean =>
  last.utterance === quotation.utterance || (last.person !== null && last.person === quotation.person);

/** A quotation on its own, with the name in a line below it or after a dash, is signed, and meant to be. */
function isSigned(plain: PlainText, { speaker, parts, end }: Quotation): boolean {
  const block = plain.blocks[parts.at(-1)!.block]!;
  return speaker!.start >= block.end || /^\s*[-–—]\s*$/.test(plain.text.slice(end, speaker!.start));
}

/** `the former minister`, `this rival`: a reader has met whoever is called so; a name after it is news. */
const isKnown = (words: string): boolean =>
  /^(?:the|this|that|his|her|their)\b/i.test(words) && !/\p{Lu}\p{L}+ \p{Lu}/u.test(words);
