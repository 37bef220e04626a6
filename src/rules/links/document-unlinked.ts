import { copyOf, isNews } from '../copy.ts';
import { sentencesIn } from '../named-people.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const documentUnlinked = defineRule({
  id: 'links/document-unlinked',
  summary: 'A story rests on a report, a study or a judgment, and readers get no link to it.',
  why: 'Readers who can open the document can check the story (Trust Project: citations). One prompt an article.',
  severity: 'note',
  good: [
    { text: 'A [report](https://example.org/report) found 12 cracks in the bridge.', why: 'a link' },
    {
      text: '---\nsources: [{id: a, kind: document, url: https://example.org/a, captured_at: 2026-11-20}]\n---\nA report found 12 cracks.',
      why: 'a document of the sources has an address',
    },
    {
      text: '---\nsources: [{id: a, kind: document, confidential: true, captured_at: 2026-11-20}]\n---\nA leaked report found 12 cracks.',
      why: 'leaked',
    },
    { text: 'The police report that the road is shut.', why: 'a verb' },
    {
      text: '---\ntype: council-foi\ndocuments: [{title: Minutes, url: "https://example.org/m"}]\n---\nThe review found 12 cracks.',
    },
    { text: 'Ada Brook said: “A report found 12 cracks.”', why: 'somebody’s words' },
  ],
  bad: [
    { text: 'A report found 12 cracks in the bridge.' },
    {
      text: 'The study, published on Monday, shows that otters swim further. A review found more.',
      why: 'once',
    },
    { text: 'According to a report by the auditor, the fund is short.' },
  ],
  check(input, report) {
    if (!isNews(input) || hasDocument(input)) return;
    const { plain, links } = input.article;
    for (const { block, text } of copyOf(input)) {
      if (block.zone !== 'narrative' && block.zone !== 'update') continue;
      for (const { start, end } of sentencesIn(text)) {
        const match = DOCUMENT.exec(text.slice(start, end));
        if (!match) continue;
        const whole = plain.sourceSpan({ start: block.start + start, end: block.start + end });
        if (links.some(({ span }) => span.start < whole.end && whole.start < span.end)) return;
        const at = block.start + start + match.index;
        report({
          message: `“${match[0]}”: can readers be given a link to it, here or under \`sources\`?`,
          span: plain.sourceSpan({ start: at, end: at + match[0].length }),
        });
        return;
      }
    }
  },
});

/** A document with an address, or one that must not have any. */
const hasDocument = ({ article: { frontMatter, raw } }: RuleInput): boolean =>
  (frontMatter.sources ?? []).some(({ url, confidential }) => url !== undefined || confidential === true) ||
  (Array.isArray(raw.documents) && raw.documents.length > 0);

const NOUN = '(?:report|study|review|audit|dataset|judgment|judgement|ruling|white paper|survey)';
const DOCUMENT = new RegExp(
  `\\b(?:(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir) (?:[\\w’-]+ ){0,3}${NOUN}(?:, published [^,.]{2,40},| (?:by|from|of) (?:the )?[\\w ]{2,40})? (?:found|finds|shows|showed|concluded|concludes|revealed|reveals|warned|warns|recommended|recommends|says|said)\\b|[Aa]ccording to (?:a|an|the) (?:[\\w’-]+ ){0,3}${NOUN}\\b)`,
);
