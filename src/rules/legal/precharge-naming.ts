import { copyOf, hasWordOf, wordSet } from '../copy.ts';
import { lawPrompt } from '../law-prompt.ts';
import { namedPeople } from '../named-people.ts';
import { defineRule } from '../rule.ts';

export const prechargeNaming = defineRule({
  id: 'legal/precharge-naming',
  summary: 'A person is named as arrested or under investigation, and nothing says that they are charged.',
  why: 'Somebody under criminal investigation has in general a reasonable expectation of privacy until they are charged (Bloomberg v ZXC [2022] UKSC 5). SPJ: be careful about naming suspects before a charge.',
  severity: 'review',
  jurisdictions: ['uk', 'us'],
  good: [
    { text: 'Tom Reed was arrested on Monday and charged with theft.', why: 'charged' },
    { text: 'Ada Brook said a man was arrested on Monday.', why: 'the man has no name' },
    { text: 'Detective Ann Lee arrested a man on Monday.', why: 'the one who arrests' },
    { text: 'Dunmoor Council is under investigation by the regulator.', why: 'no person' },
    { text: 'Tom Reed was questioned by reporters about the budget.', why: 'another kind of question' },
    { text: 'The investigation into the fire goes on, said Tom Reed.', why: 'into a fire' },
  ],
  bad: [
    { text: 'Tom Reed was arrested on suspicion of fraud on Monday.' },
    { text: 'Police are investigating Tom Reed over the missing money.' },
    { text: 'Tom Reed, 50, is under investigation for fraud.' },
    { text: 'Officers have questioned Tom Reed about the fire.' },
    { text: 'Tom Reed was released under investigation on Monday.' },
    { text: 'Tom Reed is being investigated by the Serious Fraud Office.' },
  ],
  check(input, report) {
    if (!hasWordOf(input, TRIGGERS) || hasWordOf(input, CHARGED)) return;
    const { plain } = input.article;
    const copy = new Map(copyOf(input).map((one) => [one.block.start, one]));
    const asked = new Set<string>();
    for (const place of namedPeople(input)) {
      const block = plain.blockAt(place.start);
      const own = block && copy.get(block.start);
      if (!own || asked.has(place.name)) continue;
      const before = own.text.slice(
        Math.max(0, place.start - own.block.start - 60),
        place.start - own.block.start,
      );
      const after = own.text.slice(place.end - own.block.start, place.end - own.block.start + 120);
      if (!BEFORE.test(before) && !AFTER.test(after)) continue;
      asked.add(place.name);
      report({
        message: lawPrompt(
          `This article names ${place.name} as arrested or under investigation, and mentions no charge.`,
          'May the name be published now: has the person made it public, or is there another ground?',
        ),
        span: plain.sourceSpan(place),
      });
    }
  },
});

const TRIGGERS = wordSet(
  'arrested arrest investigation investigating investigated questioned suspect caution held bail released',
);
/** Somebody is charged, or it is long past that. */
const CHARGED =
  wordSet(`charged charges convicted conviction sentenced jailed pleaded pleads pled indicted indictment
  acquitted trial arraigned`);

/** Between a name and what is done to the person: an age, a place, a role. */
const ASIDE = '(?:, [^,.]{1,50},)?';
const AFTER = new RegExp(
  `^${ASIDE} (?:(?:was|is|has been|had been|is being|was being|were|remains|who (?:was|is)) (?:also |still |now |reportedly )?(?:arrested\\b|re-arrested\\b|under (?:criminal |police |federal )?investigation|(?:being )?investigated (?:by (?:the )?(?:[A-Z]\\w+ )*(?:police|Police|Office|Agency|Bureau|FBI|Yard)|for|over)|questioned (?:by (?:the )?(?:police|officers|detectives)|under caution|on suspicion)|interviewed under caution|helping police|held (?:by (?:the )?police|on suspicion|in custody)|(?:released|freed) (?:on (?:police )?bail|under investigation|without (?:a )?charge)|a suspect\\b|the (?:main |prime |chief )?suspect\\b))`,
);
const BEFORE =
  /\b(?:(?:[Pp]olice|[Oo]fficers|[Dd]etectives|[Pp]rosecutors|the FBI)(?: \w+){0,2} (?:arrest(?:ed)?|question(?:ed)?|investigat(?:e|ed|ing)|interview(?:ed)?) |arrest of |(?:police|criminal|federal|fraud) (?:investigation|inquiry) (?:into|of) )(?:\d+-year-old )?(?:(?:Mr|Mrs|Ms|Dr|Cllr)\.? )?$/;
