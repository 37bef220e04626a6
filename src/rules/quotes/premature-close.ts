import type { MarkFault, Quotation } from '../../quotes/analysis.ts';
import { containsWords, foldedWords } from '../../text/fold.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const prematureClose = defineRule({
  id: 'quotes/premature-close',
  summary: 'A quotation that closes at the end of a paragraph although the same person goes on in the next.',
  why: 'The closing mark tells readers that the speech is over, so the next paragraph seems to be somebody else’s (AP: no closing mark until the end of a running quotation).',
  // Words that are set large or taken from elsewhere look the same, so this is a hint.
  severity: 'note',
  fixable: 'suggestion',
  good: [
    { text: 'Ada Brook said: “One.\n\n“Two.”', why: 'a running quotation' },
    { text: '“Will it open?” asked Tom Reed.\n\n“It will,” said Ada Brook.', why: 'two people' },
    {
      text: 'Ada Brook called the plan “mad”.\n\n“It will never work,” she said.',
      why: 'a fragment closes its paragraph',
    },
    {
      text: 'Ada Brook said: “It will open.”\n\n“Not in my lifetime,” said Tom Reed.',
      why: 'somebody else answers',
    },
    {
      text: 'Ada Brook said: “It will open.”\n\nThe work starts in May.\n\n“We are ready.”',
      why: 'narrative between',
    },
    {
      text: 'Ada Brook said: “The ferry will run, and the bridge will open in May.”\n\n‘A long wait’\n\nThe council met on Monday.',
      why: 'a cross-head in single marks',
    },
    {
      text: 'Ada Brook said: “The ferry will run, and the bridge will open in May.”\n\n“The bridge will open in May.”\n\nThe council met on Monday.',
      why: 'words of the text set large beside it',
    },
    {
      text: 'Ada Brook asked the crowd: “Do you want a ferry, or do you want a bridge?”\n\n“Bridge!”\n\nThe council met on Monday.',
      why: 'the crowd answers',
    },
    {
      text: 'Ada Brook said: “The ferry will run, and the bridge will open in May.”\n\n"More on this:"\n\nThe council met on Monday.',
      why: 'a label',
    },
  ],
  bad: [
    { text: 'Ada Brook said: “The bridge will open in May.”\n\n“It has taken far too long.”' },
    { text: 'The mayor, Ada Brook, told the meeting: "We will pay."\n\n"We will pay for all of it."' },
    { text: 'Tom Reed added: “Nobody asked us.”\n\n“Nobody ever does.”\n\nThe council meets on Monday.' },
  ],
  check(input, report) {
    const { article, analysis } = input;
    for (const fault of analysis.faults) {
      if (fault.kind !== 'premature-close' || isSetApart(input, fault)) continue;
      const span = article.plain.sourceSpan(fault.span);
      report({
        message: 'The quotation closes here, but the next paragraph goes on with it.',
        span,
        related: fault.related.map((related) => ({
          message: related.message,
          span: article.plain.sourceSpan(related.span),
        })),
        fix: {
          description: 'Leave the quotation open, if the same person is still speaking.',
          safe: false,
          edits: [{ ...span, text: '' }],
        },
      });
    }
  },
});

/** Words of a speech that goes on. */
const FEWEST = 3;

/** What stands in marks in the next paragraph is a cross-head, a label, or words of the text set large. */
function isSetApart({ article: { plain }, analysis: { quotations } }: RuleInput, fault: MarkFault): boolean {
  const next = quotations.find(({ start }) => start >= fault.related[0]!.span.start);
  if (!next) return false;
  const kind = (mark: string): boolean => /['‘’]/.test(mark);
  if (kind(plain.text[fault.span.start]!) !== kind(plain.text[next.start]!)) return true;
  const first = quotations.find(({ end }) => end === fault.span.end);
  // Shouts and answers go to and fro.
  if ([first, next].some((one) => one && one.words.split(/\s+/).length < FEWEST)) return true;
  return /:\s*$/.test(next.words) || isRepeated(plain.text, next);
}

/** The same words stand a second time in the article. */
function isRepeated(text: string, { start, end, words }: Quotation): boolean {
  // A signature may stand below them.
  const folded = foldedWords(words.split('\n', 1)[0]!);
  return (
    containsWords(foldedWords(text.slice(0, start)), folded) ||
    containsWords(foldedWords(text.slice(end)), folded)
  );
}
