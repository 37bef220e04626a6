import * as z from 'zod';
import { ReporterSentences } from '../../quotes/reporter-sentences.ts';
import { type LiftedPassage, liftedPassages } from '../../sources/lifted.ts';
import { reporterCopy, saysMedium } from '../../sources/mediums.ts';
import { nameSource } from '../../sources/naming.ts';
import { countOurs, ownCopy } from '../../sources/own-copy.ts';
import type { DeclaredSource } from '../../sources/source.ts';
import { SpanIndex } from '../../text/span-index.ts';
import { defineRule, type Report, type RuleInput } from '../rule.ts';

const options = z.strictObject({ boilerplate: z.array(z.string()).default([]) });

const SOURCES = {
  'sources/reedham.txt':
    'REEDHAM HARBOUR TRUST\n\nWork to replace the lock gates will begin in the second week of May and is expected to last until the end of August, with boats sent round by the old cut. “We know it is a nuisance,” said Ada Brook, the harbour master.\n\nThe trust is the lead partner of the Department for Rivers and Inland Waterways, the Board of Conservators of the Upper Lode and the Millbrook and District Drainage Commissioners.',
};
const HEAD =
  '---\nid: a\ntype: news\nsources:\n  - {id: r1, kind: release, file: sources/reedham.txt}\n---\n';
const OWN =
  'Barry Stent has moored his barge below the lock for thirty years. He heard of the plan from a neighbour, who had read a notice on the towpath gate and taken a picture of it. There was no letter. He spent the afternoon ringing round boatyards, and found one berth, eleven miles off, at twice what he pays now.';
const COPIED =
  'Work to replace the lock gates will begin in the second week of May and is expected to last until the end of August.';

/** How much of the copy one release may supply before readers must be told. */
const CHURN = 0.2;

export const liftedPassage = defineRule<z.infer<typeof options>>({
  id: 'sources/lifted-passage',
  summary: 'Words that stand in a source just as they do here, without marks and without credit.',
  why: 'What somebody else wrote is quoted, credited or written anew (SPJ: never plagiarise; the Impress Code has a clause on it). An error where one release supplies a fifth of the copy or more and nothing says so; a note where the sentence says whose account this is.',
  severity: 'error',
  needsFrontMatter: true,
  options,
  optionHelp: { boilerplate: 'Sentences that the outlet always prints, which no source can claim.' },
  good: [
    {
      text: `${HEAD}The lock gates are to be replaced this summer, and boats will have to take the old cut from May.`,
      sources: SOURCES,
      why: 'written anew',
    },
    {
      text: `${HEAD}“Work to replace the lock gates will begin in the second week of May and is expected to last until the end of August,” the trust said in a release.`,
      sources: SOURCES,
      why: 'in marks',
    },
    {
      text: `${HEAD}It works with the Department for Rivers and Inland Waterways, the Board of Conservators of the Upper Lode and the Millbrook and District Drainage Commissioners.`,
      sources: SOURCES,
      why: 'names of bodies',
    },
    {
      text: `${HEAD}${COPIED}`,
      sources: SOURCES,
      options: { boilerplate: [COPIED] },
      why: 'the outlet prints it always',
    },
    { text: `${HEAD}${COPIED}`, why: 'the file of the source was not read' },
    {
      text: `${HEAD.replace('type: news', 'type: interview-qa')}${COPIED}`,
      sources: SOURCES,
      why: 'answers stand without marks',
    },
  ],
  bad: [
    {
      text: `${HEAD}${OWN}\n\nA press release came later. ${COPIED}`,
      sources: SOURCES,
      why: 'a sentence of the release',
    },
    {
      text: `${HEAD}${COPIED}`,
      sources: SOURCES,
      findings: 2,
      why: 'all of it from the release, which is not named',
    },
    {
      text: `${HEAD}${OWN}\n\n${COPIED.replace('.', ', the trust said.')}`,
      sources: SOURCES,
      why: 'credited, and still word for word',
    },
    {
      text: `${HEAD.replace('release, file', 'document, confidential: true, file')}${COPIED}`,
      sources: SOURCES,
      why: 'a confidential document',
    },
  ],
  check(input, report, { boilerplate = [] }) {
    const { article, analysis } = input;
    if (article.frontMatter.type === 'interview-qa') return;
    const readable = input.sources.filter((source) => source.file?.text);
    if (readable.length === 0) return;
    const copy = ownCopy(article.plain, analysis.quotations, boilerplate);
    const total = countOurs(copy);
    const sentences = new ReporterSentences(article.plain, analysis.quotations);
    const worst = new Map<number, Found>();
    for (const source of readable) {
      const found = liftedPassages(copy, source.file!.text!.text)
        .filter(({ block }) => !isTurn(input, block))
        .map((passage) => ({ ...passage, source, credited: isCredited(sentences, passage) }));
      reportChurn(input, report, found, total);
      for (const passage of found)
        if (passage.words > (worst.get(passage.block)?.words ?? 0)) worst.set(passage.block, passage);
    }
    for (const found of worst.values()) report(passageReport(input, found));
  },
});

