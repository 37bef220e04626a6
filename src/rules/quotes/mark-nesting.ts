import * as z from 'zod';
import type { Zone } from '../../article/plain-text.ts';
import type { MarkStyle, Quotation, QuotationMark } from '../../quotes/analysis.ts';
import type { Span } from '../../text/position.ts';
import type { Edit } from '../finding.ts';
import { headLines } from '../head-lines.ts';
import { defineRule, type Report, type RuleInput } from '../rule.ts';

type Kind = 'double' | 'single';

const kind = z.enum(['double', 'single']);
const options = z.strictObject({
  body: z.enum(['auto', 'double', 'single']).default('auto'),
  headline: kind.default('single'),
  'cross-head': kind.default('single'),
  caption: z.enum(['auto', 'double', 'single']).default('auto'),
});
type Options = z.infer<typeof options>;

export const markNesting = defineRule<Options>({
  id: 'quotes/mark-nesting',
  summary: 'Double marks where the house has single ones, or the other way round.',
  why: 'Readers tell a quotation inside a quotation by its marks alone: double outside and single inside (BBC, Guardian and Economist style guides), and single in headlines and cross-heads.',
  severity: 'warning',
  fixable: 'safe',
  options,
  optionHelp: {
    body: 'Marks of quotations in the text: `double`, `single`, or `auto` (those that the article uses most). What is quoted inside a quotation has the other kind.',
    headline: 'Marks in headlines.',
    'cross-head': 'Marks in headings within the text.',
    caption: 'Marks in captions; `auto` is as in the text.',
  },
  good: [
    { text: '“He said ‘go’ twice,” said Ada Brook.', why: 'single inside double' },
    { text: '‘He said “go” twice,’ said Ada Brook.', why: 'a house that quotes in single marks' },
    {
      text: '---\nheadline: Bridge ‘a disgrace’\n---\n“It is a disgrace,” said Ada Brook.',
      why: 'single in a headline',
    },
    { text: '“We wait,” said Ada Brook. The play ‘Mud’ opens in May.', why: 'a title set apart' },
    { text: '“We wait,” said Ada Brook of the players’ bus.', why: 'an apostrophe' },
    {
      text: '---\nheadline: Bridge “a disgrace”\n---\n“It is a disgrace,” said Ada Brook.',
      options: { headline: 'double' },
      why: 'a house with double marks in headlines',
    },
    { text: '## A ‘disgrace’\n\n“It is a disgrace,” said Ada Brook.', why: 'single in a cross-head' },
    {
      text: 'Ada Brook said: “We wait for the ferry.”\n\n‘A total disgrace.’\n\nThe bridge at Ashgill is shut, and has been since the flood. “It is a total disgrace,” said Ada Brook.',
      why: 'a cross-head that came as a paragraph',
    },
    {
      text: 'Bridge is ‘a disgrace’, says mayor\n\nThe bridge at Ashgill, which has been shut since the flood took two of its piers in the spring of last year, may never open again, and “it is a disgrace”, Ada Brook told the council on Monday.',
      why: 'a headline that came as the first paragraph',
    },
  ],
  bad: [
    {
      text: '---\nheadline: Bridge “a disgrace”\n---\n“It is a disgrace,” said Ada Brook.',
      fixed: '---\nheadline: Bridge ‘a disgrace’\n---\n“It is a disgrace,” said Ada Brook.',
      why: 'double in a headline',
    },
    {
      text: '“We wait,” said Ada Brook. ‘We will not wait any longer,’ said Tom Reed. “Nor I,” said Una Vale.',
      fixed:
        '“We wait,” said Ada Brook. “We will not wait any longer,” said Tom Reed. “Nor I,” said Una Vale.',
      why: 'one quotation in the other kind',
    },
    {
      text: '“He said “go” twice,” said Ada Brook.',
      why: 'the same marks inside: somebody’s words, never mended by itself',
    },
    {
      text: '‘We wait for the boat,’ said Ada Brook.',
      options: { body: 'double' },
      fixed: '“We wait for the boat,” said Ada Brook.',
      why: 'the house setting',
    },
    {
      text: '## A “disgrace”\n\n“It is a disgrace,” said Ada Brook.',
      fixed: '## A ‘disgrace’\n\n“It is a disgrace,” said Ada Brook.',
      why: 'double in a cross-head',
    },
  ],
  check(input, report, settings) {
    const { quotations } = input.analysis;
    const body = settings.body === 'auto' ? usual(quotations) : settings.body;
    for (const quotation of quotations) {
      const house = isHeading(input, quotation) ? null : houseKind(quotation, settings, body);
      const own = kindOf(quotation.parts[0]!.open?.style);
      if (own === null) continue;
      if (house !== null && own !== house) report(outer(input, quotation, house));
      for (const nested of quotation.nested)
        if (sameInside(input, nested, own)) report(inner(input, nested, own));
    }
  },
});

function kindOf(style: MarkStyle | undefined): Kind | null {
  if (style === 'curly-double' || style === 'straight-double') return 'double';
  return style === 'curly-single' || style === 'straight-single' ? 'single' : null;
}

const TEXT: readonly Zone[] = ['standfirst', 'narrative', 'update', 'opinion'];
const isSpeech = ({ kind }: Quotation): boolean => kind === 'direct' || kind === 'mixed';

