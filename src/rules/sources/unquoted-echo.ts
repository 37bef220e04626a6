import type { Quotation } from '../../quotes/analysis.ts';
import { ReporterSentences } from '../../quotes/reporter-sentences.ts';
import { countOwn, ownCopy, unquotedRow } from '../../sources/own-copy.ts';
import { EVERY_EIGHT, sharedRuns } from '../../sources/shared-runs.ts';
import { wordRow } from '../../sources/word-row.ts';
import { firstEndingAfter } from '../../text/span-index.ts';
import { defineRule, type RuleInput } from '../rule.ts';

/** Words of a run that are no part of a name or of a figure. */
const FEWEST_OWN = 6;

export const unquotedEcho = defineRule({
  id: 'sources/unquoted-echo',
  summary: 'Words that somebody is quoted as saying stand elsewhere in the copy as fact.',
  why: 'What one person claims in marks becomes the newsroom’s own claim without them (Editors’ Code 1: separate comment, conjecture and fact).',
  severity: 'note',
  good: [
    {
      text: 'The mill may close. “We will keep the looms going until the last order is out,” said Ada Brook.',
      why: 'said once',
    },
    {
      text: 'Ada Brook said the firm would keep the looms going until the last order is out.\n\n“We will keep the looms going until the last order is out,” she said.',
      why: 'the sentence lays it to her',
    },
    {
      text: 'The Committee for Weaving, Spinning and the Allied Trades of Millbrook met.\n\n“I sit on the Committee for Weaving, Spinning and the Allied Trades of Millbrook,” said Ada Brook.',
      why: 'a name',
    },
    {
      text: 'The looms will go on for now.\n\n“We will keep the looms going until the last order is out,” said Ada Brook. She repeated: “Keep the looms going until the last order is out.”',
      why: 'quoted twice',
    },
    {
      text: 'The roof was never safe and everybody who worked there knew it, Tom Reed said.\n\n“The roof was never safe and everybody who worked there knew it”\n\nThe hearing goes on.',
      why: 'words of the text set large',
    },
  ],
  bad: [
    {
      text: 'The mill will keep the looms going until the last order is out.\n\n“We will keep the looms going until the last order is out,” said Ada Brook.',
    },
    {
      text: '“The roof was never safe and everybody who worked there knew it,” said Tom Reed.\n\nThe roof was never safe and everybody who worked there knew it. The hearing goes on.',
    },
    {
      text: 'Una Lark, the owner, said the roof was never safe and everybody who worked there knew it.\n\n“The roof was never safe and everybody who worked there knew it,” said Tom Reed.',
      why: 'laid to somebody else',
    },
  ],
  check(input, report) {
    const { article, analysis } = input;
    if (article.frontMatter.type === 'interview-qa') return;
    const { plain } = article;
    const spoken = analysis.quotations.filter(({ kind, zone }) => kind !== 'title' && zone !== 'headline');
    const parts = spoken.flatMap((quotation) => quotation.parts.map((part) => ({ ...part, quotation })));
    const copy = ownCopy(plain, analysis.quotations);
    const said = wordRow(plain.text, parts, true);
    const isLaidTo = laidTo(input);
    for (const run of sharedRuns(unquotedRow(copy), said, EVERY_EIGHT)) {
      const { quotation } = firstEndingAfter(parts, said.starts[run.from]!)!;
      const span = { start: copy.row.starts[run.at]!, end: copy.row.ends[run.at + run.length - 1]! };
      const own = countOwn(copy, run.at, run.at + run.length);
      if (isSetLarge(input, quotation)) continue;
      if (own < FEWEST_OWN || isLaidTo(quotation, copy.blocks[run.at]!, span.start)) continue;
      report({
        message: `These ${run.length} words are ${quotation.speaker ? `${quotation.speaker.text}’s` : 'somebody’s'} in quotation marks, and the newsroom’s own here. Say who claims it, or write what is known.`,
        span: plain.sourceSpan(span),
        related: [{ message: 'quoted here', span: plain.sourceSpan(quotation) }],
      });
    }
  },
});

/** A paragraph that is nothing but the quotation, and perhaps a signature: words of the text set large. */
function isSetLarge({ article: { plain } }: RuleInput, { start, end, parts }: Quotation): boolean {
  const block = plain.blocks[parts[0]!.block]!;
  const before = plain.words({ start: block.start, end: start });
  const after = end > block.end ? '' : plain.words({ start: end, end: block.end });
  return (
    /^["“”\s]*$/.test(before) &&
    /^["“”\s]*(?:\p{Lu}[^.!?]{0,60}\.?)?["“”\s]*$/u.test(after) &&
    !/\b(?:said|says)\b/.test(after)
  );
}

/** Tells whether a sentence says that the same person said it, or says that somebody did and names nobody else. */
function laidTo({ article: { plain }, analysis }: RuleInput) {
  const sentences = new ReporterSentences(plain, analysis.quotations);
  const mentions = analysis.people
    .flatMap((person) => person.mentions.map(({ start, end }) => ({ start, end, name: person.name })))
    .sort((a, b) => a.start - b.start);
  return ({ person }: Quotation, block: number, offset: number): boolean => {
    const sentence = sentences.at(block, offset);
    if (!sentence?.attributed) return false;
    const named = new Set<string>();
    for (let next = firstEndingAfter(mentions, sentence.start); next && next.start < sentence.end; ) {
      named.add(next.name);
      next = firstEndingAfter(mentions, next.end);
    }
    return person === null || named.size === 0 || named.has(person);
  };
}
