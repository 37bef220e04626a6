import type { Report, RuleInput } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { quoted, reportOn, sourceWords, type Verified, withVerdict, wordDiff } from '../verdict.ts';

const SOURCES = {
  'sources/hearing.txt':
    'LEE: Our buses are, um, on time in most cases, and we are proud of the drivers who see to it.',
};
const declared = (body: string, more = ''): string =>
  `---\nsources:\n  - {id: hearing, kind: transcript, file: sources/hearing.txt${more}}\n---\n${body}`;

export const undeclaredOmission = defineRule({
  id: 'quotes/undeclared-omission',
  summary: 'A quotation that leaves out words of the source without an ellipsis.',
  why: 'Readers must see that something was left out, and the sense must hold without it (Reuters handbook: never alter quotations, and show what is cut).',
  severity: 'error',
  fixable: 'safe',
  good: [
    {
      text: declared('“Our buses are on time in most cases,” Lee said.'),
      sources: SOURCES,
      why: 'hesitation in spoken words is the house’s to leave out',
    },
    {
      text: declared('“Our buses are on time … and we are proud of the drivers,” Lee said.'),
      sources: SOURCES,
      why: 'shown',
    },
    {
      text: declared('“Our buses are on time,” Lee said, “and we are proud of the drivers.”'),
      sources: SOURCES,
      why: 'two quotations',
    },
  ],
  bad: [
    {
      text: declared('“On time, and we are proud of the drivers who see to it,” Lee said.'),
      sources: SOURCES,
      why: 'in most cases is lost',
      fixed: declared('“On time, … and we are proud of the drivers who see to it,” Lee said.'),
    },
    {
      text: declared('“On time in most cases, and proud of the drivers who see to it,” Lee said.'),
      sources: SOURCES,
      why: 'two small words',
    },
    {
      text: declared(
        '“Our buses are on time in most cases, and we are proud of it,” Lee said.',
        ', fidelity: document',
      ),
      sources: { 'sources/hearing.txt': 'Our buses are, um, on time in most cases, and we are proud of it.' },
      why: 'in a document nothing is hesitation',
    },
  ],
  check(input, report) {
    for (const one of withVerdict(input, 'undeclared-omission'))
      report({
        ...reportOn(
          input,
          one,
          `${quoted(one.quotation)} leaves out words without showing it. The source has: ${sourceWords(one.found)}.${wordDiff(one.found)}`,
        ),
        ...withEllipsis(input, one),
      });
  },
});

/** Shows each place where words are missing; no word of anybody is changed. */
function withEllipsis({ article }: RuleInput, { found }: Verified): Pick<Report, 'fix'> {
  const omitted = found.changes.filter(({ departure }) => departure === 'undeclared-omission');
  const edits = omitted.map(({ quoted: { start } }) => {
    const at = article.plain.sourceSpan({ start, end: start }).start;
    return { start: at, end: at, text: '… ' };
  });
  return { fix: { description: 'Show with an ellipsis that words are left out.', safe: true, edits } };
}