/** How the article quotes, by the speech in its text; double marks if it cannot make up its mind. */
function usual(quotations: readonly Quotation[]): Kind {
  const kinds = quotations
    .filter((quotation) => TEXT.includes(quotation.zone) && isSpeech(quotation))
    .map(({ parts }) => kindOf(parts[0]!.open?.style));
  const singles = kinds.filter((one) => one === 'single').length;
  // A few single marks too many may be a transcript, or apostrophes: a house that quotes in them does so throughout.
  return singles > 2 * kinds.filter((one) => one === 'double').length ? 'single' : 'double';
}

/**
 * A line that copy from another system has as a plain paragraph: a headline before the text, or a cross-head, which is
 * a few words in single marks and nothing else. Whether it is one is a guess, so it is left alone.
 */
function isHeading(input: RuleInput, { parts, words, start, end }: Quotation): boolean {
  const { plain } = input.article;
  const [{ block, open }] = parts as [Quotation['parts'][number]];
  if (block < headLines(input)) return true;
  const line = plain.blocks[block]!;
  const alone = plain.words({ start: line.start, end: start }) + plain.words({ start: end, end: line.end });
  return kindOf(open?.style) === 'single' && alone.trim() === '' && words.split(/\s+/).length <= 8;
}

/** What the house wants here, or null where anything goes: a title or a word set apart has marks of its own. */
function houseKind(quotation: Quotation, settings: Options, body: Kind): Kind | null {
  const { zone } = quotation;
  if (zone === 'headline') return settings.headline;
  if (zone === 'cross-head') return settings['cross-head'];
  if (zone === 'caption')
    return settings.caption === 'auto' ? (isSpeech(quotation) ? body : null) : settings.caption;
  if (!TEXT.includes(zone)) return null;
  // Single marks that hold no speech are set apart on purpose.
  return isSpeech(quotation) && quotation.speaker !== null ? body : null;
}

const WHERE: Partial<Record<Zone, string>> = {
  headline: 'headlines',
  'cross-head': 'cross-heads',
  caption: 'captions',
};

function outer(input: RuleInput, quotation: Quotation, house: Kind): Report {
  const { article } = input;
  const marks = quotation.parts.flatMap(({ open, close }) => [open, close]).filter((mark) => mark !== null);
  const where = WHERE[quotation.zone] ?? 'the text';
  return {
    message: `${capital(other(house))} marks in ${where}, where the house has ${house} ones.`,
    span: article.plain.sourceSpan(quotation),
    ...(canSwap(input, quotation, marks)
      ? {
          fix: {
            description: `Make them ${house}.`,
            safe: true,
            edits: marks.map((mark): Edit => ({ ...article.plain.sourceSpan(mark), text: swapped(mark) })),
          },
        }
      : {}),
  };
}

/**
 * Where other marks or apostrophes inside would then look like these, or the words would no longer be read as
 * quoted, a person must do it: single marks that only open, at the start of each paragraph, may be apostrophes.
 */
function canSwap(
  { article, analysis }: RuleInput,
  quotation: Quotation,
  marks: readonly QuotationMark[],
): boolean {
  if (
    quotation.nested.length > 0 ||
    quotation.parts.some(({ close, open }) => !open || (!close && quotation.parts.length === 1))
  )
    return false;
  if (quotation.parts.length > 1 && marks.some(({ style }) => kindOf(style) === 'double')) return false;
  const inside = [...analysis.marks, ...analysis.apostrophes].filter(
    (mark) =>
      quotation.start < mark.start &&
      mark.end < quotation.end &&
      !marks.some((one) => one.start === mark.start),
  );
  if (inside.some((mark) => !isInWord(article.plain.text, mark))) return false;
  return quotation.zone !== 'headline' || marks.every((mark) => mark.style.startsWith('curly'));
}

const isInWord = (text: string, { start, end }: Span): boolean =>
  /\p{L}/u.test(text[start - 1] ?? '') && /\p{L}/u.test(text[end] ?? '');

function swapped({ style, role }: QuotationMark): string {
  const single = kindOf(style) === 'single';
  if (style.startsWith('straight')) return single ? '"' : "'";
  const pair = single ? '“”' : '‘’';
  return pair[role === 'open' ? 0 : 1]!;
}

const other = (one: Kind): Kind => (one === 'double' ? 'single' : 'double');
const capital = (word: string): string => word[0]!.toUpperCase() + word.slice(1);

const DOUBLE = /^["“”]$/;
const SINGLE = /^['‘’]$/;

/** Only the outermost of what is quoted inside is looked at: deeper ones alternate again. */
function sameInside({ article: { plain } }: RuleInput, { start, end }: Span, own: Kind): boolean {
  const shape = own === 'double' ? DOUBLE : SINGLE;
  return shape.test(plain.text[start]!) && shape.test(plain.text[end - 1]!);
}

/** Which marks are to change is said, and left to a person: these stand within somebody's words. */
function inner({ article }: RuleInput, span: Span, own: Kind): Report {
  return {
    message: `${capital(own)} marks inside ${own} marks: readers cannot see where the words within begin and end. Make the inner ones ${other(own)}.`,
    span: article.plain.sourceSpan(span),
  };
}
