import { defineRule } from '../rule.ts';
import { suggestion } from '../source-wording.ts';
import { quoted, reportOn, sourceWords, withVerdict, wordDiff } from '../verdict.ts';

const SOURCES = {
  'sources/hearing.txt': 'LEE: He knew that the bridge was old. I told him so in May, and he laughed at me.',
};
const declared = (body: string): string =>
  `---\nsources:\n  - {id: hearing, kind: transcript, file: sources/hearing.txt}\n---\n${body}`;

export const bracketSubstitution = defineRule({
  id: 'quotes/bracket-substitution',
  summary: 'A bracket that stands in the place of words that were said.',
  why: 'A bracket beside the word explains it; one in its place hides what was said (Guardian style guide).',
  severity: 'warning',
  fixable: 'suggestion',
  good: [
    {
      text: declared('“He [the mayor] knew that the bridge was old,” Lee said.'),
      sources: SOURCES,
      why: 'beside the word',
    },
    {
      text: declared('“[H]e knew that the bridge was old,” Lee said.'),
      sources: SOURCES,
      why: 'a first letter',
    },
    {
      text: declared('“He knew that the bridge was old [sic],” Lee said.'),
      sources: SOURCES,
      why: 'the reporter’s remark',
    },
  ],
  bad: [
    {
      text: declared('“[The mayor] knew that the bridge was old,” Lee said.'),
      sources: SOURCES,
      why: 'in place of he',
    },
    { text: declared('“I told [the mayor] so in May,” Lee said.'), sources: SOURCES, why: 'in the middle' },
    {
      text: declared('“I told him so in May, and he laughed at [us],” Lee said.'),
      sources: SOURCES,
      why: 'at the end',
    },
  ],
  check(input, report) {
    for (const one of withVerdict(input, 'bracket-substitution'))
      report({
        ...reportOn(
          input,
          one,
          `A bracket in ${quoted(one.quotation)} stands in the place of what was said: ${sourceWords(one.found)}.${wordDiff(one.found)} Put it behind the word.`,
        ),
        ...suggestion(input, one),
      });
  },
});
