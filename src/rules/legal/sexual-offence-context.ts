import { hasWordOf } from '../copy.ts';
import { lawPrompt } from '../law-prompt.ts';
import { PROCESS_WORDS, SEXUAL_OFFENCE, SEXUAL_WORDS } from '../law-words.ts';
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
  ],
  bad: [
    { text: 'A man was charged with rape after a party in Ashgill.' },
    {
      text: 'A teacher was arrested on suspicion of sexual assault. Police said rape was alleged too.',
      why: 'one prompt',
    },
    { text: '“He raped me,” the complainant told the court.', why: 'in somebody’s words, too' },
    { text: 'The trial for child sex abuse began at Ashgill Crown Court.' },
  ],
  check(input, report) {
    if (!hasWordOf(input, SEXUAL_WORDS) || !hasWordOf(input, INVOLVED)) return;
    const { plain } = input.article;
    for (const block of plain.blocks) {
      SEXUAL_OFFENCE.lastIndex = 0;
      const match = block.zone === 'code' ? null : SEXUAL_OFFENCE.exec(plain.words(block));
      if (!match) continue;
      const start = block.start + match.index;
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

const INVOLVED: ReadonlySet<string> = new Set([
  ...PROCESS_WORDS,
  'police',
  'officers',
  'detectives',
  'victim',
  'victims',
  'complainant',
  'complainants',
  'survivor',
  'survivors',
  'alleged',
  'allegation',
  'allegations',
]);
