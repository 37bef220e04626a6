import { houseViews } from '../../quotes/house-view.ts';
import { defineRule } from '../rule.ts';

export const missingReopen = defineRule({
  id: 'quotes/missing-reopen',
  summary: 'A paragraph of a running quotation that does not open with a mark.',
  why: 'In a quotation of several paragraphs each one opens with a mark and only the last closes (AP, BBC and UK desks alike). A paragraph without one reads as the reporter’s own.',
  severity: 'error',
  fixable: 'safe',
  good: [
    { text: 'Ada Brook said: “One.\n\n“Two.\n\n“Three.”', why: 'each paragraph reopens' },
    {
      text: '“One,” said Ada Brook.\n\nThe bridge closed in May.\n\n“Two,” she said.',
      why: 'narrative between two closed quotations',
    },
    {
      text: 'Ada Brook said: “One.”\n\nThe council voted on Monday.\n\n“Three,” said Tom Reed.',
      why: 'two people',
    },
    { text: 'Ada Brook said the plan was “mad”.\n\nThe council meets on Monday.', why: 'a fragment' },
    {
      text: ':::opinion[Our view]\n“We think the bridge must open.\n\nIt is late.”\n:::',
      why: 'a house view in marks has its own rule',
    },
  ],
  bad: [
    {
      text: 'Ada Brook said: “First.\n\nSecond.\n\n“Third.”',
      fixed: 'Ada Brook said: “First.\n\n“Second.\n\n“Third.”',
    },
    { text: 'Ada Brook said: "First.\n\nSecond."', fixed: 'Ada Brook said: "First.\n\n"Second."' },
    { text: 'Ada Brook said: “First.\n\n*Second* thing.\n\nThird.”', findings: 2 },
  ],
  check({ article, analysis }, report) {
    const views = houseViews(article.plain, analysis);
    for (const fault of analysis.faults) {
      if (fault.kind !== 'missing-reopen' || !fault.insert) continue;
      if (views.some((view) => view.start <= fault.span.start && fault.span.start < view.end)) continue;
      const at = article.plain.sourceSpan({ start: fault.insert.at, end: fault.insert.at + 1 }).start;
      report({
        message: 'This paragraph goes on with a quotation but does not open with a mark.',
        span: article.plain.sourceSpan(fault.span),
        related: fault.related.map(({ message, span }) => ({
          message,
          span: article.plain.sourceSpan(span),
        })),
        fix: {
          description: `Open the paragraph with ${fault.insert.text}.`,
          safe: true,
          edits: [{ start: at, end: at, text: fault.insert.text }],
        },
      });
    }
  },
});
