import { defineRule } from '../rule.ts';
import { quoted, reportOn, sourceWords, withVerdict } from '../verdict.ts';

const SOURCES = {
  'sources/hearing.txt':
    'ROE: What did you see?\n\nLEE: The river rose on Tuesday night. It took the chairs and the table with it.\n\nROE: And the council?\n\nLEE: Nobody came to help us until the Friday of that week.',
};
const declared = (body: string): string =>
  `---\nsources:\n  - {id: hearing, kind: transcript, file: sources/hearing.txt}\n---\n${body}`;

export const spliced = defineRule({
  id: 'quotes/spliced',
  summary: 'One quotation put together from words that were not said together.',
  why: 'An ellipsis may shorten one answer; it may not join two, turn their order round or bridge half a page: the sense must be the speaker’s (Reuters handbook).',
  severity: 'warning',
  good: [
    {
      text: declared('“The river rose on Tuesday night … and the table with it,” Lee said.'),
      sources: SOURCES,
      why: 'one answer, in order',
    },
    {
      text: declared('“The river rose on Tuesday night,” Lee said. “Nobody came to help us.”'),
      sources: SOURCES,
      why: 'two quotations',
    },
    {
      text: declared('“It took the chairs and the table with it,” Lee said.'),
      sources: SOURCES,
      why: 'one sentence',
    },
  ],
  bad: [
    {
      text: declared('“The river rose on Tuesday night … Nobody came to help us,” Lee said.'),
      sources: SOURCES,
      why: 'two answers',
    },
    {
      text: declared(
        '“It took the chairs and the table with it. The river rose on Tuesday night,” Lee said.',
      ),
      sources: SOURCES,
      why: 'the other way round',
    },
    {
      text: declared(
        '“Nobody came to help us until the Friday … It took the chairs and the table,” Lee said.',
      ),
      sources: SOURCES,
      why: 'the later answer first',
    },
  ],
  check(input, report) {
    for (const one of withVerdict(input, 'spliced'))
      report(
        reportOn(
          input,
          one,
          `${quoted(one.quotation)} joins words that were not said together: ${sourceWords(one.found)}. Make two quotations of it.`,
        ),
      );
  },
});
