import { leaksIn } from '../../sources/confidential/published-places.ts';
import { secretsOf } from '../../sources/confidential/secrets.ts';
import { defineRule } from '../rule.ts';

const article = (keys: string, body: string): string =>
  `---\nid: a\ntype: news\nheadline: Pump stays\n${keys}\n---\n${body}`;
const MEMO = (more = ''): string =>
  `sources:\n  - {id: source-1, kind: document, confidential: true, file: sources/pump-memo-pell.pdf${more}}`;
const ANONYMOUS = (more = ''): string =>
  `people:\n  - {id: person-1, name: Orla Pellworth, anonymity: {reason: fears for her job${more}}}`;

export const confidentialLeak = defineRule({
  id: 'sources/confidential-leak',
  summary: 'Something that goes out tells who a confidential source is.',
  why: 'A promise of confidence is broken by a file name in a link as much as by a name in the copy. Every code of practice binds journalists to protect those who trust them, and once it is out nobody can take it back. The message never repeats what it found.',
  severity: 'error',
  needsFrontMatter: true,
  good: [
    { text: article(MEMO(), 'The pump stays, a memo says.'), why: 'nothing of the source in the copy' },
    {
      text: article(ANONYMOUS(', description: Orla Pellworth'), '“It stays,” said Orla Pellworth.'),
      why: 'the published pseudonym',
    },
    {
      text: article(
        `byline: [{name: Orla Pellworth, pseudonym: true}]\n${ANONYMOUS()}`,
        'I am Orla Pellworth, and the pump stays.',
      ),
      why: 'a pen name',
    },
    {
      text: article(
        MEMO().replace('confidential: true', 'confidential: false'),
        '[The memo](/pump-memo-pell.pdf)',
      ),
      why: 'a source that is open',
    },
    {
      text: article(
        'sources:\n  - {id: s1, kind: transcript, confidential: true, speakers: {CHAIR: ada}}\npeople:\n  - {id: ada, name: Ada Lake, quoted: true}',
        'The chair, Ada Lake, said the lake was full.',
      ),
      why: 'somebody who is quoted by name',
    },
    {
      text: article(ANONYMOUS().replace('Pellworth', 'Lake'), 'Lake levels rose at Harrow Lake.'),
      why: 'a lake',
    },
    {
      text: article(MEMO(), '<!-- see pump-memo-pell.pdf -->\n\nThe pump stays.'),
      why: 'a comment, which stays at home',
    },
  ],
  bad: [
    { text: article(MEMO(), 'Read [the memo](/files/pump-memo-pell.pdf).'), why: 'the file name in a link' },
    { text: article(MEMO(), 'Read [the memo](/files/Pump%2Dmemo%2Dpell).'), why: 'in a link, encoded' },
    { text: article(ANONYMOUS(), '“It stays,” said Orla Pellworth.'), why: 'the name in the copy' },
    { text: article(ANONYMOUS(), '“It stays,” Pellworth said.'), why: 'the surname' },
    { text: article(`slug: orla-pellworth-on-the-pump\n${ANONYMOUS()}`, 'It stays.'), why: 'in the address' },
    {
      text: article(
        `${MEMO(', restrictions: only on +44 7700 900123 or owl@pump.example')}`,
        'Ring 07700 900123.',
      ),
      why: 'a telephone number',
    },
    {
      text: article(MEMO(', speakers: {OLD TAMSIN: t1}'), '![Old Tamsin at the pump](media/there.jpg)'),
      why: 'a label in an alternative text',
    },
    {
      text: article(`tags: [pump, pump-memo-pell]\n${MEMO()}`, 'It stays: `pump-memo-pell.pdf`.'),
      findings: 2,
      why: 'in a tag and in code',
    },
  ],
  check({ article, context }, report) {
    for (const { what, start, end } of leaksIn(article, secretsOf(article, context.people)))
      report({
        message: `This tells readers ${what}. Take it out, or rename what carries it; what was promised in confidence must not go out.`,
        span: { start, end },
      });
  },
});
