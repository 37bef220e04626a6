import { copyOf, wordSet } from '../copy.ts';
import { defineRule } from '../rule.ts';

export const inconsistentTerm = defineRule({
  id: 'style/inconsistent-term',
  summary: 'One word written in two ways: with a hyphen and without, or as one word and as two.',
  why: 'Two spellings of a word in one article look like two desks, and a search finds only one of them.',
  severity: 'warning',
  good: [
    { text: 'A well-known man is well known here.', why: 'a hyphen before a noun' },
    { text: 'The co-operative met. The co-operative voted.' },
    { text: '“Use e-mail,” said Ada Brook. She wrote an email.', why: 'somebody’s words' },
    { text: 'A long-term plan works in the long term.', why: 'a compound in front of a noun' },
    { text: 'Re-sign the form, or resign.', why: 'two words of different meaning' },
    { text: 'The Co-op runs a coop for hens.', why: 'a name' },
  ],
  bad: [
    { text: 'She sent an e-mail. The email was long.' },
    { text: 'The cooperative met, and a co-operative was sold.' },
    { text: 'The council’s policymakers met. Other policy-makers stayed away.' },
  ],
  check(input, report) {
    const { plain } = input.article;
    const joined = new Map<string, number>();
    const hyphened: { word: string; start: number }[] = [];
    for (const { block, text } of copyOf(input))
      for (const match of text.matchAll(WORD)) {
        const [word] = match;
        if (word.includes('-')) hyphened.push({ word, start: block.start + match.index });
        else if (!joined.has(word)) joined.set(word, block.start + match.index);
      }
    const told = new Set<string>();
    for (const { word, start } of hyphened) {
      const other = word.replace(/-/g, '');
      const place = joined.get(other);
      if (place === undefined || told.has(word) || DIFFERENT.has(other)) continue;
      told.add(word);
      report({
        message: `“${word}” here, and “${other}” elsewhere in the article: choose one.`,
        span: plain.sourceSpan({ start, end: start + word.length }),
        related: [
          { message: `“${other}”.`, span: plain.sourceSpan({ start: place, end: place + other.length }) },
        ],
      });
    }
  },
});

/** A small word, with hyphens or without. */
const WORD = /(?<![\w’'.@/-])[a-z]+(?:-[a-z]+)*(?![\w’'@/-])/g;

/** With a hyphen they mean something else. */
const DIFFERENT =
  wordSet(`resign recover recreate reform resent represent remark react reserve recount relay release
  retreat reprove recede redress coop unionised unionized makeup setup lineup pickup takeover
  handout holdup buildup breakup crackdown dropout fallout followup kickoff layoff lockdown lookout payoff payout
  playoff rollout runoff sellout showdown shutdown standoff startup takeoff turnout walkout workout checkup cleanup backup
  cutback drawback feedback comeback rollback setback flashback touchdown breakdown slowdown countdown onsite offsite`);
