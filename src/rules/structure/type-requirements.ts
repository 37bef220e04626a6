import type { Article } from '../../article/article.ts';
import {
  type FieldRequirement,
  type TextRequirement,
  TYPE_REQUIREMENTS,
} from '../../article/type-requirements.ts';
import { defineRule, type Report } from '../rule.ts';

export const typeRequirements = defineRule({
  id: 'structure/type-requirements',
  summary: 'An article lacks what its type promises readers: the court, the reply, the day it was checked.',
  why: 'A court report that names no court, or an investigation that asked nobody, fails readers in the same way each time. What each type needs is listed by `newsctl explain types`; a draft is only warned.',
  severity: 'error',
  needsFrontMatter: true,
  good: [
    { text: '---\ntype: news\n---\nThe bridge is shut.', why: 'news needs nothing beyond the usual keys' },
    {
      text: '---\ntype: court\ncourt: Ashgill Magistrates’ Court\nhearing_date: 2026-11-23\ndefendants: [{name: Tom Reed, charge: theft, plea: not guilty, stage: first appearance}]\n---\nTom Reed denied theft.',
    },
    { text: '---\ntype: explainer\nreviewed_on: 2026-11-23\n---\nIt is a weir.' },
    {
      text: '---\ntype: interview-qa\ninterviewee: Ada Brook\ndate: 2026-11-23\ncondensed: false\n---\nA: No.',
      why: 'not shortened',
    },
    { text: '---\ntype: match-report\n---\nAshgill won.', why: 'a type of the newsroom’s own' },
    {
      text: '---\ntype: obituary\nborn: 1940-05-03\ndied: 2026-01-02\nage: 85\nfamily_contacted: her son, 3 January\n---\nShe ran the ferry.',
      why: 'the birthday had not come yet',
    },
  ],
  bad: [
    {
      text: '---\ntype: court\n---\nTom Reed denied theft.',
      why: 'a court report without a court',
      findings: 3,
    },
    {
      text: '---\ntype: court\ncourt: Ashgill\nhearing_date: 2026-11-23\ndefendants: [{name: Tom Reed, charge: theft}]\n---\nTom Reed appeared in court.',
      findings: 2,
    },
    {
      text: '---\ntype: interview-qa\ninterviewee: Ada Brook\ndate: 2026-11-23\ncondensed: true\n---\nA: No.',
      why: 'shortened, and readers are not told',
    },
    {
      text: '---\ntype: obituary\nborn: 1940-05-03\ndied: 2026-05-04\nage: 85\nfamily_contacted: no\n---\nShe ran the ferry.',
      why: 'the age does not fit the dates',
    },
  ],
  check({ article }, report) {
    const needs = TYPE_REQUIREMENTS[article.frontMatter.type ?? ''];
    if (!needs) return;
    const draft = article.frontMatter.status === 'draft';
    const tell = ({ atMost, ...rest }: Report): void => {
      const most = draft && atMost !== 'note' ? 'warning' : atMost;
      report({ ...rest, ...(most ? { atMost: most } : {}) });
    };
    for (const field of needs.fields ?? []) checkField(article, field, tell);
    for (const words of needs.text ?? []) checkText(article, words, tell);
    checkAge(article, tell);
  },
});

const atMost = (need: FieldRequirement | TextRequirement) => (need.atMost ? { atMost: need.atMost } : {});

function checkField(article: Article, need: FieldRequirement, tell: (report: Report) => void): void {
  if (need.when && article.raw[need.when] !== true) return;
  const { type } = article.frontMatter;
  const key = need.keys.find((name) => !isEmpty(article.raw[name]));
  if (key === undefined) {
    const names = need.keys.map((name) => `\`${name}\``).join(' or ');
    const written = need.keys.find((name) => name in article.raw);
    const span = written ? article.keySpan([written]) : article.fieldSpan(['type']);
    return tell({
      message: `An article of type \`${type}\` needs ${names}: ${need.what}.`,
      span,
      ...atMost(need),
    });
  }
  const list = article.raw[key];
  if (!need.each || !Array.isArray(list)) return;
  for (const [index, entry] of list.entries()) {
    const lacks = need.each.filter((name) => isEmpty((entry as Record<string, unknown> | null)?.[name]));
    if (lacks.length === 0) continue;
    tell({
      message: `\`${key}[${index + 1}]\` lacks ${lacks.map((name) => `\`${name}\``).join(', ')}.`,
      span: article.fieldSpan([key, index]),
      ...atMost(need),
    });
  }
}

function checkText(article: Article, need: TextRequirement, tell: (report: Report) => void): void {
  if (need.when && article.raw[need.when] !== true) return;
  const { plain } = article;
  const blocks = plain.blocks.filter(
    ({ zone, kind }) => zone !== 'code' && (need.anywhere || kind === 'heading'),
  );
  if (blocks.some((block) => need.words.test(plain.words(block)))) return;
  tell({
    message: `An article of type \`${article.frontMatter.type}\` needs ${need.what}.`,
    span: article.fieldSpan(['type']),
    ...atMost(need),
  });
}

/** Birth, death and age must agree where all three are given. */
function checkAge(article: Article, tell: (report: Report) => void): void {
  const { born, died, age } = article.raw;
  const [from, to] = [dayOf(born), dayOf(died)];
  if (!from || !to || typeof age !== 'number') return;
  const full = to.year - from.year - (to.day < from.day ? 1 : 0);
  if (age !== full)
    tell({
      message: `\`age\` is ${age}, and from \`born\` to \`died\` it is ${full}.`,
      span: article.fieldSpan(['age']),
    });
}

function dayOf(value: unknown): { year: number; day: string } | null {
  const match = /^(\d{4})-(\d{2}-\d{2})$/.exec(String(value ?? ''));
  return match && { year: Number(match[1]), day: match[2]! };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);
