import type { Analysis } from '../../quotes/analysis.ts';
import { sentencesIn } from '../named-people.ts';
import { defineRule } from '../rule.ts';

export const ambiguousSpeaker = defineRule({
  id: 'attribution/ambiguous-speaker',
  summary: 'A pronoun names the speaker, and two or more people may be meant.',
  why: 'Words that a reader gives to the wrong person are a false quotation to that reader; a name costs nothing (desk practice).',
  // A reader often tells from the sense what no grammar shows, so this is no more than a hint.
  severity: 'note',
  good: [
    { text: 'Ada Brook opened the meeting. “We wait,” she said.', why: 'one person' },
    { text: 'Ada Brook met Tom Reed. “We wait,” she said.', why: 'the pronoun tells them apart' },
    { text: 'Ada Brook met Una Reed. “We wait,” Ms Brook said.', why: 'a name' },
    { text: '“We wait,” said Ada Brook. “And wait,” she said.', why: 'a single speaker goes on' },
    { text: 'The council met. “We wait,” a spokeswoman said.', why: 'no pronoun' },
    {
      text: 'Mr Adam Brook spoke last, in a debate that Mr Tom Reed had asked for. “We wait,” he said.',
      why: 'the sentence is about one of them',
    },
    {
      text: 'Mr Adam Brook sent his regards to Mr Tom Reed and Mr Jack Vale. “We wait,” he said.',
      why: 'one person does it, to two others',
    },
    {
      text: 'Mr Adam Brook was against the plan of Mr Tom Reed. He had never seen it. “We wait,” he said.',
      why: 'one of them has been carried on',
    },
  ],
  bad: [
    { text: 'Mr Adam Brook and Mr Tom Reed argued about the bridge. “No,” he said.' },
    { text: 'Mrs Ada Brook and Mrs Una Reed walked out together. “We have had enough of it,” she said.' },
    {
      text: 'Sir Adam Brook and Mr Tom Reed both spoke at the meeting on Monday. He said the plan was “mad and cruel”.',
    },
  ],
  check({ article, analysis }, report) {
    const seen = new Set<number>();
    for (const { speaker, person, candidates, zone } of analysis.quotations) {
      if (!speaker || person !== null || candidates.length < 2 || zone === 'headline') continue;
      if (!PRONOUN.test(speaker.text) || seen.has(speaker.start)) continue;
      seen.add(speaker.start);
      if (!standTogether(analysis, article.plain.text.slice(0, speaker.start), candidates)) continue;
      report({
        message: `“${speaker.text}” may be ${candidates.slice(0, 3).join(' or ')}: name the one who speaks.`,
        span: article.plain.sourceSpan(speaker),
      });
    }
  },
});

const PRONOUN = /^(?:he|she|they)$/i;

/** `Brook and Reed …. “No,” he said.`: two of them are equals in the last sentence that names anybody. */
function standTogether({ people }: Analysis, before: string, candidates: readonly string[]): boolean {
  const names = people
    .filter(({ name }) => candidates.includes(name))
    .flatMap(({ mentions }) => mentions)
    .filter(({ form, end }) => form !== 'pronoun' && end <= before.length)
    .sort((a, b) => a.start - b.start);
  const [first, second] = names.slice(-2);
  if (candidates.length > 2 || !first || !second) return false;
  if (!TOGETHER.test(before.slice(first.end, second.start)) || !beginsSentence(before.slice(0, first.start)))
    return false;
  const since = sentencesIn(before.slice(second.end)).length;
  // The sentence that names them, and the one that begins with somebody’s words.
  return since <= 2 && !/\b(?:[Hh]e|[Ss]he)\b(?![^“"]*[”"])/.test(before.slice(second.end));
}

/** Nothing but an `and`, with a few words of description. */
const TOGETHER = /^(?:, [^,.]{1,40},)? and (?:his |her |the |an? )?(?:\p{L}+ ){0,2}$/u;

/** Nobody and nothing stands before it in the sentence but a word or two of when and where. */
const beginsSentence = (before: string): boolean =>
  before.slice(sentencesIn(before).at(-1)!.start).trim().split(/\s+/).length <= 3;
