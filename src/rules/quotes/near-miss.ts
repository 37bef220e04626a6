import { defineRule } from '../rule.ts';
import { suggestion } from '../source-wording.ts';
import { quoted, reportOn, sourceWords, withVerdict, wordDiff } from '../verdict.ts';

const SOURCES = {
  'sources/hearing.txt':
    'LEE: The great staff of this hospital found a way every single time, and I thank them for it.',
};
const declared = (body: string, more = ''): string =>
  `---\nsources:\n  - {id: hearing, kind: transcript, file: sources/hearing.txt${more}}\n---\n${body}`;

export const nearMiss = defineRule({
  id: 'quotes/near-miss',
  summary: 'A quotation that is nearly what a source has, but not in the same words.',
  why: 'A quotation is verbatim or it is none: readers take what stands between marks for the very words (New York Times guidelines on integrity).',
  severity: 'error',
  fixable: 'suggestion',
  good: [
    {
      text: declared('“the great staff of this hospital found a way every single time,” Lee said.'),
      sources: SOURCES,
      why: 'the first capital and the end are the writer’s',
    },
    {
      text: declared('“The “great” staff of this hospital found a way—every single time,” Lee said.'),
      sources: SOURCES,
      why: 'marks and dashes are glyphs',
    },
    {
      text: declared('“The great staff of this hospital … and I thank them for it,” Lee said.'),
      sources: SOURCES,
      why: 'what is left out is shown',
    },
  ],
  bad: [
    {
      text: declared('“The brave staff of this hospital found a way every single time,” Lee said.'),
      sources: SOURCES,
      why: 'another word',
    },
    {
      text: declared('“The great staff of this hospital found a clever way every single time,” Lee said.'),
      sources: SOURCES,
      why: 'a word more',
    },
    {
      text: declared(
        '“The great staff of this hospital found the way every single time,” Lee said.',
        ', fidelity: asr',
      ),
      sources: SOURCES,
      why: 'a recording that a program wrote down: a warning, with the place to listen to',
    },
  ],
  check(input, report) {
    for (const one of withVerdict(input, 'near-miss')) {
      const heard = one.found.source?.entry.fidelity === 'asr';
      const advice = heard ? ' The text was made by a program: listen again.' : '';
      const made = reportOn(
        input,
        one,
        `${quoted(one.quotation)} is not what the source has: ${sourceWords(one.found)}.${wordDiff(one.found)}${advice}`,
      );
      report({ ...made, ...(heard ? { atMost: 'warning' as const } : {}), ...suggestion(input, one) });
    }
  },
});
