import { houseViews } from '../../quotes/house-view.ts';
import { defineRule } from '../rule.ts';

export const houseViewInQuotes = defineRule({
  id: 'opinion/house-view-in-quotes',
  summary: 'The house’s own labelled opinion, wholly inside quotation marks.',
  why: 'Marks say that somebody spoke these words. Round the paper’s own view they invent a speaker, and hide that the paper is giving its opinion (Editors’ Code 1: separate comment from fact; the Economist keeps marks for speech).',
  severity: 'error',
  fixable: 'safe',
  good: [
    { text: ':::opinion[Our view]\nWe think the bridge must open.\n:::', why: 'no marks' },
    {
      text: ':::opinion[Our view]\n“It will open,” said Ada Brook. We doubt it.\n:::',
      why: 'the view quotes a person',
    },
    { text: ':::opinion[Our view]\nThe mayor calls it “progress”.\n:::', why: 'a fragment' },
    { text: 'Ada Brook said: “We think the bridge must open.”', why: 'a person, in the news' },
    { text: ':::note\n“We waited,” said Ada Brook.\n:::', why: 'another kind of block' },
  ],
  bad: [
    {
      text: ':::opinion[Our view]\n“We think the bridge must open.”\n:::',
      fixed: ':::opinion[Our view]\nWe think the bridge must open.\n:::',
    },
    {
      text: ':::opinion[Our view]\n"We think the bridge must open.\n\nThe mayor announced it twice.\n\nLet us hope."\n:::',
      fixed:
        ':::opinion[Our view]\nWe think the bridge must open.\n\nThe mayor announced it twice.\n\nLet us hope.\n:::',
    },
    { text: ':::opinion[Our view]\n“We think so.\n\n“We always did.”\n:::' },
  ],
  check({ article, analysis }, report) {
    for (const view of houseViews(article.plain, analysis)) {
      const marks = view.parts.flatMap((part) => [part.open, part.close]).filter((mark) => mark !== null);
      report({
        message: 'The paper’s own view stands in quotation marks, as if somebody had said it.',
        span: article.plain.sourceSpan(view),
        fix: {
          description: 'Take the marks away.',
          safe: true,
          edits: marks.map((mark) => ({ ...article.plain.sourceSpan(mark), text: '' })),
        },
      });
    }
  },
});
