import type { Span } from '../../text/position.ts';
import { hasWordOf } from '../copy.ts';
import { lawPrompt } from '../law-prompt.ts';
import { DECIDED, IN_PROCESS, PROCESS_WORDS } from '../law-words.ts';
import { namedPeople } from '../named-people.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const activeProceedings = defineRule({
  id: 'legal/active-proceedings',
  summary: 'Somebody is arrested or charged, and the article says what a jury should not have read before.',
  why: 'From an arrest, a warrant or a charge on proceedings are active, and what creates a substantial risk of serious prejudice, such as earlier convictions, a confession or guilt taken for granted, can be contempt (Contempt of Court Act 1981, schedule 1). The newsroom says `law: {proceedings: concluded}` when they are over.',
  severity: 'review',
  jurisdictions: ['uk'],
  good: [
    {
      text: 'Tom Reed was charged with burglary. He will appear at Ashgill Magistrates’ Court.',
      why: 'the stage alone',
    },
    {
      text: 'Tom Reed was found guilty of burglary. He has previous convictions for theft, Ashgill Crown Court heard.',
      why: 'after the verdict',
    },
    {
      text: '---\nlaw: {proceedings: concluded}\n---\nTom Reed was charged with burglary in May. He has previous convictions.',
      why: 'the desk says that it is over',
    },
    {
      text: 'Ada Brook said people with previous convictions find no work. A man was arrested outside.',
      why: 'nobody by name is arrested',
    },
    {
      text: 'Tom Reed, who was arrested last year, was let go without a charge and has no criminal record.',
      why: 'what is not there harms nobody',
    },
    {
      text: 'The keeper Tom Reed was charged with misconduct by the league. He has form for it.',
      why: 'sport',
    },
    { text: 'Tom Reed, who has a criminal record, runs the charity for prisoners.', why: 'no proceedings' },
  ],
  bad: [
    {
      text: 'Officers charged Tom Reed with murder on Sunday. He served six years for an assault.',
      why: 'charged in the active voice, and an earlier term',
    },
    {
      text: 'Police have arrested Ada Brook. A friend said she had told him that she did it.',
      why: 'a confession',
    },
    { text: 'Tom Reed was charged with burglary on Monday. He has previous convictions for theft.' },
    { text: 'Tom Reed, arrested on suspicion of murder, had confessed to a friend, a neighbour said.' },
    {
      text: 'Tom Reed appeared at Ashgill Magistrates’ Court charged with assault. “He has form,” said a neighbour.',
      why: 'in a neighbour’s words',
    },
    { text: 'Tom Reed was charged with fraud. In 2019 he was jailed for an earlier fraud.' },
  ],
  check(input, report) {
    if (!hasWordOf(input, PROCESS_WORDS)) return;
    const { plain, frontMatter } = input.article;
    const proceedings = frontMatter.law?.proceedings;
    if (proceedings === 'concluded' || proceedings === 'none') return;
    const stage = stageOf(input);
    if (!stage || (proceedings !== 'active' && isDecided(plain.text))) return;
    const risk = PREJUDICE.exec(plain.text);
    if (!risk) return;
    report({
      message: lawPrompt(
        `This article names ${stage.name} as arrested or before a court, and says “${risk[0]}”.`,
        'Are proceedings active, and could this prejudice them? If they are over, write `law: {proceedings: concluded}`.',
      ),
      span: plain.sourceSpan({ start: risk.index, end: risk.index + risk[0].length }),
      related: [{ message: 'The stage.', span: plain.sourceSpan(stage) }],
    });
  },
});

/** What a jury should not know, or what takes the verdict for granted. */
const PREJUDICE =
  /\b(?:(?:previous|earlier|past|prior|spent|string of|\d+) (?:criminal )?convictions?|(?<!\b(?:no|without a|any) )criminal (?:record|past|history)|(?:has|had|with) form\b(?! of)|known to (?:the )?police|history of (?:violence|violent|offending|abuse|theft|fraud|stalking)|(?:career|serial|hardened|habitual|repeat) (?:criminal|offender|thief|burglar|rapist|fraudster)|(?:had |has |have )?confess(?:ed|ion)\b|admitted (?:killing|stabbing|attacking|taking|stealing|doing it|it to)|(?:previously|once|already) (?:jailed|convicted|imprisoned|sentenced)|(?:was|been) (?:jailed|convicted|imprisoned) (?:for [^.]{3,40} )?(?:in (?:19|20)\d\d|years ago|before)|[Ii]n (?:19|20)\d\d,? (?:he|she) was (?:jailed|convicted|imprisoned)|(?:served|spent) (?:time|\w+ (?:years|months)) in (?:prison|jail)|(?:served|spent) (?:\w+ ){1,3}(?:years?|months?) for|(?:had|has) (?:\w+ )?been (?:banned|fined|cautioned|jailed|convicted|imprisoned)|fined (?:him|her) for|told (?:him|her|them|\w+ \w+|police|officers) (?:that )?(?:he|she) (?:did it|had (?:done it|killed|stabbed|hit|taken))|(?:beaten|attacked|raped|hit|stabbed|threatened) (?:an? |his |her )?(?:earlier|previous|former|another) (?:partner|girlfriend|boyfriend|wife|husband|victim)|(?:is|was) a (?:dangerous|violent) (?:man|woman|driver|criminal)|caught on (?:camera|film|CCTV)|failed (?:a |the )?lie detector)\b/;

/** The verdict, unless it is one of long ago. */
function isDecided(text: string): boolean {
  const match = DECIDED.exec(text);
  return match !== null && !LONG_AGO.test(text.slice(Math.max(0, match.index - 60), match.index + 80));
}

const LONG_AGO = /\b(?:previous(?:ly)?|earlier|[Ii]n (?:19|20)\d\d|years ago|once|already|in the past)\b/;

/** Somebody with a name and, close behind or before it in a sentence, the stage. */
function stageOf(input: RuleInput): (Span & { name: string }) | undefined {
  const { text } = input.article.plain;
  const places = namedPeople(input);
  for (const match of text.matchAll(IN_PROCESS)) {
    const near = places.find(
      ({ start, end }) =>
        end > match.index - 120 &&
        start < match.index + match[0].length + 60 &&
        !/[.!?]\s/.test(text.slice(Math.min(end, match.index), Math.max(match.index, start))),
    );
    if (near) return { name: near.name, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}
