import { defineRule } from '../rule.ts';

export const unclosed = defineRule({
  id: 'quotes/unclosed',
  summary: 'A quotation mark that opens and never closes, or closes what never opened.',
  why: 'A reader cannot tell where the speech ends and the report begins, so the reporter’s words become the speaker’s. AP and the UK training desks close every quotation; only a running one stays open until its last paragraph.',
  severity: 'error',
  fixable: 'suggestion',
  good: [
    {
      text: 'Mayor Ada Brook said: “We wait.\n\n“We have waited long enough.”',
      why: 'a running quotation that reopens',
    },
    { text: 'The wall is 6ft 2" high, Ada Brook said.', why: 'inches' },
    { text: "’Tis the season, and the '90s are back in Millbrook.", why: 'apostrophes' },
    { text: 'Ada Brook said: "He told me \'never again\' twice."', why: 'marks inside marks' },
    { text: 'The dogs’ owners’ club said it was “delighted”.', why: 'plural possessives' },
  ],
  bad: [
    { text: 'Ada Brook said: “We wait.\n\nThe council meets today.' },
    { text: 'Ada Brook said: "We wait.\n\nThe council meets on Monday.\n\n"I disagree," said Tom Reed.' },
    { text: 'Ada Brook said the plan was good”.', why: 'a mark that closes nothing' },
  ],
  check({ article, analysis }, report) {
    for (const fault of analysis.faults) {
      const span = article.plain.sourceSpan(fault.span);
      if (fault.kind === 'stray-close')
        report({ message: 'This mark closes a quotation that never opens.', span });
      if (fault.kind !== 'unclosed') continue;
      const at =
        fault.insert && article.plain.sourceSpan({ start: fault.insert.at - 1, end: fault.insert.at }).end;
      report({
        message: 'This quotation never closes: nothing shows where the speech ends.',
        span,
        ...(at !== null && fault.insert
          ? {
              fix: {
                description: 'Close it at the end of the paragraph.',
                safe: false,
                edits: [{ start: at, end: at, text: fault.insert.text }],
              },
            }
          : {}),
      });
    }
  },
});
