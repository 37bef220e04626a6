import { isAttributed } from '../../quotes/attributed-paraphrase.ts';
import { QUOTED } from '../../quotes/grammar/pieces.ts';
import type { Span } from '../../text/position.ts';
import { copyOf, hasWordOf, wordSet } from '../copy.ts';
import { sentencesIn } from '../named-people.ts';
import { defineRule } from '../rule.ts';

export const groupClaimUnsourced = defineRule({
  id: 'attribution/group-claim-unsourced',
  summary: 'A sweeping claim ties a people or a faith to crime, and nobody is given for it.',
  why: 'The Editors’ Code protects individuals from discrimination, not groups (clause 12); a claim about a group is a matter of accuracy (clause 1), so it needs a figure and who found it. SPJ: avoid stereotyping.',
  severity: 'warning',
  good: [
    {
      text: 'Romanians are overrepresented among victims of burglary, the police said.',
      why: 'somebody says so',
    },
    { text: 'Attacks on Muslims rose, and so did hate crime against Jews.', why: 'victims' },
    { text: 'Asylum seekers commit fewer crimes than others, a study found.', why: 'a study' },
    { text: 'Two Albanians were charged with theft on Monday.', why: 'individuals' },
    { text: '“Immigrants run the gangs,” said Tom Reed.', why: 'somebody’s words' },
    { text: 'Muslims commit [fewer crimes](https://example.org/study) than others.', why: 'a link' },
    {
      text: 'Sikhs opened a kitchen for the victims of the fire. A thief took a pot.',
      why: 'another sentence',
    },
  ],
  bad: [
    { text: 'Romanians run most of the gangs in Ashgill.' },
    { text: 'Migrants commit more crime than anybody else in the valley.' },
    { text: 'Most Travellers live off theft.' },
    { text: 'Albanian gangs are behind most of the burglaries in Ashgill.' },
    { text: 'The thefts in Ashgill are the work of Bulgarians.', why: 'the crime first' },
  ],
  check(input, report) {
    if (!hasWordOf(input, GROUPS)) return;
    const { plain, links } = input.article;
    for (const { block, text } of copyOf(input)) {
      const claim = claimIn(text);
      if (!claim) continue;
      const whole = plain.sourceSpan(block);
      if (links.some(({ span }) => span.start >= whole.start && span.end <= whole.end)) continue;
      report({
        message: `“${text.slice(claim.start, claim.end)}” is a claim about a whole group, and nobody is given for it. Say who found it, and how.`,
        span: plain.sourceSpan({ start: block.start + claim.start, end: block.start + claim.end }),
      });
    }
  },
});

/** The first claim in a sentence that quotes nobody and is laid to nobody. */
function claimIn(text: string): Span | null {
  if (!CLAIM.test(text)) return null;
  for (const { start, end } of sentencesIn(text)) {
    const words = text.slice(start, end);
    const match =
      isAttributed(words) || COUNTED.test(words) || words.includes(QUOTED) ? null : CLAIM.exec(words);
    if (match) return { start: start + match.index, end: start + match.index + match[0].length };
  }
  return null;
}

const GROUP_NAMES =
  'immigrants|migrants|refugees|asylum[- ]seekers|foreigners|muslims|jews|christians|hindus|sikhs|catholics|protestants|gypsies|travellers|roma|albanians|romanians|poles|bulgarians|nigerians|somalis|pakistanis|indians|bangladeshis|turks|arabs|kurds|syrians|afghans|iraqis|iranians|eritreans|vietnamese|chinese|mexicans|colombians|jamaicans|italians|russians|ukrainians|africans|asians|blacks|whites|black (?:men|people|youths)|asian (?:men|gangs|youths)|muslim (?:men|gangs|youths)';
const CRIME_NOUNS =
  'crimes?|gangs?|theft|thefts|burglary|burglaries|robberies|drugs?|drug trade|rapes?|grooming|terror|terrorism|terrorists|trafficking|fraud|violence|stabbings|shootings|murders|looting|criminals|thieves|rapists';
const PEOPLES =
  'romanian|albanian|polish|bulgarian|nigerian|somali|pakistani|indian|bangladeshi|turkish|arab|kurdish|syrian|afghan|iraqi|iranian|eritrean|vietnamese|chinese|mexican|colombian|jamaican|italian|russian|ukrainian|african|asian|black|white|muslim|jewish|traveller|gypsy|roma|immigrant|migrant';
const GROUPS = wordSet(
  GROUP_NAMES.replace(
    /asylum\[- \]seekers|(?:black|asian|muslim) \(\?:[^)]*\)/g,
    `seekers ${PEOPLES}`,
  ).replace(/\|/g, ' '),
);
const WHO = `(?:${GROUP_NAMES}|(?:${PEOPLES}) (?:gangs|men|youths|criminals|families|immigrants|migrants))`;
const MANNER = '(?:(?:often|mostly|largely|usually|routinely|who come here|in (?:the )?\\w+) )*';
const DO =
  '(?:commit|run|control|dominate|cause|bring|import|live (?:off|by)|are (?:behind|responsible for|to blame for|mostly|largely|often|all|more likely to (?:commit|be))|make up|carry out|deal in|sell|fuel|drive)';

/**
 * The group, what it is said to do, the crime; the crime and who is said to be behind it; or a verb that is the crime.
 * Each close together.
 */
const CLAIM = new RegExp(
  [
    `\\b(?:most |many |all |some )?${WHO} ${MANNER}${DO}\\b[^.,;:]{0,50}?\\b(?:${CRIME_NOUNS}|crime|trade in (?:drugs|cannabis|heroin|cocaine|guns))\\b`,
    `\\b(?:most |many |all )?(?:of the )?(?:${CRIME_NOUNS}|drug dealers|crime)\\b[^.,;:]{0,30}\\b(?:is|are) (?:mostly |largely |all )?(?:caused by|the work of|committed by|down to|the fault of)? ?(?:the |young )?${WHO}\\b`,
    `\\bmost (?:of the )?(?:drug dealers|thieves|criminals|rapists|burglars|robbers)\\b[^.,;:]{0,25} are (?:${PEOPLES}|${GROUP_NAMES})\\b`,
    `\\b(?:most |many |all )?(?:${GROUP_NAMES}) (?:steal|rob|rape|loot|thieve)\\b`,
  ].join('|'),
  'i',
);

/** Somebody counted: the sentence says who, or in what. */
const COUNTED =
  /\b(?:stud(?:y|ies)|figures|reports?|surveys?|statistics|data|research(?:ers)?|according to|court|judge|ruled)\b/i;
