import { analyse } from '../../quotes/analyse.ts';
import type { Quotation } from '../../quotes/analysis.ts';
import { type DroppedCredit, droppedCues, droppedMarks } from '../../sources/dropped-credit.ts';
import { type Version, versionOf } from '../../sources/versions.ts';
import { containsWords, foldedWords } from '../../text/fold.ts';
import type { Span } from '../../text/position.ts';
import { defineRule, type RuleInput } from '../rule.ts';

const CLAIM = 'the pier had been rotten below the water for at least eleven years';
const WORDS = 'Every diver who went down there came up white in the face';

export const droppedInEdit = defineRule({
  id: 'attribution/dropped-in-edit',
  summary: 'An edit took away who says this, or its quotation marks, and kept the words.',
  why: 'What readers were told as somebody’s claim becomes the newsroom’s own, and nobody decided that it should: chains of editing strip attribution bit by bit.',
  severity: 'error',
  good: [
    {
      text: `The council’s survey found that ${CLAIM}.`,
      previous: `The survey said ${CLAIM}.`,
      why: 'another cue',
    },
    {
      text: 'The pier is shut.',
      previous: `The pier is shut. The survey said ${CLAIM}.`,
      why: 'the whole sentence went',
    },
    {
      text: `In fact ${CLAIM}. So the survey said, and nobody read it.`,
      previous: `The survey said ${CLAIM}. Nobody read it.`,
      why: 'the cue moved',
    },
    { text: `In fact ${CLAIM}.`, previous: `It is known that ${CLAIM}.`, why: 'never laid to anybody' },
    { text: `The survey said ${CLAIM}.`, why: 'never published' },
    {
      text: `Ada Brook ran the pier, and spoke of it.\n\nThe sea was calm.\n\n“${WORDS}.”\n\nThe sea was calm.`,
      previous: `The sea was calm.\n\nAda Brook ran the pier, and spoke of it.\n\n“${WORDS}.”\n\nThe sea was calm.`,
      why: 'paragraphs changed places',
    },
    {
      text: `> ${WORDS}.\n\nSo wrote Ada Brook.`,
      previous: `“${WORDS},” wrote Ada Brook.`,
      why: 'set as a block quotation',
    },
  ],
  bad: [
    { text: `In fact ${CLAIM}.`, previous: `The survey said ${CLAIM}.`, why: 'the cue went' },
    {
      text: `The sea was calm. ${WORDS}.`,
      previous: `The sea was calm. “${WORDS},” said Ada Brook.`,
      why: 'cue and marks went',
    },
    {
      text: `The sea was calm. Ada Brook said every diver who went down there came up white in the face.`,
      previous: `The sea was calm. “${WORDS},” said Ada Brook.`,
      why: 'the marks went: no more than a note',
    },
    {
      text: `The sea was calm.\n\n“${WORDS}.”\n\nThe pier is shut.`,
      previous: `The sea was calm.\n\n“${WORDS},” said Ada Brook.\n\nThe pier is shut.`,
      why: 'the name went',
    },
    {
      text: `In fact ${CLAIM}. The survey said that money was short.`,
      previous: `The survey said ${CLAIM}. The survey said that money was short.`,
      why: 'another cue of the same survey stayed',
    },
  ],
  check(input, report) {
    const { article, analysis, context } = input;
    const previous = article.frontMatter.type === 'interview-qa' ? null : context.previous(article);
    if (!previous) return;
    const { plain } = article;
    const before = versionOf(previous.plain, analyse(previous.plain, context.people));
    const now = versionOf(plain, analysis);
    for (const dropped of [...droppedMarks(before, now), ...droppedCues(before, now)]) {
      if (isBesideFault(input, dropped)) continue;
      report({
        message: messageOf(dropped),
        span: plain.sourceSpan(dropped),
        ...(dropped.attributed && { atMost: 'note' as const }),
      });
    }
    for (const [quotation, speaker] of nameless(now, before))
      report({
        message: `Readers were told that ${speaker} said this; now nobody is named.`,
        span: plain.sourceSpan(quotation),
      });
  },
});

/** Marks that do not pair make words look unquoted; that is another rule's to say. */
const isBesideFault = ({ article: { plain }, analysis }: RuleInput, { start }: Span): boolean => {
  const block = plain.blockAt(start);
  return analysis.faults.some(({ span }) => block && span.start >= block.start && span.start <= block.end);
};

function messageOf({ what, words, credit, attributed }: DroppedCredit): string {
  if (what === 'cue')
    return `Readers were told whose account this is${credit === null ? '' : ` (“${credit}”)`}; the edit took that away and kept ${words} words of it.`;
  const whose = credit === null ? '' : ` of ${credit}`;
  return attributed
    ? `These ${words} words${whose} stood in quotation marks, and stand here without them.`
    : `These ${words} words${whose} stood in quotation marks, and stand here as the newsroom’s own. Put the marks back, or say whose they are.`;
}

/** Fewer words than these may be anybody's. */
const FEWEST = 8;

/** No edit leaves more than these without a name. */
const MOST = 50;

/** Quotations that have nobody to them now, with the one who was named before; unless the cue stands elsewhere now. */
function nameless(now: Version, before: Version): [Quotation, string][] {
  const bare = now.analysis.quotations.filter((one) => one.warn && foldedWords(one.words).length >= FEWEST);
  if (bare.length === 0) return [];
  const kept = new Set(now.plain.blocks.flatMap((_, block) => now.sentences.of(block).map(wordsOf)));
  return bare.slice(0, MOST).flatMap((quotation): [Quotation, string][] => {
    const words = foldedWords(quotation.words);
    const was = before.analysis.quotations.find(
      (one) => one.speaker && containsWords(foldedWords(one.words), words),
    );
    if (!was?.speaker || kept.has(wordsOf(sentenceOf(before, was.cue ?? was.speaker)))) return [];
    return [[quotation, was.person ?? was.speaker.text]];
  });
}

const wordsOf = (sentence: { text: string } | undefined): string =>
  foldedWords(sentence?.text ?? '').join(' ');

function sentenceOf({ plain, sentences }: Version, { start }: Span): { text: string } | undefined {
  const block = plain.blockAt(start);
  return block ? sentences.at(plain.blocks.indexOf(block), start) : undefined;
}
