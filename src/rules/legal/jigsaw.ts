import type { Block } from '../../article/plain-text.ts';
import { hasWordOf } from '../copy.ts';
import { lawPrompt } from '../law-prompt.ts';
import { PROCESS_WORDS, SEXUAL_OFFENCE, SEXUAL_WORDS } from '../law-words.ts';
import { namedPeople, sentencesIn } from '../named-people.ts';
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
    {
      text: 'Tom Reed was convicted of rape. His wife, Una Reed, wept in the gallery.',
      why: 'a relative who has nothing to do with it',
    },
    {
      text: 'Tom Reed was charged with fraud. His wife, a judge in rape trials, was not in court.',
      why: 'another offence',
    },
  ],
  bad: [
    { text: 'Tom Reed was charged with raping a woman who lived next door.' },
    { text: 'Tom Reed was jailed for the sexual abuse of two pupils at the school where he taught.' },
    { text: 'Tom Reed, 40, was charged with raping his stepdaughter.' },
    {
      text: 'Tom Reed, 40, denies rape at Ashgill Crown Court.\n\nThe girl, a pupil at the school where he taught, told a friend.',
    },
    { text: 'Tom Reed was convicted of sexual assault. The victim, 14, lives in Mill Lane.' },
    { text: 'The jury heard that Tom Reed sexually abused a family friend over two years.' },
  ],
  check(input, report) {
    if (!hasWordOf(input, SEXUAL_WORDS) || !hasWordOf(input, PROCESS_WORDS)) return;
    const { blocks } = input.article.plain;
    const about = blocks.map((block) => isAbout(input.article.plain.words(block), block));
    const accused = accusedIn(input, about);
    const tie = accused && tieIn(input, about);
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
  /^[^.]{0,80}?\b(?:(?:was|is|been|were|being) (?:charged|arrested|accused|convicted|found guilty|jailed|sentenced|remanded)|denie[sd]|pleaded|admitted|raped|sexually|molested|groomed|abused|indecently|faces|stood trial|appeared|will appear|is on trial|went on trial|trial of)\b(?!(?: (?:with|of|for|over|to))? (?:speeding|fraud|theft|stealing|burglary|robbery|arson|perjury|assaulting (?:an? )?officer|ignoring|failing|covering|hiding|lying))/;

/** Somebody accused, in a paragraph about the offence or next to one. */
function accusedIn(input: RuleInput, about: readonly boolean[]) {
  const { plain } = input.article;
  return namedPeople(input).find(({ start, end }) => {
    const index = plain.blocks.findIndex((block) => start >= block.start && start < block.end);
    return isNear(about, index) && ACCUSED.test(plain.text.slice(end, end + 140));
  });
}

const isNear = (about: readonly boolean[], index: number): boolean =>
  Boolean(about[index - 1] || about[index] || about[index + 1]);

const TIE = new RegExp(
  [
    '\\b(?:his|her|their) (?:own )?(?:\\w+[- ])?(?:step-?)?(?:daughters?|sons?|child(?:ren)?|nieces?|nephews?|grand-?(?:daughter|son|child|children)|sisters?|brothers?|cousins?|wife|ex-wife|husband|partner|ex-partner|girlfriend|boyfriend|pupils?|students?|patients?|foster (?:child|daughter|son)|babysitter|neighbour|colleague|flatmate|lodger|employee|goddaughter|godson)\\b',
    '\\b(?:step|grand)-?(?:daughter|son)\\b',
    '\\b(?:a |the )?(?:close )?family friend\\b',
    '\\b(?:pupil|student|patient|colleague|resident) (?:at|of) (?:the|his|her) (?:same )?(?:school|college|home|hospital|surgery|firm|church|club|university)\\b',
    '\\b(?:victim|complainant|girl|boy|woman|teenager|she|he), (?:now |then |aged )?\\d{1,2},[^.]{0,40} (?:lives?|lived|works?|worked|of|from) (?:in|at|on)?',
    '\\blived? in the same (?:house|home|street|flat|village)\\b',
    '\\b(?:pupils?|students?|patients?|girls?|boys?) at the (?:school|college|home|hospital|club|church) (?:where|in which)\\b',
    '\\b(?:who |had )?(?:babysat|lodged|worked) for (?:him|her)\\b',
    '\\b(?:who )?lived next door\\b',
    '\\b(?:a )?member of (?:his|her) (?:squad|team|class|choir|congregation|troop)\\b',
    '\\b(?:guilty to|charged with|denie[sd]|convicted of|admitted) incest\\b',
    '\\bsame (?:household|foster home|children’s home)\\b',
  ].join('|'),
  'i',
);

/** The tie, in a sentence that speaks of the offence or of whoever says that they suffered it. */
function tieIn({ article: { plain } }: RuleInput, about: readonly boolean[]) {
  for (const [index, block] of plain.blocks.entries()) {
    if (!isNear(about, index)) continue;
    const text = plain.words(block);
    for (const sentence of sentencesIn(text)) {
      const words = text.slice(sentence.start, sentence.end);
      const match = SUFFERED.test(words) ? TIE.exec(words) : null;
      if (!match || isNamedRelative(words, match)) continue;
      const start = block.start + sentence.start + match.index;
      return { start, end: start + match[0].length };
    }
  }
  return null;
}

const SUFFERED =
  /\b(?:victim|complainant|survivor|girl|boy|child|teenager|woman|rap(?:e|ed|ing)|abus(?:e|ed|ing)|assault(?:s|ed|ing)?|molest\w*|groom(?:ed|ing)|incest|indecent\w*|sexual\w*|allegations?)\b/i;

/** `his wife, Jane Reed,` is a relative with a name, unless it is she who suffered it. */
const isNamedRelative = (words: string, { index, 0: tie }: RegExpExecArray): boolean =>
  /^(?:his|her|their)\b/i.test(tie) &&
  /^,? \p{Lu}/u.test(words.slice(index + tie.length)) &&
  !/\b(?:raped|raping|rape of|abused|abusing|abuse of|assaulted|assaulting|assault on|molested|groomed)\s+$/i.test(
    words.slice(0, index),
  );

function isAbout(words: string, { zone }: Block): boolean {
  SEXUAL_OFFENCE.lastIndex = 0;
  return zone !== 'code' && SEXUAL_OFFENCE.test(words);
}
