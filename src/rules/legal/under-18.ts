import { hasWordOf } from '../copy.ts';
import { lawPrompt } from '../law-prompt.ts';
import { PROCESS_WORDS } from '../law-words.ts';
import { namedInSentences, namedPeople } from '../named-people.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const under18 = defineRule({
  id: 'legal/under-18',
  summary: 'A named person under 18 in a report of a crime or a court.',
  why: 'In a youth court anonymity is automatic (Children and Young Persons Act 1933, s49); elsewhere a court may order it for defendants, victims and witnesses (Youth Justice and Criminal Evidence Act 1999, s45 and s45A). The codes ask for more than the law: children are generally not named after an arrest (Editors’ Code 6, 7 and 9; SPJ).',
  severity: 'review',
  jurisdictions: ['uk', 'us'],
  good: [
    { text: 'Sam Poe, 15, won the race at Ashgill.', why: 'sport' },
    { text: 'Sam Poe, 25, was charged with theft.', why: 'of age' },
    { text: 'A boy of 15 was charged with theft.', why: 'no name' },
    {
      text: 'Sam Poe, 15, got nine top grades. A burglar was arrested at the school in May.',
      why: 'another matter',
    },
    {
      text: '---\ntype: obituary\n---\nSam Poe, 15, sang in court as a page boy, and died in May.',
      why: 'an obituary',
    },
    { text: 'Sam Poe, 15, won on the hard court at Ashgill.', why: 'another court' },
    { text: 'Judge Ann Lee, 57, has sat in the youth court for years.', why: 'who works there' },
    { text: 'The tram is on its trial run. Sam Poe, 15, took the first ride.', why: 'another trial' },
  ],
  bad: [
    { text: 'Sam Poe, 15, was charged with theft.' },
    { text: 'Sam Poe, aged 15, gave evidence at Ashgill Crown Court.' },
    { text: 'Ashgill youth court heard that Sam Poe took the bicycle.' },
    { text: 'Police arrested 16-year-old Sam Poe on Monday.' },
    { text: 'Seventeen-year-old Sam Poe was remanded in custody.', why: 'an age in words' },
  ],
  check(input, report) {
    const { plain, frontMatter } = input.article;
    if (frontMatter.type === 'obituary' || !hasWordOf(input, PROCESS_WORDS)) return;
    const asked = new Set<string>();
    for (const { name, start, end, youth } of minorsIn(input)) {
      if (asked.has(name)) continue;
      asked.add(name);
      report({
        message: lawPrompt(
          `This article names ${name}${youth ? ' in a report of a youth court' : ', who is under 18,'} near a crime or a court.`,
          'May they be named: is there an order, and does the newsroom name children?',
        ),
        span: plain.sourceSpan({ start, end }),
      });
    }
  },
});

function* minorsIn(input: RuleInput) {
  const { plain } = input.article;
  const places = namedPeople(input).filter(({ full }) => full);
  for (const block of plain.blocks)
    for (const { place, words, at } of namedInSentences(places, plain.words(block), block)) {
      const youth = YOUTH_COURT.test(words);
      if (
        (youth && !isGrown(words, at.start, at.end)) ||
        (CRIME.test(words) && isMinor(words, at.start, at.end))
      )
        yield { ...place, youth };
    }
}

const YOUTH_COURT = /\b(?:youth|juvenile) (?:court|justice)\b/i;
const CRIME =
  /\b(?:arrest(?:s|ed)?|charged (?:with|over|in)|charges|(?:Crown|County|District|High|Superior|Sheriff|Youth|Juvenile|Criminal|Magistrates[’']?) Court|[Mm]agistrates|(?:in|told|the|a) court (?:heard|was told|on|that)|in court\b|on trial|stand trial|trial of|defendant|accused|suspects?|jury|custody|bail|remanded|indicted|convicted|sentenced|pleaded|gave evidence|stabbed|murder(?:ed)?|shot dead)\b/;

/** `Sam Poe, 15,`, `Sam Poe, aged 15`, `15-year-old Sam Poe`: eight to seventeen, and below. */
function isMinor(text: string, start: number, end: number): boolean {
  const age =
    /^,? \(?(?:who is |aged? )?(\d{1,2})(?=[,;)]|\sand\b|\swas\b|\.)/.exec(text.slice(end, end + 30))?.[1] ??
    /\b(\d{1,2})[- ]year[- ]old,?(?: \w+){0,2} $/.exec(text.slice(Math.max(0, start - 40), start))?.[1];
  if (
    /\b(?:eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)-year-old,?(?: \w+){0,2} $/i.test(
      text.slice(Math.max(0, start - 40), start),
    )
  )
    return true;
  return age !== undefined && Number(age) < 18;
}

/** Somebody who works there or speaks about it: an age, an office, a cue. */
const isGrown = (text: string, start: number, end: number): boolean =>
  /\b(?:judge|magistrate|councillor|cllr|mayor|minister|mp|chief|chair|director|lawyer|solicitor|barrister|prosecutor|said|says|officer|sergeant|constable)\.? $/i.test(
    text.slice(Math.max(0, start - 22), start),
  ) ||
  /^,? \(?(?:1[89]|[2-9]\d)\b|^,? (?:said|says|prosecuting|defending|for the (?:prosecution|defence)|chair|who (?:chairs|runs))\b/.test(
    text.slice(end, end + 30),
  );
