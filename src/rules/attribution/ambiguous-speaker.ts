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
      report({
        message: `“${speaker.text}” may be ${candidates.slice(0, 3).join(' or ')}: name the one who speaks.`,
        span: article.plain.sourceSpan(speaker),
      });
    }
  },
});

const PRONOUN = /^(?:he|she|they)$/i;
