import { copyOf, hasWordOf, wordSet } from '../copy.ts';
import { lawPrompt } from '../law-prompt.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const suicideDetail = defineRule({
  id: 'legal/suicide-detail',
  summary:
    'A report of a suicide with detail of the method, with “committed”, or without a place to find help.',
  why: 'Detail of a method is copied (Editors’ Code 5: no excessive detail); “commit” is a word for crimes; the codes and the Samaritans’ guidelines ask for a helpline.',
  severity: 'review',
  jurisdictions: ['uk'],
  good: [
    { text: 'The vote was political suicide, said Ada Brook.', why: 'a figure of speech' },
    { text: 'A suicide bomber struck the market.', why: 'an attack' },
    { text: 'The band Suicide Notes played in Ashgill.', why: 'a name' },
    {
      text: 'Tom Reed died by suicide in May. The Samaritans can be called on 116 123.',
      why: 'no detail, and help',
    },
    {
      text: '---\nhelplines: [{name: Samaritans, number: "116 123"}]\n---\nTom Reed took his own life in May.',
      why: 'help in the front matter',
    },
    { text: 'The washing was hanged on a line of tablets and rope.', why: 'no death' },
    {
      text: 'Ada Brook said: “He committed suicide.” The Samaritans can be called on 116 123.',
      why: 'somebody’s words stay as they were said',
    },
    { text: 'Committed suicide prevention workers met in Ashgill. Call Lifeline for help.' },
  ],
  bad: [
    { text: 'A student killed herself after the exam, her parents said.', why: 'no helpline' },
    { text: 'Tom Reed committed suicide in May. For help, call the Samaritans.' },
    { text: 'Tom Reed took his own life with an overdose of 40 tablets. For help, call the Samaritans.' },
    { text: 'Tom Reed died by suicide in May, the inquest heard.', why: 'no helpline' },
    {
      text: 'Police treat it as a murder-suicide. A helpline is on 116 123. He was found hanged from a beam.',
    },
  ],
  check(input, report) {
    if (!hasWordOf(input, TRIGGERS)) return;
    const { plain, raw } = input.article;
    const told = toldIn(plain.text);
    if (!told) return;
    const at = (match: RegExpExecArray) =>
      plain.sourceSpan({ start: match.index, end: match.index + match[0].length });
    const committed = committedIn(input);
    if (committed)
      report({
        message: lawPrompt(
          `This article says “${committed[0]}”.`,
          'Would “died by suicide” or “took their own life” say it without the word for a crime?',
        ),
        span: at(committed),
      });
    const method = methodIn(input);
    if (method)
      report({
        message: lawPrompt(
          `This article mentions a suicide and “${method[0]}”.`,
          'Is that more detail of the method, the amount or the place than readers need?',
        ),
        span: at(method),
      });
    if (!HELP.test(plain.text) && !(Array.isArray(raw.helplines) && raw.helplines.length > 0))
      report({
        message: lawPrompt(
          `This article mentions a suicide (“${told[0]}”) and no helpline.`,
          'Should it say where readers can find help?',
        ),
        span: at(told),
      });
  },
});

const TRIGGERS = wordSet('suicide suicides life lives hanged overdose himself herself themselves');
const FIGURE =
  '(?<!\\b(?:political|career|economic|commercial|electoral|assisted|physician-assisted|anti-|corporate|national)[ -]?)';
const CONTEXT = new RegExp(
  `${FIGURE}\\bsuicides?\\b(?![- ](?:bomb|attack|vest|belt|mission|squad|car|truck|prevention|drone|note to|blast|raid|terror|watch|hotline|helpline|rate|pod|tuesday))|\\b(?:took|taken|taking|take) (?:his|her|their) own (?:life|lives)\\b|\\bended (?:his|her|their) own (?:life|lives)\\b|\\b(?:killed|hanged|drowned|shot) (?:himself|herself|themselves)\\b|\\bdied from an (?:intentional )?overdose\\b`,
  'i',
);
const COMMITTED = /\bcommit(?:s|ted|ting)? suicide\b(?! (?:prevention|bomb))/i;
const METHOD =
  /\b(?:hanged (?:himself|herself|themselves)|(?:found|was) (?:hanged|hanging)|hanged from|noose|ligature|overdos(?:e|ed) (?:of|on)|\d+ (?:tablets|pills|paracetamol)|paracetamol|jumped (?:from|off|in front)|(?:stepped|walked|threw (?:himself|herself)) (?:in front of|into the path)|carbon monoxide|helium|slit (?:his|her|their) (?:wrists?|throat)|shot (?:himself|herself)|drowned (?:himself|herself)|suicide note|exhaust fumes)\b/i;
const HELP =
  /\b(?:samaritans|help-?line|lifeline|116\s?123|988|crisis (?:line|text|hotline)|suicide (?:prevention )?(?:hot|help)line|childline|papyrus|for help)\b/i;

/** The first mention that is not the name of a film, a band or a book. */
function toldIn(text: string): RegExpExecArray | null {
  const match = CONTEXT.exec(text);
  return match && /^Suicides? [A-Z]/.test(text.slice(match.index, match.index + 12)) ? null : match;
}

/** In the reporter's own words: what somebody said stays as it was said. */
function committedIn(input: RuleInput): RegExpExecArray | null {
  for (const { block, text } of copyOf(input)) {
    const match = COMMITTED.exec(text);
    if (!match) continue;
    match.index += block.start;
    return match;
  }
  return null;
}

/** Words of the method, in a paragraph that tells of the death or in one beside it. */
function methodIn({ article: { plain } }: RuleInput): RegExpExecArray | null {
  const tells = plain.blocks.map((block) => CONTEXT.test(plain.words(block)));
  for (const [index, block] of plain.blocks.entries()) {
    if (!tells[index] && !tells[index - 1] && !tells[index + 1]) continue;
    const match = METHOD.exec(plain.words(block));
    if (match) {
      match.index += block.start;
      return match;
    }
  }
  return null;
}
