import type { RightOfReply } from '../../article/front-matter-types.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const rightOfReply = defineRule({
  id: 'structure/right-of-reply',
  summary: 'Allegations, and no record that those accused were asked for their side.',
  why: 'Whoever is accused must have a fair chance to answer, and readers must hear it (SPJ; BBC 6.3; a condition of the public-interest defence, Defamation Act 2013, s4). Who was asked, when, how, until when, and what came back: those five decide it afterwards.',
  severity: 'error',
  needsFrontMatter: true,
  good: [
    {
      text: '---\nallegations: true\nright_of_reply:\n  - {to: Tom Reed, put_at: 2026-11-20, channel: email, deadline: 2026-11-22, outcome: declined}\n---\nThe fund is short of £40,000.',
      why: 'asked, and declined',
    },
    { text: '---\ntype: news\n---\nThe bridge is shut.', why: 'no allegations' },
    { text: '---\nallegations: false\n---\nThe bridge is shut.' },
    {
      text: '---\ntype: court\nallegations: true\n---\nThe fund is short of £40,000, the court heard.',
      why: 'a report of evidence in court',
    },
    {
      text: '---\nacks: [{rule: legal/jigsaw, by: Ann Lee, at: 2026-11-23T12:00:00+00:00, hash: a, note: b}]\n---\nThe fund is short.',
      why: 'another question about law',
    },
  ],
  bad: [
    { text: '---\nallegations: true\n---\nThe fund is short of £40,000.' },
    {
      text: '---\nallegations: true\nright_of_reply:\n  - {to: Tom Reed, put_at: 2026-11-20}\n---\nThe fund is short.',
      why: 'how, until when, and what came back?',
    },
    {
      text: '---\nacks: [{rule: legal/allegation-as-fact, by: Ann Lee, at: 2026-11-23T12:00:00+00:00, hash: a, note: b}]\n---\nTom Reed stole £40.',
      why: 'an allegation that somebody answers for',
    },
    { text: '---\nallegations: true\nright_of_reply: []\nstatus: draft\n---\nThe fund is short.' },
  ],
  check(input, report) {
    const { article } = input;
    const { frontMatter } = article;
    if (frontMatter.type === 'court' || frontMatter.type === 'inquest' || !hasAllegations(input)) return;
    const replies = frontMatter.right_of_reply ?? [];
    const mild = frontMatter.status === 'draft' ? { atMost: 'warning' as const } : {};
    if (replies.length === 0)
      report({
        message:
          'This article makes allegations, and `right_of_reply` does not say who was asked for their side.',
        span: article.fieldSpan(['right_of_reply' in article.raw ? 'right_of_reply' : 'allegations']),
        ...mild,
      });
    for (const [index, reply] of replies.entries()) {
      const lacks = NEEDED.filter(([key]) => reply[key] === undefined).map(
        ([key, what]) => `${what} (\`${key}\`)`,
      );
      if (lacks.length > 0)
        report({
          message: `The record of asking ${reply.to} does not say ${lacks.join(', ')}.`,
          span: article.fieldSpan(['right_of_reply', index]),
          ...mild,
        });
    }
  },
});

/** The newsroom says so, or has answered for an allegation that the check asked about. */
const hasAllegations = ({ article: { frontMatter } }: RuleInput): boolean =>
  frontMatter.allegations === true ||
  (frontMatter.acks ?? []).some(({ rule }) => rule === 'legal/allegation-as-fact');

const NEEDED: readonly (readonly [key: keyof RightOfReply, what: string])[] = [
  ['put_at', 'when they were asked'],
  ['channel', 'how'],
  ['deadline', 'until when they had time'],
  ['outcome', 'what came back'],
];
