import * as z from 'zod';
import type { Block } from '../../article/plain-text.ts';
import { isAttributed } from '../../quotes/attributed-paraphrase.ts';
import { QUOTED } from '../../quotes/grammar/pieces.ts';
import { verbForms } from '../../quotes/lexicon/index.ts';
import { headLines } from '../head-lines.ts';
import { type Copy, copyOf, isNews, isTurn } from '../copy.ts';
import { defineRule, type RuleInput } from '../rule.ts';

const options = z.strictObject({ paragraphs: z.int().min(2).default(4) });

export const unattributedRun = defineRule<z.infer<typeof options>>({
  id: 'attribution/unattributed-run',
  summary: 'Several paragraphs of news in a row, and nobody is given for what they say.',
  why: 'AP attributes what is not the reporter’s own knowledge where it stands, and again unless it is plain from the context. After four paragraphs a reader no longer knows whether this is still the minister or the paper.',
  severity: 'note',
  options,
  optionHelp: { paragraphs: 'How many paragraphs in a row may not be without a source: 4.' },
  good: [
    {
      text: 'The bridge is shut for a month, and the ferry is full.\n\nThe council said it would open in May.\n\nBuses run from the quay every hour until then.\n\nTickets are ten pounds for a week of journeys.\n\nThe mill is closed too.',
      why: 'a cue among them',
    },
    {
      text: '---\ntype: obituary\n---\nShe was born in Ashgill in a house by the weir.\n\nShe ran the ferry for forty years and more.\n\nShe never learned to swim, and laughed at it.\n\nShe leaves two sons and a boat with no name.',
      why: 'an obituary',
    },
    {
      text: 'The bridge is shut for a month, and the ferry is full.\n\nThe [report](https://example.org/report) has it on page nine.\n\nBuses run from the quay every hour until then.\n\nTickets are ten pounds for a week of journeys.\n\nThe mill is closed too.',
      why: 'a link',
    },
    {
      text: 'The bridge is shut.\n\n## What now\n\nThe ferry runs.\n\nBuses do not.\n\n## What it costs\n\nTen pounds.\n\nFor a week.',
      why: 'short lines and cross-heads, as in a list',
    },
    {
      text: '<!-- witnessed: Ann Lee was there -->\n\nThe water came over the wall at noon and took the fence.\n\nMen stood on the roof of the mill and waved at us.\n\nThe last boat left as the lamp of the quay went out.\n\nNobody was left on the bridge when it gave way at last.',
      why: 'the reporter was there',
    },
    {
      text: 'The ferry, they say, never sank.\n\nThe bridge is shut for a month, and the ferry is full, traders say.\n\nBuses run from the quay every hour until the bridge opens.\n\nTickets are ten pounds for a week of journeys there.\n\nThe mill and its shop in the old lane are closed too.',
      why: 'traders say so',
    },
    {
      text: 'Ashgill Bridge is shut for a month by the flood\n\nThe ferry is full, and buses run from the quay\n\nThe bridge at Ashgill is shut for a month, and the ferry, which takes forty people and no cars, is full from the morning to the night on each day of the week.\n\nBuses run from the quay every hour until the bridge opens.\n\n“We wait,” said Ada Brook.',
      why: 'headline and standfirst that came as paragraphs',
    },
    {
      text: 'Una Vale won the seat by nine votes on Monday night.\n\nTom Reed won the vote in the two wards by the weir.\n\nThe two will sit for Ashgill until the spring of next year.\n\nAda Brook lost the seat that she had held for nine years.',
      why: 'results that the returning officer gives',
    },
    {
      text: '“We wait,” said Ada Brook.\n\nThe bridge is shut for a month, and the ferry is full.\n\n“We wait,” said Tom Reed.\n\nBuses run from the quay every hour until then.\n\nTickets are ten pounds.',
      why: 'quotations',
    },
  ],
  bad: [
    {
      text: 'The minister will build nine bridges over the river in a year.\n\nEach of them will be wide enough for two trams and a bus.\n\nThe money will come from a tax on every boat in the valley.\n\nThe old ferry will be sold to a firm from the coast in May.\n\nHe was in Ashgill.',
    },
    {
      text: 'The firm has lost a third of its customers since the spring.\n\nIts boats leak and its crews have gone to other firms.\n\nTwo of its directors left with the cash box in the night.\n\nThe bank has called in a loan of three million pounds.',
    },
    {
      text: 'The bridge is shut for a month, and the ferry is full.\n\nBuses run from the quay every hour until the bridge opens.',
      options: { paragraphs: 2 },
      why: 'a stricter house',
    },
  ],
  check(input, report, { paragraphs }) {
    if (!isNews(input) || isWitnessed(input)) return;
    const { plain } = input.article;
    for (const run of bareRuns(input)) {
      if (run.length < paragraphs) continue;
      const [first, ...rest] = run.map(({ block }) => block);
      report({
        message: `${run.length} paragraphs in a row give no source: nobody says this, and no link leads to it. Say where it is from.`,
        span: plain.sourceSpan(first!),
        related: [{ message: 'To here.', span: plain.sourceSpan(rest.at(-1)!) }],
      });
    }
  },
});

