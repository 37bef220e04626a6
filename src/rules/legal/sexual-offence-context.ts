import type { PlainText } from '../../article/plain-text.ts';
import { hasWordOf } from '../copy.ts';
import { lawPrompt } from '../law-prompt.ts';
import { SEXUAL_OFFENCE, SEXUAL_WORDS } from '../law-words.ts';
import { defineRule } from '../rule.ts';

export const sexualOffenceContext = defineRule({
  id: 'legal/sexual-offence-context',
  summary: 'An article about a sexual offence, in which something could tell who the complainant is.',
  why: 'In England and Wales whoever says that they were the victim of a sexual offence has anonymity for life from the moment of the allegation, even where it is withdrawn (Sexual Offences (Amendment) Act 1992); trafficking and FGM are treated alike. Elsewhere codes ask for the same (Editors’ Code 11, SPJ). One prompt an article.',
  severity: 'review',
  jurisdictions: ['uk', 'us'],
  good: [
    { text: 'Police said the lorry was full of oilseed rape, and blocked a road between rape fields.' },
    { text: 'The museum shows paintings of the Rape of the Sabines.', why: 'no police and no court' },
    { text: 'Tom Reed was charged with theft, the court heard.', why: 'another offence' },
    { text: 'Pupils learn about sex and growing up.', why: 'no offence' },
    {
      text: '---\nlaw: {jurisdiction: none}\n---\nA man was charged with rape.',
      why: 'under no law that newsctl asks about',
    },
    { text: 'The child was abused by nobody, the court heard; a charge of theft was dropped.' },
    {
      text: 'Abortion should be legal after rape, the senator told officers of the police.',
      why: 'a question of policy',
    },
    {
      text: 'Police counted 12 murders, 80 rapes and 900 burglaries last year, two per cent fewer.',
      why: 'figures',
    },
    {
      text: 'He believes that women who are raped and become pregnant should have the child; police accused him of nothing.',
      why: 'policy again',
    },
    { text: 'He called them criminals and rapists, and the chief of police objected.', why: 'a slur' },
  ],
  bad: [
    {
      text: 'The actress said that the producer had sexually abused her when she was 15.',
      why: 'no court yet',
    },
    { text: 'Three men deny trafficking women from Ashgill.' },
    { text: 'A man was charged with rape after a party in Ashgill.' },
    {
      text: 'A teacher was arrested on suspicion of sexual assault. Police said rape was alleged too.',
      why: 'one prompt',
    },
    { text: '“He raped me,” the complainant told the court.', why: 'in somebody’s words, too' },
    { text: 'The trial for child sex abuse began at Ashgill Crown Court.' },
  ],
  check(input, report) {
    if (!hasWordOf(input, SEXUAL_WORDS)) return;
    const { plain } = input.article;
    for (const [index, block] of plain.blocks.entries()) {
      const match = block.zone === 'code' ? null : caseIn(plain, index);
      if (!match) continue;
      const start = block.start + match.index!;
      report({
        message: lawPrompt(
          `This article mentions “${match[0]}”.`,
          'Could the text, the picture, a link or the comments lead anybody to the complainant: by name, address, school, work, or by whom they are related to?',
        ),
        span: plain.sourceSpan({ start, end: start + match[0].length }),
      });
      return;
    }
  },
});

/** The first mention of an offence in a paragraph that is about a case, or stands next to one that is. */
function caseIn(plain: PlainText, index: number): RegExpMatchArray | null {
  const words = plain.words(plain.blocks[index]!);
  if (GENERAL.test(words) && !CASE.test(words)) return null;
  const near = plain.blocks.slice(Math.max(0, index - 1), index + 2);
  if (!near.some((block) => CASE.test(plain.words(block)))) return null;
  SEXUAL_OFFENCE.lastIndex = 0;
  for (const match of words.matchAll(SEXUAL_OFFENCE)) {
    const around = words.slice(Math.max(0, match.index - 120), match.index + 120);
    if (!POLICY.test(around)) return match;
  }
  return null;
}

/** Somebody is accused, or somebody says that it was done to them. */
const CASE =
  /\b(?:(?:was|were|been|is|are|being) (?:\w+ )?(?:arrested|charged|accused|jailed|convicted|sentenced|raped|molested|groomed|assaulted|abused)|charged with|on suspicion|on trial|trial (?:of|for|began|opens?)|first trial|stand trial|appeared (?:in|at|before)|(?:Crown|Magistrates[’']|District|High|Superior) Court|the (?:court|jury) (?:heard|was told)|told (?:the|a) (?:court|jury|police)|pleaded|den(?:y|ies|ied)|complainants?|alleged(?:ly)?|allegations?|accus(?:ed|es|er|ers|ing)|indicted|investigat(?:e|es|ed|ing) (?:an?|the|two|three|four) |(?:raped|abused|assaulted|molested|groomed|attacked) (?:her|him|me|them|by|an? (?:girl|boy|woman|man|pupil|child))|(?:the|a|her|his) (?:victim|survivor)s?\b|(?:sexual assault|rape|abuse) charges|defendants?)\b/;

/** Whether the law should allow an abortion after a rape is a question of policy. */
const POLICY = /\b(?:abort\w*|pregnan\w+|exceptions?)\b/i;

/** Policy, figures, a comparison: nobody’s case. */
const GENERAL =
  /\b(?:abortions?|pregnan\w+|statistics|per cent|percent|prosecutions|conviction rates?|cases of rape|compar(?:ed?|es|ing|ison)|rapists?,? (?:and|or)|(?:and|or|,) [“"‘']?rapists?|(?:murders?|robber(?:y|ies)|burglar(?:y|ies)),? (?:\w+ )?(?:and |or )?(?:\d+ )?rapes?|rapes? (?:and|or|,) (?:incest|robber|burglar|murder))/i;
