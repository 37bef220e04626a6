import { defineRule } from '../rule.ts';
import { quoted, reportOn, sourceWords, type Verified, withVerdict } from '../verdict.ts';

const HEARING = {
  'sources/hearing.txt':
    'CHAIR: The vote will be held on the ninth of March.\n\nCLERK: I have no record of that motion at all.\n\nCHAIR: My predecessor told me “the river always wins in the end”, and she was right.',
};
const RELEASE = {
  'sources/release.txt':
    'The council has approved a bold new plan for the harbour.\n\n“We listened to every single resident,” said Ann Lee, the leader of the council.',
};
const hearing = (body: string): string =>
  `---\nsources:\n  - {id: hearing, kind: transcript, file: sources/hearing.txt, speakers: {CHAIR: roe, CLERK: lee}}\npeople:\n  - {id: lee, name: Ann Lee}\n  - {id: roe, name: Tom Roe}\n---\n${body}`;
const release = (body: string): string =>
  `---\nsources:\n  - {id: release, kind: release, file: sources/release.txt}\n---\n${body}`;

export const wrongSpeaker = defineRule({
  id: 'quotes/wrong-speaker',
  summary: 'Words that the source has from somebody else.',
  why: 'To put one person’s words into another’s mouth is the worst error a quotation can have (Guardian: readers must know who speaks).',
  severity: 'error',
  good: [
    {
      text: hearing('“The vote will be held on the ninth of March,” Tom Roe said.'),
      sources: HEARING,
      why: 'the label is his',
    },
    {
      text: hearing('“I have no record of that motion at all,” the clerk said.'),
      sources: HEARING,
      why: 'by the post',
    },
    {
      text: release('“We listened to every single resident,” Ann Lee said.'),
      sources: RELEASE,
      why: 'the release quotes her',
    },
    {
      text: release('The council praised “a bold new plan for the harbour” in a release.'),
      sources: RELEASE,
      why: 'the release’s own words, and the copy says so',
    },
  ],
  bad: [
    {
      text: hearing('“The vote will be held on the ninth of March,” Ann Lee said.'),
      sources: HEARING,
      why: 'the chair’s words given to the clerk',
    },
    {
      text: release('“We listened to every single resident,” Jon Firth said.'),
      sources: RELEASE,
      why: 'the release has them from somebody else',
    },
    {
      text: release('Ann Lee announced “a bold new plan for the harbour”.'),
      sources: RELEASE,
      why: 'the narrative of a release in somebody’s mouth',
    },
  ],
  check(input, report) {
    for (const one of withVerdict(input, 'wrong-speaker')) report(reportOn(input, one, messageOf(one)));
  },
});

function messageOf({ quotation, found }: Verified): string {
  const given = quotation.person ?? quotation.speaker?.text ?? '';
  // Of a confidential source not even the kind may be told.
  if (found.narrative && !found.source?.entry.confidential)
    return `${quoted(quotation)} is the text of a release, not something that ${given} is quoted as saying there: ${sourceWords(found)}. Write that it comes from the release.`;
  return `${quoted(quotation)} is given to ${given}; the source has it from somebody else: ${sourceWords(found)}.`;
}
