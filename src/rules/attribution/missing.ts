import type { Quotation } from '../../quotes/analysis.ts';
import { isAttributed } from '../../quotes/attributed-paraphrase.ts';
import { QUOTED } from '../../quotes/grammar/pieces.ts';
import { reporterText } from '../../quotes/reporter-text.ts';
import { containsWords, foldedWords } from '../../text/fold.ts';
import { headLines } from '../head-lines.ts';
import { defineRule, type RuleInput, type Severity } from '../rule.ts';

export const missing = defineRule({
  id: 'attribution/missing',
  summary: 'A whole sentence in quotation marks that nobody is said to have spoken.',
  why: 'Readers must never have to guess whose words they read (the Guardian and the UK training desks name the speaker before, or after the first sentence). It is an error where the words stand alone, and a note where somebody is named close by, whom a reader may take for the speaker.',
  severity: 'error',
  good: [
    { text: '“We lost everything,” said Ada Brook.', why: 'named after' },
    {
      text: 'Ada Brook told the meeting:\n\n“We lost everything.”',
      why: 'announced in the paragraph before',
    },
    { text: 'Ada Brook said: “One.\n\n“We lost everything.”', why: 'a running quotation' },
    { text: '**Q: What did you lose?**\n\nA: “We lost everything.”', why: 'questions and answers' },
    { text: 'The play “The Last Ferry To Millbrook” opens on Monday.', why: 'a title' },
    { text: 'Tom Reed was angry. “We lost everything,” he said.', why: 'a pronoun names him' },
    { text: '“You can’t cross the same weir twice,” is a common saying in Ashgill.', why: 'a proverb' },
    {
      text: 'Brook on the bridge: ‘It will never open again’\n\nThe bridge at Ashgill, which has been shut since the flood took two of its piers in the spring of last year, may never open again, Ada Brook told the council on Monday.',
      why: 'a headline that came as the first paragraph',
    },
    {
      text: 'Also to read:\n\n– “The ferry has no captain and no crew left,” by Una Vale in the Dunmoor Echo',
      why: 'the title of a piece, with who wrote it',
    },
    {
      text: '“We never asked for a second bridge.”\n\n“We asked for a ferry,” said Ada Brook.',
      why: 'named in the paragraph after',
    },
    {
      text: 'The flood came at night.\n\n‘A dreadful hour’\n\nThe bridge is shut.',
      why: 'a cross-head that came as a paragraph',
    },
    {
      text: 'Ada Brook said: “The ferry has no captain and no crew left.”\n\nThe bridge is shut, and the road with it.\n\n“The ferry has no captain”\n\nThe council meets in May.',
      why: 'words of the text set large',
    },
  ],
  bad: [
    { text: 'The flood came at night.\n\n“We lost everything.”\n\nThe bridge is shut.' },
    {
      text: 'The council met on Monday.\n\n"Nobody knew what to do about the bridge."\n\nIt meets again in May.',
    },
    { text: 'The shops are shut. “It is the end of the high street.” The car park is empty.' },
  ],
  check(input, report) {
    const { analysis, article } = input;
    for (const quotation of analysis.quotations) {
      const atMost = quotation.warn ? weightOf(input, quotation) : null;
      if (atMost === null) continue;
      report({
        message:
          atMost === 'error'
            ? 'Nobody is named as saying this. Name the speaker before it, or after its first sentence.'
            : 'It is not plain who says this. Is the speaker named, here or right before?',
        span: article.plain.sourceSpan(quotation),
        atMost,
      });
    }
  },
});

