import { isForename } from '../../quotes/people/forenames.ts';
import { startsWithCapital } from '../../text/character.ts';
import { foldedWords } from '../../text/fold.ts';
import type { Span } from '../../text/position.ts';
import { wordSet } from '../copy.ts';
import { numbersIn } from '../numbers.ts';
import { once } from '../../text/once.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const factNotInBody = defineRule({
  id: 'headline/fact-not-in-body',
  summary:
    'A number in the headline or the standfirst, or a name in the headline, that the article does not have.',
  why: 'Headlines must be supported by the text (Editors’ Code 1). A figure that was corrected in the article and not above it is the commonest way in which they are not.',
  severity: 'warning',
  good: [
    {
      text: '---\nheadline: Bridge shut\nstandfirst: The Ashgill bridge is shut.\n---\nIt is shut until May.',
      why: 'a place in the standfirst',
    },
    { text: '---\nheadline: Twelve homes flooded\n---\nWater stood in 12 homes.', why: 'figures and words' },
    { text: '---\nheadline: Dozens of homes flooded\n---\nWater stood in 31 homes.', why: 'dozens' },
    { text: '---\nheadline: Bridge to cost £2m\n---\nIt will cost £2.04 million.', why: 'rounded' },
    {
      text: '---\nheadline: Surgery praised by NHS\n---\nThe National Health Service praised it.',
      why: 'the long form',
    },
    { text: '---\nheadline: Mayor opens bridge in Ashgill\n---\nThe Ashgill bridge is open.' },
    {
      text: '---\nheadline: Council Votes To Shut The Old Mill\n---\nThe mill will be shut.',
      why: 'title case',
    },
    {
      text: '---\nheadline: Bridge shut for 14 weeks\n---\nThe bridge is shut from May 3 to August 9.\n\nIt will take fourteen weeks.',
    },
    { text: '---\nheadline: "2026 in review: a wet year"\n---\nIt rained.', why: 'the year' },
  ],
  bad: [
    { text: '---\nheadline: 12 homes flooded\n---\nWater stood in 11 homes.' },
    { text: '---\nheadline: Bridge shut by Dunmoor council\n---\nThe Ashgill bridge is shut.' },
    {
      text: '---\nheadline: Bridge too dear, says Reed\nstandfirst: It will cost £3m.\n---\nIt costs £2m, said Tom Read.',
      findings: 2,
    },
  ],
  check(input, report) {
    const { plain } = input.article;
    const body = bodyOf(input);
    for (const block of plain.blocks) {
      if (block.zone !== 'headline' && block.zone !== 'standfirst') continue;
      const words = plain.words(block);
      const found = unsupported(words, body, block.zone === 'headline');
      if (found.length > 0 && body.words().length < 3) return;
      for (const { start, end, what } of found)
        report({
          message: `“${words.slice(start, end)}” stands in the ${block.zone}, and the article has no such ${what}.`,
          span: plain.sourceSpan({ start: block.start + start, end: block.start + end }),
        });
    }
  },
});

/** A standfirst may well say where things happen in words that the article goes without; a headline may not. */
function unsupported(words: string, body: Body, withNames: boolean): (Span & { what: string })[] {
  const numbers = numbersIn(words)
    .filter(
      ({ value, text }) => !isYear(value, text) && !body.numbers().some((other) => isNear(value, other)),
    )
    .map((number) => ({ ...number, what: 'number' }));
  if (!withNames || isTitleCase(words)) return numbers;
  const names = namesIn(words)
    .filter(({ text }) => !isIn(text, body))
    .map((name) => ({ ...name, what: 'name' }));
  return [...numbers, ...names];
}

/** The article without its head. Most headlines ask little of it: each answer is made when it is asked for. */
interface Body {
  text(): string;
  words(): readonly string[];
  known(): ReadonlySet<string>;
  /** First letters of rows of capital words: `nhs` for National Health Service. */
  initials(): string;
  numbers(): readonly number[];
}

function bodyOf({ article: { plain } }: RuleInput): Body {
  const text = once(() =>
    plain.blocks
      .filter(({ zone }) => zone !== 'headline' && zone !== 'standfirst')
      .map((block) => plain.words(block))
      .join('\n'),
  );
  const words = once(() => foldedWords(text()));
  return {
    text,
    words,
    known: once(() => new Set(words().map(bare))),
    initials: once(() =>
      (text().match(/\b[A-Z](?=[\w’'-])|\b(?:of|and|for|the|in)\b|[.!?,;]/g) ?? [])
        .filter((part) => part.length === 1)
        .join('')
        .toLowerCase(),
    ),
    numbers: once(() => numbersIn(text()).map(({ value }) => value)),
  };
}

const isYear = (value: number, text: string): boolean =>
  /^(?:19|20)\d\d$/.test(text) && Number.isInteger(value);

/** The same when rounded as headlines round: to within five parts in a hundred. */
const isNear = (a: number, b: number): boolean =>
  a === b ||
  (Math.max(a, b) >= 20 &&
    Math.abs(a - b) <= 0.05 * Math.max(a, b) &&
    !(Number.isInteger(a) && Number.isInteger(b) && a < 100 && b < 100));

const bare = (word: string): string => word.replace(/['’]s?$/, '');

/** Most of its longer words begin with a capital: then a capital says nothing. */
function isTitleCase(words: string): boolean {
  const long = words
    .split(/\s+/)
    .filter((word) => /^[A-Za-z]{4}/.test(word))
    .slice(1);
  return long.filter((word) => startsWithCapital(word)).length > long.length / 2;
}

/** Capital words other than the first of a sentence, possessives bare. */
function namesIn(words: string): (Span & { text: string })[] {
  return [...words.matchAll(/(?<=[a-z0-9,’'] )[A-Z][\w\u00C0-\u024F’'-]*/g)]
    .map(({ index, 0: word }) => ({ text: bare(word), start: index, end: index + bare(word).length }))
    .filter(({ text }) => !NO_NAME.has(text.toLowerCase()) && !isForename(text.toLowerCase()));
}

const NO_NAME =
  wordSet(`i i’m i’ve i’ll monday tuesday wednesday thursday friday saturday sunday january february march april
  may june july august september october november december mps mp tv uk us eu ceo xmas christmas easter mr mrs ms dr sir dame lord
  lady cllr uk-wide covid britain british english england america american tory tories`);

function isIn(name: string, { text, known, initials, words }: Body): boolean {
  if (standsIn(text(), name)) return true;
  const small = name.toLowerCase();
  if (known().has(small) || small.split('-').every((part) => known().has(part))) return true;
  if (/^[A-Z]{2,6}s?$/.test(name) && initials().includes(small.replace(/s$/, ''))) return true;
  // French and France, Scots and Scottish, Bakewell and Bakewells.
  const stem = small.slice(0, Math.max(4, small.length - 3));
  return small.length >= 4 && words().some((word) => word.startsWith(stem));
}

/** Whether a word stands in a text just so, with a space on either side: nearly all that are there do somewhere. */
const standsIn = (text: string, word: string): boolean => text.includes(` ${word} `);