/** `<!-- witnessed: … -->`: the reporter saw it. */
const isWitnessed = ({ article: { html } }: RuleInput): boolean =>
  html.some(({ value }) => /^<!--\s*witnessed\b/i.test(value));

/** Rows of paragraphs that stand next to each other and give no source. */
function bareRuns(input: RuleInput): Copy[][] {
  const runs: Copy[][] = [];
  let last: Copy | null = null;
  const heads = headLines(input);
  for (const copy of copyOf(input)) {
    if (copy.index < heads || !isParagraph(copy.block) || hasSource(input, copy)) {
      last = null;
      continue;
    }
    if (last && last.index === copy.index - 1) runs.at(-1)!.push(copy);
    else runs.push([copy]);
    last = copy;
  }
  return runs;
}

/** Under this many words a line is a label, a score or an entry of a list. */
const FEWEST_WORDS = 8;

const isParagraph = ({ zone, kind }: Block): boolean => zone === 'narrative' && kind === 'paragraph';

function hasSource({ article: { plain, links, images } }: RuleInput, { block, text }: Copy): boolean {
  if (text.includes(QUOTED) || isAttributed(text) || SOURCE.test(text)) return true;
  if (isTurn(text)) return true;
  const words = text.match(/[A-Za-z’']+/g) ?? [];
  if (words.length < FEWEST_WORDS || words.some(isCue)) return true;
  const { start, end } = plain.sourceSpan(block);
  return [...links, ...images].some(({ span }) => span.start >= start && span.start < end);
}

/** A form of a verb that takes what somebody says, thinks or asks, and is not as often a noun. */
const isCue = (word: string): boolean =>
  word.length > 2 &&
  verbForms(word).some(
    ({ verb, shapes }) =>
      !verb.alsoNoun &&
      verb.particle === null &&
      (verb.frames.has('T') || verb.frames.has('W')) &&
      !(shapes.length === 1 && shapes[0] === 'base'),
  );

/** Other ways to say where something is from. */
const SOURCE =
  /[{}]|\b(?:say|believe|accord(?:ing|ance)|report(?:s|ed|edly|ing)?|poll(?:s|ed|ing)?|surveys?|stud(?:y|ies)|records?|documents?|filings?|data|figures|court|heard|interview(?:s|ed)?|statement|spokes(?:man|woman|person)|allegedly|tweet(?:ed|s)?|letters?|emails?|e-mails?|speech|debates?|announcement|(?:won|lost|wins?) (?:\w+ ){1,4}(?:vote|votes|primary|primaries|caucus|caucuses|election|seat|seats|delegates)|delegates|per ?cent of (?:\w+ )?(?:voters|votes))\b/i;
