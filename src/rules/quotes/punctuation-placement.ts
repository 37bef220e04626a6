import * as z from 'zod';
import type { Zone } from '../../article/plain-text.ts';
import type { Quotation } from '../../quotes/analysis.ts';
import type { Span } from '../../text/position.ts';
import { defineRule, type Report, type RuleInput } from '../rule.ts';

type Style = 'uk-sense' | 'us-inside' | 'off';

const options = z.strictObject({ style: z.enum(['auto', 'uk-sense', 'us-inside', 'off']).default('auto') });

export const punctuationPlacement = defineRule<z.infer<typeof options>>({
  id: 'quotes/punctuation-placement',
  summary: 'A full stop or comma on the wrong side of a closing mark.',
  why: 'British copy keeps a stop inside the marks only if it belongs to the words quoted (Economist style guide, after Hart’s Rules); American copy sets commas and full stops inside always (AP Stylebook).',
  severity: 'note',
  fixable: 'suggestion',
  options,
  optionHelp: {
    style:
      'Where they go: `uk-sense` (outside, unless a whole sentence is quoted), `us-inside` (always inside), `off`, or `auto`, by the language of the article or of the house.',
  },
  good: [
    { text: 'She said: “He was tired.”', options: { style: 'uk-sense' }, why: 'a whole sentence' },
    { text: 'She said he was “tired”.', options: { style: 'uk-sense' }, why: 'a fragment' },
    {
      text: '“He was tired,” said Ada Brook.',
      options: { style: 'uk-sense' },
      why: 'the comma before the speaker',
    },
    {
      text: '“We came,” said Ada Brook, “and nobody was there.”',
      options: { style: 'uk-sense' },
      why: 'the end of an interrupted sentence',
    },
    { text: 'She asked him to “go now!”', options: { style: 'uk-sense' }, why: 'no comma or full stop' },
    {
      text: 'She said he was “tired of it. We all are.”',
      options: { style: 'uk-sense' },
      why: 'ends with a whole sentence',
    },
    {
      text: 'They sang “Will You Stay?”, and left.',
      options: { style: 'us-inside' },
      why: 'a title that ends in a sign of its own',
    },
    { text: 'She said he was “tired.”', options: { style: 'us-inside' }, why: 'American copy' },
    { text: '---\nlang: de\n---\nShe said he was “tired.”', why: 'another language' },
  ],
  bad: [
    {
      text: 'She said he was “tired.”',
      options: { style: 'uk-sense' },
      why: 'somebody’s words: shown, never moved by itself',
    },
    { text: '---\nlang: en-US\n---\nShe said he was “tired”.', why: 'American copy' },
    { text: 'She called it “a mess”, and left.', options: { style: 'us-inside' } },
    {
      text: '“It is over,” Ada Brook said. She said he was “tired.”',
      options: { style: 'uk-sense' },
      why: 'a new sentence after words of the same speaker',
    },
    {
      text: 'The play is called “The Last Ferry.” It opens in May.',
      options: { style: 'uk-sense' },
      why: 'a title',
    },
  ],
  check(input, report, options) {
    const style = options.style === 'auto' ? styleOf(input) : options.style;
    if (style === 'off') return;
    const { quotations } = input.analysis;
    quotations.forEach((quotation, index) => {
      if (!READ.includes(quotation.zone) || !quotation.parts.at(-1)!.close) return;
      const found =
        style === 'us-inside' ? outside(input, quotation) : inside(input, quotation, quotations[index - 1]);
      if (found) report(found);
    });
  },
});

const READ: readonly Zone[] = ['standfirst', 'narrative', 'update'];

function styleOf({ article, context }: RuleInput): Style {
  // Copy from elsewhere keeps the ways of its own house, unless it says what they are.
  const language = (article.frontMatter.lang ?? (context.inNewsroom ? context.language : '')).toLowerCase();
  if (language === 'en-gb') return 'uk-sense';
  return language === 'en-us' ? 'us-inside' : 'off';
}

/** American: what stands right behind the marks goes inside. */
function outside(input: RuleInput, quotation: Quotation): Report | null {
  const { plain } = input.article;
  const close = quotation.parts.at(-1)!.close!;
  const sign = plain.text[close.end];
  if ((sign !== '.' && sign !== ',') || plain.text[close.end + 1] === '.') return null;
  if (!/[\p{L}\p{N}%)]$/u.test(plain.text.slice(0, close.start))) return null;
  return moved(input, {
    pair: { start: close.start, end: close.end + 1 },
    sign: { start: close.end, end: close.end + 1 },
    mark: close,
    message: `American copy sets the ${NAME[sign]} inside the marks.`,
  });
}

const NAME = { '.': 'full stop', ',': 'comma' } as const;

/** British: a fragment does not take the stop of the reporter's sentence. */
function inside(input: RuleInput, quotation: Quotation, last: Quotation | undefined): Report | null {
  const { plain } = input.article;
  const close = quotation.parts.at(-1)!.close!;
  const sign = plain.text[close.start - 1];
  if ((sign !== '.' && sign !== ',') || quotation.parts.length > 1) return null;
  if (!isFragment(quotation) || (last && isSecondHalf(input, last, quotation))) return null;
  // “A mess,” she said: this comma parts the words from the speaker, whatever they are.
  if (sign === ',' && (quotation.cue === null || quotation.cue.start >= quotation.end)) return null;
  if (/^[.,?!;:]/.test(plain.text.slice(close.end))) return null;
  return moved(input, {
    pair: { start: close.start - 1, end: close.end },
    sign: { start: close.start - 1, end: close.start },
    mark: close,
    message: `“${quotation.words.replace(/[.,]$/, '')}” is no whole sentence: the ${NAME[sign]} belongs outside the marks.`,
  });
}

/** `“We came,” she said, “and left.”`: the stop is that of the words, though they begin in the middle. */
function isSecondHalf({ article }: RuleInput, last: Quotation, quotation: Quotation): boolean {
  if (last.utterance !== quotation.utterance) return false;
  return !/[.!?]\s+\p{Lu}/u.test(article.plain.words({ start: last.end, end: quotation.start }));
}

/** Part of a sentence of the reporter's, and no sentence of its own in it. */
function isFragment({ kind, words }: Quotation): boolean {
  if (kind === 'direct' || /\.\.\.$|…/.test(words) || /(?:^|\s)(?:\p{L}\.)+$/u.test(words)) return false;
  if (/[.!?]["”’')]*\s+["“‘'(]?\p{Lu}/u.test(words)) return false;
  return kind === 'title' || /^["“‘'([… .]*\p{Ll}/u.test(words);
}

interface Move {
  /** The sign and the closing mark, in whatever order they stand. */
  pair: Span;
  sign: Span;
  mark: Span;
  message: string;
}

function moved({ article }: RuleInput, { pair, sign, mark, message }: Move): Report {
  const source = ({ start, end }: Span): string => article.text.slice(start, end);
  const there = article.plain.sourceSpan(pair);
  const pieces = [sign, mark]
    .sort((a, b) => b.start - a.start)
    .map((span) => source(article.plain.sourceSpan(span)));
  const together = source(there) === pieces.toReversed().join('');
  return {
    message,
    span: article.plain.sourceSpan(sign),
    // What stands between marks is never changed by itself, and markup in between is for a person to sort out.
    fix: {
      description: `Move the ${article.plain.words(sign) === '.' ? 'full stop' : 'comma'} across the mark.`,
      safe: false,
      edits: together ? [{ ...there, text: pieces.join('') }] : [],
    },
  };
}