/** How much it weighs that nobody is named, or null where nobody need be. */
function weightOf(input: RuleInput, quotation: Quotation): Severity | null {
  const { plain } = input.article;
  const block = quotation.parts[0]!.block;
  // A mark that is missing is the fault then, and another rule tells it.
  if (block < headLines(input) || !quotation.parts.at(-1)!.close) return null;
  const text = reporterText(plain, input.analysis.quotations, block);
  const { start } = plain.blocks[block]!;
  const before = text.slice(0, quotation.start - start);
  const after = text.slice(quotation.end - start);
  if (isPartOfSentence(before) || NAMED_THING.test(after)) return null;
  if (isAnswered(input, quotation) || isUpset(input, block)) return null;
  if (before.trim() === '' && after.trim() === '' && isDisplay(plain.text, quotation)) return null;
  if (isSpokenOf(input, block)) return 'note';
  return MAYBE_SOMEBODY.test(text.replaceAll(QUOTED, ' ')) ||
    /^\s*[\p{L}]/u.test(afterComma(quotation, after))
    ? 'note'
    : 'error';
}

/** Words of the reporter lead into it: whoever they speak of is the speaker, whatever the verb. */
const isPartOfSentence = (before: string): boolean =>
  before.trim() !== '' && !new RegExp(`(?:[.!?)\\]]|${QUOTED})\\s*$`).test(before);

/** A saying, a slogan or a title, not anybody's speech. */
const NAMED_THING =
  /^\s*(?:(?:is|was|are|were|became|remains?|has been|goes)\b[^.]{0,30}\b(?:saying|slogan|motto|proverb|mantra|refrain|chant|joke|phrase|line|song|adage|rule|the old)\b|by (?:the )?\p{Lu}|(?:reads|read|says) the (?:sign|banner|poster|label|headline))/u;

/** What the reporter goes on to write in the sentence that the quotation begins. */
const afterComma = ({ words }: Quotation, after: string): string => (/[,—–]\s*$/.test(words) ? after : '');

/** The paragraph beside it is a quotation too, and has a speaker. */
function isAnswered({ analysis }: RuleInput, quotation: Quotation): boolean {
  const first = quotation.parts[0]!.block;
  const last = quotation.parts.at(-1)!.block;
  return analysis.quotations.some(({ speaker, kind, parts }) => {
    if (!speaker || kind !== 'direct') return false;
    return parts[0]!.block === last + 1 || parts.at(-1)!.block === first - 1;
  });
}

/** Marks beside it do not pair up: what is quoted here nobody can tell, and another rule says so. */
function isUpset({ article: { plain }, analysis }: RuleInput, block: number): boolean {
  const from = plain.blocks[Math.max(0, block - 1)]!.start;
  const to = plain.blocks[Math.min(plain.blocks.length - 1, block + 1)]!.end;
  return analysis.faults.some(
    ({ kind, span }) => kind !== 'premature-close' && span.start >= from && span.start < to,
  );
}

/** A paragraph of its own that is a cross-head in single marks, or words of the text set large, perhaps signed. */
function isDisplay(text: string, { start, end, words }: Quotation): boolean {
  if (/^['‘]/.test(text.slice(start)) && words.split(/\s+/).length <= 8) return true;
  const [said, signature] = words.trim().split(/\n+/);
  if (signature !== undefined && /^\p{Lu}/u.test(signature) && signature.split(/\s+/).length <= 8)
    return true;
  const folded = foldedWords(said!);
  return (
    containsWords(foldedWords(text.slice(0, start)), folded) ||
    containsWords(foldedWords(text.slice(end)), folded)
  );
}

/** The paragraph above or below is about somebody who speaks, or goes on about him or her. */
function isSpokenOf({ article: { plain }, analysis }: RuleInput, block: number): boolean {
  return [block - 1, block + 1]
    .filter((index) => plain.blocks[index])
    .map((index) => reporterText(plain, analysis.quotations, index))
    .some((text) => isAttributed(text) || /^\s*(?:He|She|They)\b/.test(text));
}

/** A name, or a pronoun for a person, among the reporter's words around it. */
const MAYBE_SOMEBODY =
  /(?<=[\p{L}\p{N},;)’'] )\p{Lu}\p{Ll}|\b(?:[Hh]e|[Ss]he|[Tt]hey|[Hh]is|[Hh]er|him|them)\b/u;
