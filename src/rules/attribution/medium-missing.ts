import type { PlainText } from '../../article/plain-text.ts';
import type { Quotation } from '../../quotes/analysis.ts';
import { type Medium, mediumOf, mediumPhrase, reporterCopy, saysMedium } from '../../sources/mediums.ts';
import type { DeclaredSource } from '../../sources/source.ts';
import { foldedWords } from '../../text/fold.ts';
import { defineRule, type Report } from '../rule.ts';

const article = (sources: string): string =>
  `---\nid: a\ntype: news\nsources:\n${sources
    .split('; ')
    .map((source) => `  - {${source}}\n`)
    .join('')}---\n`;
const FILES = {
  'sources/post.txt': 'We will not sell the mill, not to him and not to anybody.',
  'sources/talk.txt': 'BROOK: The looms are sold already. We keep the roof.',
};
const POST = 'id: p1, kind: post, file: sources/post.txt';
const TALK = 'id: i1, kind: interview, file: sources/talk.txt';
const WORDS = '“We will not sell the mill, not to him and not to anybody,”';

export const mediumMissing = defineRule({
  id: 'attribution/medium-missing',
  summary:
    'Words from a post, a release, a statement, a broadcast, another outlet or a court, shown as if said to the newsroom.',
  why: 'A reader takes “she said” for an interview; the Guardian credits words taken from papers, radio and television, and IPSO wants social media shown as what it is.',
  severity: 'warning',
  fixable: 'suggestion',
  needsFrontMatter: true,
  good: [
    {
      text: `${article(POST)}${WORDS} Ada Brook wrote on Facebook.`,
      sources: FILES,
      why: 'the copy says so',
    },
    {
      text: `${article(`${POST}; ${TALK}`)}“The looms are sold already,” said Ada Brook.`,
      sources: FILES,
      why: 'said in the interview',
    },
    {
      text: `${article(POST)}“The looms are sold already,” said Ada Brook.`,
      sources: FILES,
      why: 'not words of the post',
    },
    {
      text: `${article('id: r1, kind: release')}A press release came at noon. ${WORDS} said Ada Brook.`,
      why: 'readers know already',
    },
    {
      text: `${article('id: r1, kind: release')}Ada Brook told the meeting: ${WORDS.replace(',”', '.”')}`,
      why: 'said at a meeting that was attended',
    },
    { text: `${article('id: i1, kind: interview')}${WORDS} said Ada Brook.`, why: 'an interview' },
  ],
  bad: [
    {
      text: `${article(`${POST}; ${TALK}`)}${WORDS} Ada Brook told the Echo.`,
      sources: FILES,
      why: 'a post shown as an interview',
    },
    {
      text: `${article('id: r1, kind: release')}${WORDS} said Ada Brook.`,
      why: 'nothing but a release was there',
    },
    {
      text: `${article('id: s1, kind: statement')}Ada Brook said: ${WORDS.replace(',”', '.”')} She runs the mill.\n\n“I was born in it,” she said.`,
      why: 'once for all of a statement',
    },
    {
      text: `${article('id: b1, kind: broadcast')}${WORDS} Ada Brook said.`,
      why: 'from the radio',
    },
  ],
  check(input, report) {
    const { article, analysis, sources } = input;
    if (!sources.some(({ entry }) => mediumOf(entry.kind) !== null)) return;
    const copy = reporterCopy(article.plain, analysis.quotations);
    const read = sources.filter(({ file }) => file?.text).map(readSource);
    const told = new Set<string>();
    for (const quotation of analysis.quotations.filter(isSpeech)) {
      const origin = originIn(read, quotation) ?? originOf(sources, read, copy);
      const key = origin.mediums.join(' ');
      if (key === '' || told.has(key) || origin.mediums.some((medium) => saysMedium(copy, medium))) continue;
      told.add(key);
      report(missing(article.plain, quotation, origin));
    }
  },
});

