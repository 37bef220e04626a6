import { defineRule } from '../rule.ts';

/** A date and a time with its offset: without one an entry has no place among the others. */
const TIMED = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/i;

const two = ':::update[14:05]\nThe quay is shut.\n:::\n\n:::update[13:40]\nThe quay is open.\n:::';
const at = (time: string): string => `{time: "2026-11-23T${time}:00+00:00", author: Ada Brook, kind: update}`;

export const liveEntries = defineRule({
  id: 'structure/live-entries',
  summary: 'The `entries` of a running story are not as many as its `:::update` blocks.',
  why: 'Each entry belongs to one block, the newest to the first. Where their numbers differ nobody can tell which to which, so readers see no writer, and no word that an entry was corrected.',
  severity: 'warning',
  needsFrontMatter: true,
  good: [
    { text: `---\ntype: live-blog\nentries: [${at('14:05')}, ${at('13:40')}]\n---\n${two}` },
    { text: `---\ntype: live-blog\nentries: []\n---\n${two}`, why: 'none are kept' },
    { text: `---\ntype: live-blog\n---\n${two}`, why: 'no list of them' },
    { text: '---\ntype: news\n---\nThe quay is shut.', why: 'no running story' },
    {
      text: `---\ntype: breaking\nentries: [${at('13:40')}, ${at('14:05')}]\n---\n${two}`,
      why: 'in another order: their times tell',
    },
  ],
  bad: [
    {
      text: `---\ntype: live-blog\nentries: [${at('14:05')}]\n---\n${two}`,
      why: 'a block without its entry',
    },
    {
      text: `---\ntype: live-blog\nentries: [${at('15:00')}, ${at('14:05')}, ${at('13:40')}]\n---\n${two}`,
      why: 'an entry without its block',
    },
    {
      text: `---\ntype: live-blog\nentries: [{time: "14:05", kind: correction}, ${at('13:40')}]\n---\n${two}`,
      why: 'a time without a day',
    },
  ],
  check({ article }, report) {
    const { entries } = article.raw;
    if (!Array.isArray(entries) || entries.length === 0) return;
    const timed = entries.filter((entry) => TIMED.test(String(entry?.time ?? ''))).length;
    const blocks = article.namedBlocks.filter(({ name }) => name === 'update').length;
    if (timed === blocks) return;
    report({
      message: `\`entries\` has ${timed} with a date, a time and its offset, and the article has ${blocks} \`:::update\` block${blocks === 1 ? '' : 's'}: readers see neither who wrote them nor which were corrected. Give each block one entry.`,
      span: article.keySpan(['entries']),
    });
  },
});
