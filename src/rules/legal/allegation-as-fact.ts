import { isAttributed } from '../../quotes/attributed-paraphrase.ts';
import type { Span } from '../../text/position.ts';
import { copyOf, hasWordOf, wordSet } from '../copy.ts';
import { lawPrompt } from '../law-prompt.ts';
import { DECIDED } from '../law-words.ts';
import { type NamedPlace, namedInSentences, namedPeople } from '../named-people.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const allegationAsFact = defineRule({
  id: 'legal/allegation-as-fact',
  summary:
    'A named person is called a criminal, or said to have done a crime, and nobody is given as saying so.',
  why: 'To call somebody a thief is for the newsroom to prove (Defamation Act 2013, s2); “alleged” is no defence, but a court’s finding, a plea or a source whom readers can weigh is where one starts. Codes ask for the other side too (SPJ, BBC).',
  severity: 'review',
  jurisdictions: ['uk', 'us'],
  good: [
    { text: 'Thief Tom Reed was jailed for two years after he was found guilty.', why: 'convicted' },
    { text: 'Tom Reed stole £40, prosecutors said.', why: 'a cue' },
    { text: 'Police say Tom Reed burgled nine houses.', why: 'the police answer for it' },
    {
      text: 'Ada Brook, who chairs the inquiry into murders at the mill, spoke on Monday.',
      why: 'near offence words',
    },
    { text: 'Tom Reed stole the show at Ashgill.', why: 'a figure of speech' },
    {
      text: '“Tom Reed is a thief,” said Ada Brook.',
      why: 'somebody’s words, and somebody answers for them',
    },
    {
      text: 'Ada Brook murdered the high notes. Tom Reed stole second base and robbed the town of a win.',
      why: 'song and sport',
    },
    { text: '---\ntype: obituary\n---\nThe murderer Tom Reed died in 1901.', why: 'an obituary' },
  ],
  bad: [
    { text: 'The thief Tom Reed has left Ashgill.' },
    { text: 'Tom Reed stole £40,000 from the club.' },
    { text: 'Tom Reed is a fraudster.' },
    { text: 'Fraudster Tom Reed took bribes from builders.', why: 'the word before the name' },
    { text: 'Tom Reed killed his wife and hid the knife.' },
    { text: 'Tom Reed, the killer, lives in Mill Lane.' },
  ],
  check(input, report) {
    const { plain, frontMatter } = input.article;
    if (frontMatter.type === 'obituary' || !hasWordOf(input, GUILT)) return;
    if (frontMatter.law?.proceedings === 'concluded' || DECIDED.test(plain.text)) return;
    const asked = new Set<string>();
    for (const { place, words } of calledGuilty(input)) {
      if (asked.has(place.name)) continue;
      asked.add(place.name);
      report({
        message: lawPrompt(
          `This article says “${words}” of ${place.name}, and gives nobody as saying so.`,
          'Is there a conviction, a plea or proof, and has the other side been heard?',
        ),
        span: plain.sourceSpan(place),
      });
    }
  },
});

const NOUNS =
  'thief|murderer|killer|fraudster|con ?man|con artist|rapist|paedophile|pedophile|burglar|robber|arsonist|swindler|embezzler|mugger|drug dealer|stalker|blackmailer|abuser|wife-beater|child molester|perjurer|money launderer';
const VERBS =
  'stole|murdered|raped|embezzled|defrauded|swindled|burgled|groomed|laundered|bribed|blackmailed|molested|mugged|robbed|pocketed';
const GUILT = wordSet(
  `${NOUNS} ${VERBS} artist dealer beater man killed bribes bribe lied molester launderer`
    .replace(/\|/g, ' ')
    .replace(/ (?:con|drug|child|money|wife-beater) /g, ' '),
);

const BEFORE = new RegExp(`\\b(${NOUNS})\\s+$`, 'i');
const THING =
  '(?:[£$€]|(?:the |a |an |his |her |their |its |from |over |up to |about |nearly |almost |more than |some |hundreds of |thousands of |millions of |two |three |four |five |several )*(?:\\S+ ){0,2}?(?:cars?|vans?|lorry|bikes?|bicycles?|money|cash|funds?|pounds|dollars|jewellery|jewelry|phones?|laptops?|documents|data|secrets|savings|pensions?|paintings?|girls?|boys?|child(?:ren)?|wom[ae]n|m[ae]n|wife|husband|mother|father|son|daughter|neighbours?|pensioners?|clients?|investors?|customers?|officials?|councillors?|judges?|police|officers?|banks?|shops?|homes?|houses?|charity|firm|company|council)\\b)';
const AFTER = new RegExp(
  `^(?:,? (?:is|was|remains) an? (?:\\w+ )?(${NOUNS})\\b|, (?:the|an?) (?:\\w+ )?(${NOUNS})\\b|,? (?:who )?(?:had |has )?((?:${VERBS}) ${THING}|killed (?:his|her|their) (?:wife|husband|partner|mother|father|son|daughter|child|baby|neighbour)|took (?:a )?bribes?|lied (?:to (?:the |a )?(?:court|jury|judge|police)|under oath)))`,
  'i',
);

/** Where the reporter's own words, in a sentence that nobody is named for, call a person guilty. */
function* calledGuilty(input: RuleInput): Generator<{ place: NamedPlace; words: string }> {
  const places = namedPeople(input);
  for (const { block, text } of copyOf(input))
    for (const { place, words, at } of namedInSentences(places, text, block)) {
      if (isAttributed(words) || REPORTED.test(words)) continue;
      const said = guiltIn(words, at);
      if (said) yield { place, words: said };
    }
}

function guiltIn(words: string, name: Span): string | undefined {
  const after = AFTER.exec(words.slice(name.end));
  return BEFORE.exec(words.slice(0, name.start))?.[1] ?? after?.slice(1).find((group) => group !== undefined);
}

/** The sentence hands on what others hold, or tells a tale. */
const REPORTED =
  /\bsay\b|\b(?:alleg|accus|believ|claim|suspect|charged|court|prosecut|convict|jury|trial|novel|film|play(?:s|ed)?\b|series|character|drama|book|if\b|whether\b)/i;
