import { defineRule } from '../rule.ts';

export const missing = defineRule({
  id: 'attribution/missing',
  summary: 'A whole sentence in quotation marks that nobody is said to have spoken.',
  why: 'Readers must never have to guess whose words they read (the Guardian and the UK training desks name the speaker before, or after the first sentence).',
  severity: 'error',
  good: [
    { text: '“We lost everything,” said Ada Brook.', why: 'named after' },
    {
      text: 'Ada Brook told the meeting:\n\n“We lost everything.”',
      why: 'announced in the paragraph before',
    },
    { text: 'Ada Brook said: “One.\n\n“We lost everything.”', why: 'a running quotation' },
    { text: '**Q: What did you lose?**\n\nA: “We lost everything.”', why: 'questions and answers' },
    { text: 'The play “The Last Ferry To Millbrook” opens on Monday.', why: 'a title' },
    { text: 'Tom Reed was angry. “We lost everything,” he said.', why: 'a pronoun names him' },
  ],
  bad: [
    { text: 'The flood came at night.\n\n“We lost everything.”\n\nThe bridge is shut.' },
    {
      text: 'The council met on Monday.\n\n"Nobody knew what to do about the bridge."\n\nIt meets again in May.',
    },
    { text: 'The shops are shut. “It is the end of the high street.” The car park is empty.' },
  ],
  check({ article, analysis }, report) {
    for (const quotation of analysis.quotations) {
      if (!quotation.warn) continue;
      report({
        message: 'Nobody is named as saying this.',
        span: article.plain.sourceSpan(quotation),
      });
    }
  },
});
