import * as z from 'zod';
import { copyOf, isNews, wordSet } from '../copy.ts';
import { defineRule } from '../rule.ts';

const options = z.strictObject({
  words: z.array(z.string()).default([]),
  allow: z.array(z.string()).default([]),
});

export const loadedLanguage = defineRule<z.infer<typeof options>>({
  id: 'style/loaded-language',
  summary: 'A word of judgement in the reporter’s own account of news: vile, evil, slammed.',
  why: 'Whether somebody is vile is for readers to find, or for a person who is quoted to say. Comment is to be kept apart from fact (Editors’ Code 1).',
  severity: 'warning',
  options,
  optionHelp: {
    words: 'Further words that the newsroom does not want.',
    allow: 'Words of the list that it does not mind.',
  },
  good: [
    { text: '“He is vile and evil,” said Ada Brook.', why: 'somebody’s words' },
    { text: '---\ntype: opinion\n---\nIt is a vile plan.', why: 'opinion' },
    { text: 'The car slammed into the wall.', why: 'the thing itself' },
    { text: 'Evil Spirits played at the Vile Arts Club.', why: 'names' },
    { text: 'The sermon was about good and evil.', why: 'a noun' },
    { text: 'The puppet of the play grows more evil from act to act.', why: 'no judgement of anybody' },
    { text: 'Tom Reed called the plan evil, said Ada Brook.', why: 'laid to somebody' },
  ],
  bad: [
    { text: 'Police are looking for the vile attacker.' },
    { text: 'The mayor slammed the plan.' },
    { text: 'The sickening scene was in Mill Lane.' },
    { text: 'The gutless board met in May.', options: { words: ['gutless'] } },
  ],
  check(input, report, { words, allow }) {
    if (!isNews(input)) return;
    const { plain } = input.article;
    const own = new Set(words.map((word) => word.toLowerCase()));
    const allowed = new Set(allow.map((word) => word.toLowerCase()));
    for (const { block, text } of copyOf(input))
      for (const match of text.matchAll(WORD)) {
        const [word] = match;
        const small = word.toLowerCase();
        if (allowed.has(small) || !(own.has(small) || isLoaded(small, text, match.index))) continue;
        const start = block.start + match.index;
        report({
          message: `“${word}” judges. Say what happened, or quote somebody who says so.`,
          span: plain.sourceSpan({ start, end: start + word.length }),
        });
      }
  },
});

const WORD = /(?<![\w’'-])[a-z]{4,}(?![\w’'-])/g;
const ALWAYS = wordSet(
  'monstrous despicable heinous sickening depraved callous cowardly evil vile twisted brazen fiendish barbaric',
);
const REBUKES = wordSet('slammed blasted savaged slams lambasted rubbishes');

/** An adjective before a noun, or a rebuke with a person's plan behind it; not within what is laid to somebody. */
function isLoaded(word: string, text: string, at: number): boolean {
  if (REBUKES.has(word))
    return /^\w+ (?:the (?:plan|plans|decision|council|government|minister|mayor|move|proposal|idea|report|deal|bill|board|firm|company)|his|her|their)\b/.test(
      text.slice(at, at + 40),
    );
  if (!ALWAYS.has(word)) return false;
  const before = text.slice(Math.max(0, at - 80), at);
  const after = text.slice(at + word.length, at + word.length + 25);
  return (
    /^ [a-z]{3,}/.test(after) &&
    !/^ (?:and|or|that|than|but|from|in|on|at|to|with|for|when|because|there|spirits?|empire|twin|eye)\b/.test(
      after,
    ) &&
    !LAID.test(before)
  );
}

/** Somebody calls it so. */
const LAID =
  /\b(?:call(?:ed|ing|s)?|describ\w+|brand\w+|denounc\w+|condemn\w+|label\w+|as|said|says|about|accus\w+|against|of|from|between|axis of)\b[^.]{0,40}$/;
