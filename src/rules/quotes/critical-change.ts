import { defineRule } from '../rule.ts';
import { quoted, reportOn, sourceWords, withVerdict, wordDiff } from '../verdict.ts';

const SOURCES = {
  'sources/hearing.txt':
    'LEE: We did not close the bridge on Monday because of 15 lorries, and fifty people in Harrow may have seen it.',
};
const declared = (body: string, kind = 'transcript'): string =>
  `---\nsources:\n  - {id: hearing, kind: ${kind}, file: sources/hearing.txt}\n---\n${body}`;

export const criticalChange = defineRule({
  id: 'quotes/critical-change',
  summary:
    'A quotation in which a number, a name, a date, a negation or another word that decides is not the source’s.',
  why: 'A dropped “not” or another figure turns what somebody said into its opposite, however alike the rest is; no score of likeness may excuse it.',
  severity: 'error',
  good: [
    {
      text: declared('“Fifty people in Harrow may have seen it,” Lee said.'),
      sources: SOURCES,
      why: 'word for word',
    },
    {
      text: declared('“50 people in Harrow may have seen it,” Lee said.'),
      sources: SOURCES,
      why: 'a figure for a number that was spoken',
    },
    {
      text: declared('“We did not close the bridge on Monday because of fifteen lorries,” Lee said.'),
      sources: SOURCES,
      why: 'a number written out',
    },
  ],
  bad: [
    {
      text: declared('“We did close the bridge on Monday because of 15 lorries,” Lee said.'),
      sources: SOURCES,
      why: 'not is gone',
    },
    {
      text: declared('“We did not close the bridge on Monday because of 50 lorries,” Lee said.'),
      sources: SOURCES,
      why: 'another number',
    },
    {
      text: declared('“We did not close the bridge on Tuesday because of 15 lorries,” Lee said.'),
      sources: SOURCES,
      why: 'another day',
    },
    {
      text: declared('“Fifty people in Leeds may have seen it,” Lee said.'),
      sources: SOURCES,
      why: 'another place',
    },
    {
      text: declared('“Fifty people in Harrow must have seen it,” Lee said.'),
      sources: SOURCES,
      why: 'another degree of certainty',
    },
  ],
  check(input, report) {
    for (const one of withVerdict(input, 'critical-change')) {
      const meanings = one.found.changes.flatMap(({ meaning }) =>
        meaning === null ? [] : [MEANING[meaning] ?? meaning],
      );
      report(
        reportOn(
          input,
          one,
          `${quoted(one.quotation)} changes ${[...new Set(meanings)].join(' and ')}. The source has: ${sourceWords(one.found)}.${wordDiff(one.found)}`,
        ),
      );
    }
  },
});

const MEANING: Readonly<Record<string, string>> = {
  number: 'a number',
  negation: 'a negation',
  modal: 'how sure it is',
  quantifier: 'how many or how often',
  unit: 'a unit',
  date: 'a date',
  name: 'a name',
};
