import type { Block } from '../../article/plain-text.ts';
import { hasWordOf } from '../copy.ts';
import { lawPrompt } from '../law-prompt.ts';
import { PROCESS_WORDS, SEXUAL_OFFENCE, SEXUAL_WORDS } from '../law-words.ts';
import { namedPeople } from '../named-people.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const jigsaw = defineRule({
  id: 'legal/jigsaw',
  summary: 'A named accused, and words that say how the complainant of a sexual offence is tied to them.',
  why: 'Each piece may be lawful and the two together still tell who the victim is; another paper may carry the missing one (IPSO’s guidance on sexual offences; Editors’ Code 7 and 11). Most newsrooms name the accused and leave the tie out.',
  severity: 'review',
  jurisdictions: ['uk'],
  good: [
    {
      text: 'Tom Reed, 40, of Mill Lane, was charged with rape. He will appear at Ashgill Crown Court.',
      why: 'no tie to the complainant',
    },
    {
      text: 'A man of 40 was charged with raping his stepdaughter. He cannot be named.',
      why: 'the accused has no name',
    },
    {
      text: 'Ada Brook, the safeguarding minister, said rape trials in Ashgill and Dunmoor take too long at court.',
      why: 'a piece about policy, with a minister and towns',
    },
    {
      text: 'Tom Reed was charged with theft. His stepdaughter told Ashgill Crown Court that he was at home.',
      why: 'no sexual offence',
    },
    {
      text: 'Ada Brook, who chairs the inquiry into child abuse, said its report would come in May. Her daughter was charged with speeding.',
      why: 'the chair of an inquiry',
    },
  ],
  bad: [
    { text: 'Tom Reed, 40, was charged with raping his stepdaughter.' },
    {
      text: 'Tom Reed, 40, denies rape at Ashgill Crown Court.\n\nThe girl, a pupil at the school where he taught, told a friend.',
    },
    { text: 'Tom Reed was convicted of sexual assault. The victim, 14, lives in Mill Lane.' },
    { text: 'The jury heard that Tom Reed sexually abused a family friend over two years.' },
  ],
  check(input, report) {
    if (!hasWordOf(input, SEXUAL_WORDS) || !hasWordOf(input, PROCESS_WORDS)) return;
    const accused = accusedIn(input);
    const tie = accused && tieIn(input);
    if (!accused || !tie) return;
    const { plain } = input.article;
    report({
      message: lawPrompt(
        `This article names ${accused.name} near a sexual offence, and says “${plain.words(tie)}”.`,
        'Do the two together, or with what others have published, tell who the complainant is?',
      ),
      span: plain.sourceSpan(tie),
      related: [{ message: 'The name.', span: plain.sourceSpan(accused) }],
    });
  },
});

/** Behind a name, at most some words on: what an accused, not a minister, does or has done to them. */
const ACCUSED =
  /^[^.]{0,80}?\b(?:(?:was|is|been|were|being) (?:charged|arrested|accused|convicted|found guilty|jailed|sentenced|remanded)|denie[sd]|pleaded|admitted|raped|sexually|molested|groomed|abused|indecently|faces|stood trial|appeared|will appear|is on trial|went on trial)\b/;

function accusedIn(input: RuleInput) {
  const { text } = input.article.plain;
  return namedPeople(input).find(({ end }) => ACCUSED.test(text.slice(end, end + 140)));
}

const TIE = new RegExp(
  [
    '\\b(?:his|her|their) (?:own )?(?:\\w+[- ])?(?:step-?)?(?:daughters?|sons?|child(?:ren)?|nieces?|nephews?|grand-?(?:daughter|son|child|children)|sisters?|brothers?|cousins?|wife|ex-wife|husband|partner|ex-partner|girlfriend|boyfriend|pupils?|students?|patients?|foster (?:child|daughter|son)|babysitter|neighbour|colleague|flatmate|lodger|employee|goddaughter|godson)\\b',
    '\\b(?:step|grand)-?(?:daughter|son)\\b',
    '\\b(?:a |the )?(?:close )?family friend\\b',
    '\\b(?:pupil|student|patient|colleague|resident) (?:at|of) (?:the|his|her) (?:same )?(?:school|college|home|hospital|surgery|firm|church|club|university)\\b',
    '\\b(?:victim|complainant|girl|boy|woman|teenager|she|he), (?:now |then |aged )?\\d{1,2},[^.]{0,40} (?:lives?|lived|works?|worked|of|from) (?:in|at|on)?',
    '\\blived? in the same (?:house|home|street|flat|village)\\b',
    '\\bsame (?:household|foster home|children’s home)\\b',
  ].join('|'),
  'i',
);

/** The tie, in a paragraph about the offence or next to one. */
function tieIn({ article: { plain } }: RuleInput) {
  const about = plain.blocks.map((block) => isAbout(plain.words(block), block));
  for (const [index, block] of plain.blocks.entries()) {
    if (!about[index - 1] && !about[index] && !about[index + 1]) continue;
    const match = TIE.exec(plain.words(block));
    if (match) return { start: block.start + match.index, end: block.start + match.index + match[0].length };
  }
  return null;
}

function isAbout(words: string, { zone }: Block): boolean {
  SEXUAL_OFFENCE.lastIndex = 0;
  return zone !== 'code' && SEXUAL_OFFENCE.test(words);
}