interface Found extends LiftedPassage {
  source: DeclaredSource;
  /** Every sentence of it says whose account it is. */
  credited: boolean;
}

/** A paragraph of an interview or a transcript, with who speaks in front. */
const isTurn = ({ article: { plain } }: RuleInput, block: number): boolean =>
  /^(?:Q|A|\p{Lu}[\p{L} .’'-]{1,40})\s*:/u.test(plain.words(plain.blocks[block]!).slice(0, 60));

/** How far a copied run may reach into a sentence, in units, before it must carry a credit of its own: three words. */
const SCRAP = 20;

function isCredited(sentences: ReporterSentences, { block, copied }: LiftedPassage): boolean {
  const lifted = new SpanIndex(copied);
  return sentences
    .of(block)
    .every(
      ({ start, end, attributed }) =>
        attributed || !lifted.touches({ start: start + SCRAP, end: end - SCRAP }),
    );
}

function passageReport({ article: { plain } }: RuleInput, found: Found): Report {
  const { source, longest, words, credited, copied } = found;
  const shown = source.entry.confidential
    ? `${words} words here`
    : `“${excerpt(plain.words(longest))}”: ${words} words here`;
  const advice = credited
    ? 'The sentence says whose account this is; marks would say whose words they are.'
    : 'Quote them, credit them, or write them anew.';
  return {
    message: `${shown} stand word for word in ${nameSource(source, found.from)}. ${advice}`,
    span: plain.sourceSpan({ start: copied[0]!.start, end: copied.at(-1)!.end }),
    // Notes are the reporter's own words as often as somebody else's.
    atMost: credited || source.entry.fidelity === 'notes' ? 'note' : 'warning',
  };
}

/** Enough of a passage to know it by. */
function excerpt(words: string): string {
  const all = words.split(/\s+/);
  return all.length <= 14 ? all.join(' ') : `${all.slice(0, 8).join(' ')} … ${all.slice(-4).join(' ')}`;
}

/** A release that supplies much of the copy, which says nothing of it. */
function reportChurn(
  input: RuleInput,
  report: (report: Report) => void,
  found: readonly Found[],
  total: number,
): void {
  const uncredited = found.filter(({ credited }) => !credited);
  const [first] = uncredited;
  // Of a confidential source not even the kind may be told.
  if (first?.source.entry.kind !== 'release' || first.source.entry.confidential) return;
  const words = uncredited.reduce((sum, passage) => sum + passage.words, 0);
  if (words < total * CHURN || isDisclosed(input)) return;
  const { plain } = input.article;
  report({
    message: `${Math.round((words / total) * 100)}% of this copy comes word for word from ${nameSource(first.source)}, and nothing says so. Credit the release, or report the story.`,
    span: plain.sourceSpan(first.longest),
    related: uncredited
      .slice(1)
      .map(({ longest }) => ({ message: 'from it too', span: plain.sourceSpan(longest) })),
  });
}

/** The copy speaks of a release, or the front matter has the line that says so beside it. */
const isDisclosed = ({ article, analysis }: RuleInput): boolean =>
  Boolean(article.raw.disclosure) || saysMedium(reporterCopy(article.plain, analysis.quotations), 'release');
