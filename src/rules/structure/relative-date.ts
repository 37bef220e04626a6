import type { Article } from '../../article/article.ts';
import { instant } from '../../article/dates.ts';
import type { Zone } from '../../article/plain-text.ts';
import type { Quotation } from '../../quotes/analysis.ts';
import type { Span } from '../../text/position.ts';
import { SpanIndex } from '../../text/span-index.ts';
import { defineRule, type RuleContext } from '../rule.ts';

const WORDS =
  /\b(?:today|yesterday|tomorrow|tonight|last night|this (?:morning|afternoon|evening))(?![\w\u00C0-\u024F’'])/gi;
const READ: readonly Zone[] = ['headline', 'standfirst', 'narrative'];

export const relativeDate = defineRule({
  id: 'structure/relative-date',
  summary: '“Today” or “yesterday” in an article that does not say which day that is.',
  why: 'An article is read for years, and copied without its page. “Today” in a piece that is published again, or found by search, is wrong.',
  severity: 'warning',
  needsFrontMatter: true,
  good: [
    {
      text: '---\ndateline: {place: Millbrook, date: 2026-11-23}\n---\nThe bridge closed today.',
      why: 'a dateline',
    },
    {
      text: '---\ndate_published: 2026-11-23T09:00:00+00:00\n---\nThe bridge closed today.',
      now: '2026-11-23T12:00:00Z',
      why: 'the day it went out',
    },
    { text: '---\nid: a\n---\n“It closed today,” said Ada Brook.', why: 'somebody’s words' },
    { text: '---\ntype: live-blog\n---\nThe bridge closed today.', why: 'a live blog' },
    { text: '---\nid: a\n---\nMillbrook Today is a magazine.', why: 'a name' },
  ],
  bad: [
    { text: '---\nid: a\n---\nThe bridge closed yesterday.' },
    {
      text: '---\nid: a\n---\nThe bridge closed last night. It opens tomorrow.',
      why: 'one finding, with the rest beside it',
    },
    {
      text: '---\ndateline: {date: 2026-11-20}\ndate_published: 2026-11-23T09:00:00+00:00\n---\nThe bridge closed today.',
      why: 'published on another day than it was written',
    },
  ],
  check({ article, analysis, context }, report) {
    if (article.frontMatter.type === 'live-blog') return;
    const [first, ...rest] = findWords(article, analysis.quotations);
    if (!first || !isUnclear(article, context)) return;
    report({
      message: `“${article.plain.words(first)}”: no date in the article says which day that is. Name the day, or give a \`dateline\` with a date.`,
      span: article.plain.sourceSpan(first),
      related: rest.map((span) => ({ message: 'Here too.', span: article.plain.sourceSpan(span) })),
    });
  },
});

/** No date at all, or a date of writing that is another day than that of publication. */
function isUnclear({ frontMatter }: Article, context: RuleContext): boolean {
  const written = frontMatter.dateline?.date?.slice(0, 10);
  const published = instant(frontMatter.date_published);
  if (published === null) return written === undefined;
  return written !== undefined && written !== dayIn(new Date(published), context.timezone);
}

const dayIn = (date: Date, timezone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(date);

function findWords(article: Article, quotations: readonly Quotation[]): Span[] {
  const found: Span[] = [];
  const quoted = new SpanIndex(quotations);
  for (const block of article.plain.blocks) {
    if (!READ.includes(block.zone)) continue;
    for (const match of article.plain.words(block).matchAll(WORDS)) {
      const span = { start: block.start + match.index, end: block.start + match.index + match[0].length };
      const named =
        /^\p{Lu}/u.test(match[0]) &&
        /\p{Lu}\p{Ll}+ $/u.test(article.plain.text.slice(Math.max(0, span.start - 20), span.start));
      if (!named && !quoted.holds(span)) found.push(span);
    }
  }
  return found;
}
