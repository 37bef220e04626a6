import type { Quotation } from '../../quotes/analysis.ts';
import { containsWords, foldedWords } from '../../text/fold.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const quoteNotInBody = defineRule({
  id: 'headline/quote-not-in-body',
  summary: 'Words in quotation marks in the headline that nobody is quoted as saying in the article.',
  why: 'A paraphrase between marks is a false quotation, even over a correct article (IPSO ruling 00952-19; Editors’ Code 1: headlines must be supported by the text).',
  severity: 'error',
  good: [
    {
      text: '---\nheadline: "Bridge is \'a disgrace\', says mayor"\n---\n“It is a disgrace,” said Ada Brook.',
    },
    {
      text: '---\nheadline: Mayor: ‘We won’t wait’\n---\n"We won\'t wait," said Ada Brook.',
      why: 'marks of another shape',
    },
    {
      text: '---\nheadline: Crowds flock to ‘The Last Ferry’\n---\nThe play opened on Monday.',
      why: 'a title',
    },
    { text: "---\nheadline: Council's '90s plan returns\n---\nThe plan is back.", why: 'apostrophes' },
    {
      text: '---\nheadline: "‘We waited, and nobody came’"\n---\n“We waited,” said Ada Brook, “and nobody came.”',
      why: 'an interrupted quotation',
    },
  ],
  bad: [
    { text: '---\nheadline: "\'Riots\' in Millbrook"\n---\nA crowd gathered, said Ada Brook.' },
    {
      text: '---\nheadline: Bridge ‘will never open’\n---\n“It will not open soon,” said Ada Brook.',
      why: 'a paraphrase in marks',
    },
    {
      text: '---\nheadline: Bridge ‘unsafe’\n---\nThe bridge is unsafe, a report found.',
      why: 'in the text, but nobody’s words',
    },
  ],
  check(input, report) {
    const { article, analysis } = input;
    const headline = analysis.quotations.filter(
      (quotation) => quotation.zone === 'headline' && quotation.kind !== 'title',
    );
    if (headline.length === 0) return;
    const said = utterances(analysis.quotations.filter((quotation) => quotation.zone !== 'headline'));
    const body = foldedWords(bodyWords(input));
    // In an interview the answers stand without marks.
    if (article.frontMatter.type === 'interview-qa') said.push(body);
    for (const quotation of headline) {
      const words = foldedWords(quotation.words);
      if (said.some((spoken) => containsWords(spoken, words))) continue;
      const why = containsWords(body, words)
        ? 'the article uses these words, but quotes nobody as saying them'
        : 'nobody says these words in the article';
      report({
        message: `The headline quotes “${quotation.words}”, but ${why}.`,
        span: article.plain.sourceSpan(quotation),
      });
    }
  },
});

/** The words of each utterance; the halves of an interrupted one belong together. */
function utterances(quotations: readonly Quotation[]): string[][] {
  const spoken = new Map<number, string[]>();
  for (const quotation of quotations)
    spoken.set(quotation.utterance, [
      ...(spoken.get(quotation.utterance) ?? []),
      ...foldedWords(quotation.words),
    ]);
  return [...spoken.values()];
}

const bodyWords = ({ article }: RuleInput): string =>
  article.plain.blocks
    .filter((block) => block.zone !== 'headline' && block.zone !== 'standfirst')
    .map((block) => article.plain.words(block))
    .join('\n');