const isSpeech = ({ kind, zone, speaker }: Quotation): boolean =>
  speaker !== null && (kind === 'direct' || kind === 'mixed') && (zone === 'narrative' || zone === 'update');

/** Fewer words than these are in too many sources to say which they come from. */
const FEWEST = 4;

/** A source with its words, folded, one a line. */
interface ReadSource {
  source: DeclaredSource;
  words: string;
}

const lines = (text: string): string => `\n${foldedWords(text).join('\n')}\n`;

const readSource = (source: DeclaredSource): ReadSource => ({
  source,
  words: lines(source.file!.text!.text),
});

/** Through which mediums some words came; none where they may have been said to the newsroom. */
interface Origin {
  mediums: Medium[];
  /** The words stand in a source, as against: nothing else is declared. */
  found: boolean;
}

/** By the sources that some words stand in; null where they stand in none. */
function originIn(read: readonly ReadSource[], quotation: Quotation): Origin | null {
  if (foldedWords(quotation.words).length < FEWEST) return null;
  const words = lines(quotation.words);
  const holding = read.filter((one) => one.words.includes(words));
  if (holding.length === 0) return null;
  return { mediums: commonMediums(holding.map(({ source }) => source)), found: true };
}

/** By everything that the article declares, unless all of it was read, and the words stand in none of it. */
function originOf(sources: readonly DeclaredSource[], read: readonly ReadSource[], copy: string): Origin {
  const mediums = read.length === sources.length || isHeard(copy) ? [] : commonMediums(sources);
  return { mediums, found: false };
}

/** Each medium of some sources once; none where one of them was said to the newsroom, or is no speech. */
function commonMediums(sources: readonly DeclaredSource[]): Medium[] {
  // Nobody is urged to tell readers of a source that must not be known.
  const mediums = sources.map(({ entry }) => (entry.confidential ? null : mediumOf(entry.kind)));
  return mediums.includes(null) ? [] : [...new Set(mediums as Medium[])];
}

/** The newsroom was there, or asked: then what is quoted need not come from what is declared. */
const isHeard = (copy: string): boolean =>
  /\b(?:meeting|conference|briefing|reporters|rally|ceremony|speech|debate|hustings|protest|interview|asked|told|spoke to|speaking (?:to|at))\b/i.test(
    copy,
  );

const NAMES: Record<Medium, string> = {
  release: 'a release',
  statement: 'a statement',
  post: 'a post',
  broadcast: 'a broadcast',
  outlet: 'another outlet',
  court: 'what was said in court',
};

function missing(plain: PlainText, quotation: Quotation, { mediums, found }: Origin): Report {
  const from = mediums.map((medium) => NAMES[medium]).join(' or ');
  const fix = suggestion(plain, quotation, mediums);
  return {
    message: found
      ? `These words come from ${from}, and nothing in the copy tells readers so.`
      : `All that the article declares is ${from}, and nothing in the copy tells readers that these words come from there. Say so, or declare the interview.`,
    span: plain.sourceSpan(quotation),
    ...(fix && {
      fix: {
        description: `write “said ${fix.text.trim()}”`,
        safe: false,
        edits: [{ start: fix.at, end: fix.at, text: fix.text }],
      },
    }),
  };
}

/** What to put behind `said`, and where in the file; null where the sentence, or the medium, leaves more than one way. */
function suggestion(
  plain: PlainText,
  { cue, speaker }: Quotation,
  [medium, ...others]: readonly Medium[],
): { at: number; text: string } | null {
  const phrase = mediumPhrase(medium!);
  if (phrase === null || others.length > 0 || !cue || !speaker || !/^sa(?:id|ys)$/i.test(cue.text))
    return null;
  const end = Math.max(cue.end, speaker.end);
  // `said Ada Brook, who runs it`: what describes her would be parted from her name.
  if (end === speaker.end && /^[, ]/.test(plain.text.slice(end))) return null;
  return { at: plain.sourceSpan({ start: end - 1, end }).end, text: ` ${phrase}` };
}
