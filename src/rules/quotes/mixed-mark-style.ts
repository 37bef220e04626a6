import * as z from 'zod';
import type { Analysis, QuotationMark } from '../../quotes/analysis.ts';
import type { Span } from '../../text/position.ts';
import { SpanIndex } from '../../text/span-index.ts';
import type { Edit, Fix } from '../finding.ts';
import { defineRule, type RuleInput } from '../rule.ts';

interface Sign extends Span {
  curly: boolean;
  /** What it would be in the other style; null where its role is not certain. */
  other: string | null;
}

const options = z.strictObject({ style: z.enum(['auto', 'curly', 'straight']).default('auto') });

export const mixedMarkStyle = defineRule<z.infer<typeof options>>({
  id: 'quotes/mixed-mark-style',
  summary: 'Straight and curly marks in one article.',
  why: 'Two kinds of mark show readers that an article was pasted together, and show the desk where: the joins are the places to check for lost attribution.',
  severity: 'warning',
  fixable: 'safe',
  options,
  optionHelp: {
    style: 'Which marks the house uses: `auto` (those the article uses most), `curly` or `straight`.',
  },
  good: [
    { text: '“Yes,” said Ada Brook. “It’s time.”', why: 'all curly' },
    { text: '"Yes," said Ada Brook. "It\'s time."', why: 'all straight' },
    { text: '“Yes,” said Ada Brook. The wall is 6ft 2" high.', why: 'a measurement' },
    { text: '“Yes,” said Ada Brook of `"main"`.', why: 'code' },
    { text: '“Yes,” said Ada Brook.\n\n```\nprint("no")\n```', why: 'a block of code' },
    { text: "“It's time,” said Ada Brook. “Yes.”", why: 'inside somebody’s words' },
  ],
  bad: [
    {
      text: '“Yes,” said Ada Brook. “No,” said Tom Reed. "Maybe," said Una Vale.',
      fixed: '“Yes,” said Ada Brook. “No,” said Tom Reed. “Maybe,” said Una Vale.',
    },
    {
      text: '"Yes," said Ada Brook of the council\'s plan. "No," said Tom Reed of the town’s.',
      fixed: '"Yes," said Ada Brook of the council\'s plan. "No," said Tom Reed of the town\'s.',
    },
    {
      text: '"Yes," said Ada Brook. "Maybe," said Una Vale. “No,” said Tom Reed.',
      why: 'the fewer ones are reported',
    },
  ],
  check(input, report, { style }) {
    const signs = collect(input.analysis);
    const curly = signs.filter((sign) => sign.curly).length;
    if (style === 'auto' && (curly === 0 || curly === signs.length)) return;
    const keepCurly = style === 'auto' ? curly * 2 >= signs.length : style === 'curly';
    const wrong = signs.filter((sign) => sign.curly !== keepCurly);
    const spoken = spokenWords(input);
    // What stands inside somebody's words is not ours to retype.
    const outside = wrong.filter((sign) => !spoken.holds(sign));
    if (outside.length > 0)
      report({
        ...place(input, outside, wording(keepCurly, style === 'auto')),
        ...fix(input, outside, keepCurly),
      });
  },
});

function collect(analysis: Analysis): Sign[] {
  const paired = new Map<number, QuotationMark>();
  for (const part of analysis.quotations.flatMap((quotation) => quotation.parts))
    for (const mark of [part.open, part.close]) if (mark) paired.set(mark.start, mark);
  const marks = analysis.marks
    .filter((mark) => mark.style !== 'guillemet' && mark.style !== 'doubled-single')
    .map((mark) => ({
      start: mark.start,
      end: mark.end,
      curly: mark.style.startsWith('curly'),
      other: otherMark(paired.get(mark.start)),
    }));
  const apostrophes = analysis.apostrophes.map((sign) => ({
    start: sign.start,
    end: sign.end,
    curly: sign.style === 'curly',
    other: sign.style === 'curly' ? "'" : '’',
  }));
  return [...marks, ...apostrophes].sort((a, b) => a.start - b.start);
}

function otherMark(mark: QuotationMark | undefined): string | null {
  if (!mark) return null;
  const single = mark.style.endsWith('single');
  if (mark.style.startsWith('curly')) return single ? "'" : '"';
  if (single) return mark.role === 'open' ? '‘' : '’';
  return mark.role === 'open' ? '“' : '”';
}

/** What stands between the marks of quotations: the speaker's words are not ours to retype. */
const spokenWords = ({ analysis }: RuleInput): SpanIndex =>
  new SpanIndex(
    analysis.quotations.flatMap((quotation) =>
      quotation.parts.map((part) => ({
        start: part.open?.end ?? part.start,
        end: part.close?.start ?? part.end,
      })),
    ),
  );

const wording = (keepCurly: boolean, auto: boolean): string => {
  const [kept, wrong] = keepCurly ? ['curly', 'straight'] : ['straight', 'curly'];
  return auto
    ? `A ${wrong} mark in an article that uses ${kept} ones.`
    : `A ${wrong} mark; the house uses ${kept} ones.`;
};

/** At most this many further places are listed; a page of them helps nobody. */
const LISTED = 8;

function place({ article }: RuleInput, signs: Sign[], message: string) {
  const [first, ...rest] = signs.map((sign) => article.plain.sourceSpan(sign));
  const more =
    rest.length === 0 ? '' : ` There ${rest.length === 1 ? 'is 1 more' : `are ${rest.length} more`}.`;
  return {
    message: `${message}${more}`,
    span: first!,
    related: rest.slice(0, LISTED).map((span) => ({ message: 'Here too.', span })),
  };
}

/** Marks that do not pair up, or that run over paragraphs with other quotations among them. */
const isTangled = ({ faults, quotations }: Analysis, signs: readonly Sign[]): boolean =>
  faults.some(({ kind }) => kind !== 'premature-close') ||
  quotations.some(
    ({ parts, nested }) =>
      (parts.length > 1 || nested.length > 0) &&
      parts.some(({ open, close }) =>
        signs.some(({ start }) => start === open?.start || start === close?.start),
      ),
  ) ||
  opensAlone(quotations, signs);

/** A mark that opens a paragraph of somebody's text, and closes before other quotations of the same paragraphs. */
const opensAlone = (quotations: Analysis['quotations'], signs: readonly Sign[]): boolean =>
  quotations.some(({ speaker, kind, parts: [part] }) => {
    const mark = part!.open;
    return speaker === null && kind === 'direct' && signs.some(({ start }) => start === mark?.start);
  });

/** Nothing where the role of none of them is certain, or where marks do not pair up: any may stand in somebody's words. */
function fix({ article, analysis }: RuleInput, signs: Sign[], keepCurly: boolean): { fix?: Fix } {
  if (isTangled(analysis, signs)) return {};
  const edits: Edit[] = signs
    .filter((sign) => sign.other !== null)
    .map((sign) => ({ ...article.plain.sourceSpan(sign), text: sign.other! }));
  if (edits.length === 0) return {};
  return { fix: { description: `Make them ${keepCurly ? 'curly' : 'straight'}.`, safe: true, edits } };
}
