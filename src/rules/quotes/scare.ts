import type { Quotation } from '../../quotes/analysis.ts';
import { containsWords, foldedWords } from '../../text/fold.ts';
import { headLines } from '../head-lines.ts';
import { defineRule } from '../rule.ts';

export const scare = defineRule({
  id: 'quotes/scare',
  summary: 'A word or two in quotation marks that nobody is quoted as saying.',
  why: 'Marks of distance leave readers guessing whether somebody said it or the paper doubts it; BBC News and the training desks keep marks for speech.',
  severity: 'note',
  fixable: 'suggestion',
  good: [
    { text: 'He said the plan was “mad”.', why: 'somebody’s word' },
    { text: 'The play “The Last Ferry” opened.', why: 'a title' },
    { text: 'The word “ferry” is older than the town.', why: 'a word as a word' },
    {
      text: 'The “mad” plan failed. “It was a mad plan,” said Ada Brook.',
      why: 'a part of a longer quotation',
    },
    { text: 'Of the men who were asked, 40% “strongly agree” with it.', why: 'an answer of a poll' },
    { text: 'The council wants a “ferry tax” – a levy on boats.', why: 'a term that is explained' },
    { text: 'They register as “undeclared” at the town hall.', why: 'a term' },
    { text: 'Click “start” and wait.', why: 'what stands on a thing' },
    { text: 'Press the “start” button.', why: 'what stands on a thing' },
    { text: 'The so-called “ferry tax” begins in May.', why: 'a term that is introduced' },
    { text: '---\nheadline: Bridge ‘unsafe’\n---\nIt is shut.', why: 'a headline' },
  ],
  bad: [
    { text: 'The “plan” failed.' },
    { text: 'The “temporary” bridge is nine years old.' },
    { text: 'Its “free” lunch costs nine pounds.' },
  ],
  check(input, report) {
    const { plain } = input.article;
    const { quotations } = input.analysis;
    const heads = headLines(input);
    const said = quotations.filter(({ speaker }) => speaker).map(({ words }) => foldedWords(words));
    for (const quotation of quotations) {
      const { kind, zone, speaker, words, parts } = quotation;
      if (kind !== 'scare' || speaker || zone !== 'narrative') continue;
      const [part] = parts;
      if (!part?.open || !part.close || part.block < heads) continue;
      if (isTerm(plain.text, quotation.start) || LABEL.test(plain.text.slice(quotation.end))) continue;
      if (isAnswer(plain.text, quotation) || EXPLAINED.test(plain.text.slice(quotation.end))) continue;
      if (said.some((spoken) => containsWords(spoken, foldedWords(words)))) continue;
      const marks = [part.open, part.close].map((mark) => ({ ...plain.sourceSpan(mark), text: '' }));
      report({
        message: `Nobody is quoted as saying “${words}”. If somebody said it, say who; if not, the marks can go.`,
        span: plain.sourceSpan(quotation),
        fix: { description: 'Take the marks off.', safe: false, edits: marks },
      });
    }
  },
});

/** What stands on a thing: the “start” button. */
const LABEL =
  /^\s*(?:button|key|tab|link|icon|box|sign|signs|banner|badge|sticker|label|hashtag|list|section|category)s?\b/;

/** A name that is explained right behind: the “ferry tax” – a levy on boats. */
const EXPLAINED = /^(?: \p{L}+){0,2}(?:\s*[–—]\s*|\s+-+\s+|, )(?:an?|or|meaning|which (?:is|means))\b/u;

/** What people could answer in a poll: 34% “strongly agree”, “very likely” voters. */
const isAnswer = (text: string, { start, end }: Quotation): boolean =>
  /(?:%|\bper ?cent)(?: of (?:\p{L}+ ){1,3}| \p{L}+)?\s*$/u.test(
    text.slice(Math.max(0, start - 40), start),
  ) || /^ (?:voters|respondents)\b/.test(text.slice(end));

/** A name that the sentence introduces: so-called, known as, termed, dubbed. */
const isTerm = (text: string, start: number): boolean =>
  /\b(?:so-called|known (?:\p{L}+ ){0,2}as|term(?:ed)?|call(?:ed|s)?|dubbed|named|nicknamed|labelled|labeled|marked|phrase|term|word|entitled|titled|self-described|self-styled|self-proclaimed|using|click(?:ing)?|press(?:ing)?|subject line|tagged|wording|answer(?:ed)?|option|translation|Spanish for|Latin for|or|(?:register|list|class|mark|brand|label|dismiss|deride|describe|refer)\p{L}* (?:to |\p{L}+ )?as)[,:]?(?: [-–—]+)?\s+(?:(?:an?|the|his|her|its|their)\s+)?$/iu.test(
    text.slice(Math.max(0, start - 60), start),
  );
