import { instant } from '../../article/dates.ts';
import { defineRule } from '../rule.ts';

const NOW = '2026-11-23T12:00:00Z';
const embargo = (until: string, status = 'approved') => ({
  text: `---\nstatus: ${status}\nembargo: {until: ${until}}\n---\nThe report is out.`,
  now: NOW,
});

export const embargoActive = defineRule({
  id: 'publishing/embargo-active',
  summary: 'An article that may not be published yet.',
  why: 'An embargo broken by a minute is broken. An embargo without an end lasts until somebody lifts it by name.',
  severity: 'error',
  needsFrontMatter: true,
  good: [
    embargo('2026-11-23T11:59:59+00:00'),
    { ...embargo('2026-11-23T12:00:00+00:00'), why: 'it ends at this very second' },
    { ...embargo('2026-11-23T12:30:00+01:00'), why: 'the offset counts' },
    { text: '---\nstatus: approved\n---\nThe report is out.', why: 'no embargo' },
    { text: '---\nstatus: approved\nembargo:\n---\nThe report is out.', why: 'an empty key' },
  ],
  bad: [
    embargo('2026-11-23T23:59:59+00:00'),
    { ...embargo('null'), why: 'without an end' },
    { ...embargo('tomorrow'), why: 'what cannot be read counts as active' },
    {
      text: '---\nstatus: approved\nembargo: {source: Harbour Board}\n---\nIt is out.',
      now: NOW,
      why: 'no end given',
    },
    { ...embargo('2026-11-24T00:00:00+00:00', 'draft'), why: 'a note, in a draft' },
  ],
  check({ article, context }, report) {
    const { status } = article.frontMatter;
    if (article.raw.embargo === undefined || article.raw.embargo === null) return;
    const until = article.frontMatter.embargo?.until;
    const end = instant(until);
    if (end !== null && end <= context.now.getTime()) return;
    const waits =
      status === 'draft' || status === 'subbed' || status === 'legalled' || status === 'scheduled';
    report({
      message: wording(end, context.timezone),
      span: article.fieldSpan(['embargo', 'until']),
      ...(waits ? { atMost: 'note' as const } : {}),
    });
  },
});

function wording(end: number | null, timeZone: string): string {
  if (end === null) return 'This article is under an embargo without an end; it stays out of the site.';
  const when = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'long' }).format(
    end,
  );
  return `This article is under embargo until ${when}; it stays out of the site until then.`;
}
