import type { Span } from '../../text/position.ts';
import { copyOf, wordSet } from '../copy.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const inconsistentTerm = defineRule({
  id: 'style/inconsistent-term',
  summary:
    'One term written in two ways: with a hyphen and without, as one word and as two, with a capital and without.',
  why: 'Two spellings of a word in one article look like two desks, and a search finds only one of them.',
  severity: 'warning',
  good: [
    { text: 'A well-known man is well known here.', why: 'a hyphen before a noun' },
    { text: 'The co-operative met. The co-operative voted.' },
    { text: '“Use e-mail,” said Ada Brook. She wrote an email.', why: 'somebody’s words' },
    { text: 'A long-term plan works in the long term.', why: 'a compound in front of a noun' },
    { text: 'She re-signed the keeper, who had resigned as captain.', why: 'two words of different meaning' },
    { text: 'The Co-op runs a coop for hens.', why: 'a name' },
    { text: 'Ashgill Council met, and the council voted.', why: 'a full name and a common noun' },
    { text: 'The Council of Ashgill met. Later the council voted.', why: 'the beginning of a name' },
    { text: 'The Post wrote that the post was late.', why: 'the name of a paper' },
    {
      text: 'A prime minister needs sleep, the Prime Minister, Ada Brook, said.',
      why: 'a title before a name',
    },
  ],
  bad: [
    { text: 'She sent an e-mail. The email was long.' },
    { text: 'The cooperative met, and a co-operative was sold.' },
    { text: 'The council’s policymakers met. Other policy-makers stayed away.' },
    { text: 'She is a post-graduate. Other postgraduates left.', why: 'one of them in the plural' },
    {
      text: 'A healthcare plan was voted down, for the health care of the town is free.',
      why: 'as two words',
    },
    {
      text: 'They asked the Council, and then the Council voted. It was late when the council rose.',
      why: 'a capital and none',
    },
    { text: 'They are on the Internet all day, and the internet is slow.', why: 'a capital and none' },
  ],
  check(input, report) {
    const { plain } = input.article;
    for (const { here, word, there, other } of slipsIn(input))
      report({
        message: `“${word}” here, and “${other}” elsewhere in the article: choose one.`,
        span: plain.sourceSpan(here),
        related: [{ message: `“${other}”.`, span: plain.sourceSpan(there) }],
      });
  },
});

interface Slip {
  here: Span;
  word: string;
  there: Span;
  other: string;
}

/** A way to write a term, and its first place. */
type Places = Map<string, { word: string; span: Span }>;

function slipsIn(input: RuleInput): Slip[] {
  const { joined, parted, capital, small } = waysOf(input);
  return [...pairs(parted, joined), ...pairs(capital, small)];
}

const pairs = (one: Places, others: Places): Slip[] =>
  [...one].flatMap(([term, { word, span }]) => {
    const other = others.get(term);
    return other ? [{ here: span, word, there: other.span, other: other.word }] : [];
  });

/** The terms of an article by how they are written; a plural counts as its singular. */
function waysOf(input: RuleInput) {
  const ways = {
    joined: new Map(),
    parted: new Map(),
    capital: new Map(),
    small: new Map(),
  } satisfies Record<string, Places>;
  const copy = copyOf(input);
  const sought = partedTerms(copy.map(({ text }) => text));
  for (const { block, text } of copy)
    for (const { way, term, word, at } of termsIn(text, sought)) {
      const start = block.start + at;
      if (!ways[way].has(term)) ways[way].set(term, { word, span: { start, end: start + word.length } });
    }
  return ways;
}

interface Term {
  way: 'joined' | 'parted' | 'capital' | 'small';
  term: string;
  word: string;
  at: number;
}

/** Terms that are written with hyphens or as two words anywhere: only these are of interest as one. */
function partedTerms(texts: readonly string[]): RegExp | null {
  const terms = new Set(texts.flatMap((text) => [...partsIn(text)].map(({ term }) => term)));
  return terms.size === 0
    ? null
    : new RegExp(`(?<![\\w’'.@/-])(?:${[...terms].join('|')})s?(?![\\w’'@/-])`, 'g');
}

function* partsIn(text: string): Generator<Term> {
  for (const { index: at, 0: word } of text.matchAll(HYPHENED)) {
    const term = singular(word.replace(/-/g, ''));
    if (!DIFFERENT.has(term.replace(/(?:ed|ing)$/, ''))) yield { way: 'parted', term, word, at };
  }
  for (const { index: at, 0: word } of text.matchAll(PARTED))
    yield { way: 'parted', term: singular(word.replace(/\s/g, '')), word, at };
}

function* termsIn(text: string, sought: RegExp | null): Generator<Term> {
  yield* partsIn(text);
  if (sought)
    for (const { index: at, 0: word } of text.matchAll(sought))
      yield { way: 'joined', term: singular(word), word, at };
  for (const { index, 1: article, 2: word } of text.matchAll(TITLED)) {
    const term = word!.toLowerCase();
    yield { way: word === term ? 'small' : 'capital', term, word: word!, at: index + article!.length };
  }
}

const singular = (word: string): string => (word.length > 4 ? word.replace(/(?<!s)s$/, '') : word);

/** A small word with hyphens. */
const HYPHENED = /(?<![\w’'.@/-])[a-z]+(?:-[a-z]+)+(?![\w’'@/-])/g;

/** Words that some houses write as one and some as two, with the same meaning. */
const PARTED =
  /\b(?:health care|child care|web sites?|policy makers?|work force|fund raising|data bases?|voice mail|home page|pay cheques?|news room)\b/g;

/**
 * `the Council`, `the internet` within a sentence: a term that a newsroom either writes with a capital or not. Part of
 * a longer name it is another matter.
 */
const TITLED =
  /(?<=[a-z,;] )(the )([Cc]ouncil|[Ii]nternet|[Gg]overnment|[Pp]arliament|[Cc]abinet|[Bb]oard|[Cc]ommittee|[Cc]ommission|[Uu]niversity|[Cc]ollege|[Mm]ayor|[Pp]resident|[Gg]overnor|[Mm]inistry|[Ww]eb|[Mm]inister|[Bb]ible|[Cc]onstitution)(?=[.,;:!?]|’s\b|'s\b| (?!of\b|for\b|on\b|and\b|and\s+[A-Z])[a-z])/g;

/** With a hyphen they mean something else. */
const DIFFERENT =
  wordSet(`resign recover recreate reform resent represent remark react reserve recount relay release
  retreat reprove recede redress coop unionised unionized makeup setup lineup pickup takeover
  handout holdup buildup breakup crackdown dropout fallout followup kickoff layoff lockdown lookout payoff payout
  playoff rollout runoff sellout showdown shutdown standoff startup takeoff turnout walkout workout checkup cleanup backup
  cutback drawback feedback comeback rollback setback flashback touchdown breakdown slowdown countdown onsite offsite`);
