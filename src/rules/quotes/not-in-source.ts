import { defineRule, type RuleInput } from '../rule.ts';
import { quoted, reportOn, withVerdict } from '../verdict.ts';

const SOURCES = {
  'sources/hearing.txt':
    'LEE: The bridge was safe when we left it.\n\nROE: Nobody asked me about the bridge.',
};
const declared = (body: string, more = ''): string =>
  `---\n${more}sources:\n  - {id: hearing, kind: transcript, file: sources/hearing.txt}\n---\n${body}`;

export const notInSource = defineRule({
  id: 'quotes/not-in-source',
  summary: 'A quotation that no source of the article has.',
  why: 'Words between marks are what somebody really said; a desk prints only those that its own notes, recordings or documents bear out (New York Times, Reuters handbook on quotations).',
  severity: 'error',
  good: [
    {
      text: declared('“The bridge was safe when we left it,” Lee said.'),
      sources: SOURCES,
      why: 'word for word',
    },
    { text: '“The river took it all,” Lee said.', why: 'no source declared, which has a rule of its own' },
    {
      text: declared(
        'Ann Lee, a farmer, was there. “The river took every single thing,” Ann Lee said.',
        'people:\n  - {id: lee, name: Ann Lee, verified_by: Tom Roe, verified_from: "shorthand book 4, p. 14"}\n',
      ),
      sources: SOURCES,
      why: 'a person has verified it from shorthand',
    },
    {
      text: declared('They put on the play “The River Took It All Away” again.'),
      sources: SOURCES,
      why: 'a title',
    },
  ],
  bad: [
    { text: declared('“The river took every single thing,” Lee said.'), sources: SOURCES, why: 'nowhere' },
    { text: declared('Lee called it “a wild ride”.'), sources: SOURCES, why: 'a fragment: only a warning' },
    {
      text: declared('“The bridge was safe when we left it,” Lee said.'),
      why: 'the file is not there, and nobody is named who verified it',
    },
  ],
  check(input, report) {
    for (const one of withVerdict(input, 'not-found'))
      report(
        reportOn(
          input,
          one,
          `${quoted(one.quotation)} is in none of the sources that the article declares.${unread(input)}`,
        ),
      );
    for (const one of withVerdict(input, 'unverifiable'))
      if (one.found.verifiedBy === null)
        report({
          ...reportOn(
            input,
            one,
            `No source of this article can be read for ${quoted(one.quotation)}.${unread(input)} Name under \`people\` who has verified it, and from what: \`verified_by\`, \`verified_from\`.`,
          ),
          atMost: 'warning',
        });
  },
});

/** Why a source has no words, so that somebody can mend it; of a confidential one not which. */
const unread = ({ sources }: RuleInput): string =>
  sources
    .flatMap(({ entry, file }) =>
      file?.problem
        ? [` ${entry.confidential ? 'A confidential source' : (entry.file ?? entry.id)} ${file.problem}.`]
        : [],
    )
    .join('');
