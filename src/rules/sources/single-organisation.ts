import type { PersonEntry } from '../../article/front-matter-types.ts';
import { foldedWords } from '../../text/fold.ts';
import { defineRule, type RuleInput } from '../rule.ts';

const people = (second: string, type = 'news', more = ''): string =>
  `---\nid: a\ntype: ${type}\npeople:\n  - {id: brook, name: Ada Brook, org: Ministry of Fens}\n  - {id: reed, name: Tom Reed${second}}\n${more}---\n`;
const BOTH = '“It is a good plan,” said Ada Brook. “It is the best of plans,” said Tom Reed.';

export const singleOrganisation = defineRule({
  id: 'sources/single-organisation',
  summary: 'Everybody who is quoted belongs to one organisation.',
  why: 'A story in which only one side speaks is that side’s story (SPJ: diligently seek subjects for a response). Ask somebody whom it concerns, or say who was asked.',
  severity: 'warning',
  needsFrontMatter: true,
  good: [
    { text: `${people(', org: Fen Farmers')}${BOTH}`, why: 'two organisations' },
    { text: `${people('')}${BOTH}`, why: 'one of them speaks for nobody that is known' },
    { text: `${people(', org: Ministry of Fens', 'press-release')}${BOTH}`, why: 'a release' },
    { text: `${people(', org: Ministry of Fens', 'court')}${BOTH}`, why: 'a hearing' },
    {
      text: `${people(', org: Ministry of Fens')}“It is a good plan,” said Ada Brook. “I drew it,” she said.`,
      why: 'one person was interviewed',
    },
    {
      text: `${people(', org: Ministry of Fens')}${BOTH} “It is a swindle,” said Una Lark, who farms there.`,
      why: 'somebody else speaks too',
    },
    {
      text: `${people(', org: Ministry of Fens', 'news', 'right_of_reply: [{to: Una Lark, org: Fen Farmers, outcome: declined}]\n')}${BOTH}`,
      why: 'another side was asked',
    },
  ],
  bad: [
    { text: `${people(', org: Ministry of Fens')}${BOTH}` },
    { text: `${people(', org: the ministry of fens')}${BOTH}`, why: 'written in another way' },
    {
      text: `${people(', org: Ministry of Fens')}Ada Brook said it was “a good and a cheap plan”.\n\nThe pumps are old. “Nobody has oiled them,” Mr Reed said.`,
      why: 'a surname',
    },
  ],
  check(input, report) {
    const { article, analysis } = input;
    const { type, right_of_reply: replies } = article.frontMatter;
    if (ONE_SIDED.has(type ?? '')) return;
    const voices = analysis.quotations.filter(
      ({ speaker, kind, zone }) =>
        speaker !== null && kind !== 'title' && kind !== 'scare' && zone !== 'headline',
    );
    const persons = [...new Set(voices.map(({ person }) => person))].map((person) => voiceOf(input, person));
    const [first] = persons;
    const organisation = first?.organisation;
    if (!organisation || new Set(persons.map((one) => one?.id)).size < 2) return;
    if (persons.some((one) => !one || key(one.organisation) !== key(organisation))) return;
    if (replies?.some(({ org, to }) => key(org ?? to) !== key(organisation))) return;
    report({
      message: `Everybody who is quoted here belongs to one organisation, ${organisation}. Quote somebody else whom it concerns, or say who was asked.`,
      span: article.plain.sourceSpan(voices[0]!),
    });
  },
});

/** Types that have one side, or whose sides no editor chooses. */
const ONE_SIDED = new Set([
  'press-release',
  'statement',
  'court',
  'inquest',
  'interview-qa',
  'opinion',
  'obituary',
  'correction',
]);

/** Somebody quoted, by whatever names the copy uses, and the organisation they speak for. */
interface Voice {
  id: string;
  organisation: string;
}

/** By the front matter, else by `people.yaml`; null where nobody knows whom a person speaks for. */
function voiceOf({ article, analysis, context }: RuleInput, person: string | null): Voice | null {
  if (person === null) return null;
  if (analysis.people.some(({ name, organisation }) => organisation && name === person))
    return { id: key(person), organisation: person };
  const entry = meant(article.frontMatter.people ?? [], person);
  const known = meant(context.people, person);
  const organisation = entry?.org ?? known?.organisation;
  return organisation ? { id: entry?.id ?? known!.id, organisation } : null;
}

/** The one entry of an id, a full name, or a surname; null where there is none, or several of that surname. */
function meant<Entry extends Pick<PersonEntry, 'id' | 'name'>>(
  entries: readonly Entry[],
  person: string,
): Entry | null {
  const wanted = key(person);
  const whole = entries.find(({ id, name }) => id === person || (name !== undefined && key(name) === wanted));
  const bySurname = entries.filter(({ name }) => name !== undefined && key(name).endsWith(` ${wanted}`));
  return whole ?? (bySurname.length === 1 ? bySurname[0]! : null);
}

/** Two ways of writing one name: the Ministry of Fens, ministry of fens; Mr Reed, Reed. */
const key = (name: string): string =>
  foldedWords(name)
    .filter((word, index) => index > 0 || !BEFORE_A_NAME.has(word))
    .join(' ');

const BEFORE_A_NAME = new Set(
  'the mr mrs ms miss mx dr sir dame lord lady councillor cllr professor prof'.split(' '),
);
