import { reporterText } from '../../quotes/reporter-text.ts';
import { defineRule } from '../rule.ts';

export const anonymousNoReason = defineRule({
  id: 'attribution/anonymous-no-reason',
  summary: 'An unnamed source, and no word on why it is unnamed.',
  why: 'AP and SPJ: describe the source as closely as you can, and tell readers why it has no name; a bare “a source” almost never will do.',
  severity: 'warning',
  good: [
    {
      text: '“It is over,” said a source close to the board, who asked not to be named because the talks are private.',
      why: 'the reason is given',
    },
    { text: '“It is over,” said a spokeswoman for the council.', why: 'a spokeswoman speaks for a body' },
    { text: '“It is over,” residents said.', why: 'a crowd' },
    { text: '“It is over,” said Ada Brook, a source of much of the town’s gossip.', why: 'a name' },
    {
      text: '---\npeople:\n  - {id: s1, name: Source, anonymity: {reason: fears for his job, approved_by: editor}}\n---\n“It is over,” said a source at the mill.',
      why: 'the desk has recorded the reason',
    },
    { text: 'The source of the river is dry, said Ada Brook.', why: 'another kind of source' },
  ],
  bad: [
    { text: '“It is over,” said a source.' },
    { text: 'A source close to the board called the plan “mad and cruel”.' },
    { text: '“It is over,” an insider said.' },
    { text: '“We have no money,” said a person familiar with the talks.' },
  ],
  check({ article, analysis: { quotations } }, report) {
    if (article.frontMatter.people?.some(({ anonymity }) => anonymity?.reason)) return;
    const seen = new Set<number>();
    for (const { speaker, zone, parts } of quotations) {
      if (!speaker || zone === 'headline' || seen.has(speaker.start) || !isUnnamed(speaker.text)) continue;
      seen.add(speaker.start);
      if (REASON.test(reporterText(article.plain, quotations, parts[0]!.block))) continue;
      report({
        message: `Readers are not told why “${speaker.text}” has no name. Say why, or record it as \`anonymity.reason\` under \`people\`.`,
        span: article.plain.sourceSpan(speaker),
      });
    }
  },
});

const UNNAMED =
  /\b(?:sources?|insiders?)\b|\b(?:person|people|officials?|aides?|advisers?|executives?|employees?|staff members?) (?:close to|familiar with|with knowledge of|briefed on|involved in)\b/i;

/** No capital but the first letter: a source close to the board; not Ada Brook, a source … */
const isUnnamed = (words: string): boolean =>
  UNNAMED.test(words) &&
  /^(?:an?|one|two|three|several|some|another|sources?|insiders?|people)\b/i.test(words);

const REASON =
  /\bbecause\b|\bfor fear\b|\bfear(?:s|ed|ing)?\b|\bnot authori[sz]ed\b|\bto (?:speak|talk) (?:freely|candidly|openly)\b|\bnamed as\b|\bas (?:he|she|they) (?:was|were|is|are)\b|\bso as not to\b|\bto protect\b/i;
