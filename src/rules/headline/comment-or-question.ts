import { isNews } from '../copy.ts';
import { defineRule } from '../rule.ts';

export const commentOrQuestion = defineRule({
  id: 'headline/comment-or-question',
  summary: 'A headline over news that asks, exclaims, or reproaches.',
  why: 'A question mark lets a headline suggest what the article cannot show (Reuters: beware of headline questions), and an exclamation mark comments. Comment and fact are to be kept apart (Editors’ Code 1).',
  severity: 'warning',
  good: [
    { text: '---\ntype: explainer\nheadline: Why is the bridge shut?\n---\nIt is old.', why: 'an explainer' },
    { text: '---\ntype: opinion\nheadline: Shut it now!\n---\nWe must.', why: 'opinion' },
    {
      text: '---\ntype: news\nheadline: “Where is our bus?” ask parents\n---\n“Where is our bus?” asked Ada Brook.',
      why: 'somebody asks, and is quoted',
    },
    { text: '---\ntype: news\nheadline: Oliver! returns to the Grand\n---\nIt is back.', why: 'a title' },
    { text: '---\ntype: news\nheadline: Council asks why the bridge is shut\n---\nIt is.', why: 'a report' },
    { text: '---\ntype: news\nheadline: "Inspectors explain why the dam did not hold"\n---\nIt is.' },
  ],
  bad: [
    { text: '---\ntype: news\nheadline: Did the mayor lie?\n---\nNobody knows.' },
    { text: '---\ntype: news\nheadline: Bridge shut again!\n---\nIt is.' },
    { text: '---\ntype: court\nheadline: Why didn’t they act on the dam\n---\nNobody knows.' },
  ],
  check(input, report) {
    const { plain } = input.article;
    const [block] = plain.blocks;
    if (block?.zone !== 'headline' || !isNews(input)) return;
    const headline = withoutQuotations(
      input.analysis.quotations,
      plain.text.slice(block.start, block.end),
      block.start,
    );
    const match = ASKS.exec(headline) ?? EXCLAIMS.exec(headline) ?? REPROACHES.exec(headline);
    if (!match) return;
    const what = match[0].endsWith('?') ? 'asks' : match[0].endsWith('!') ? 'exclaims' : 'reproaches';
    report({
      message: `The headline ${what}, and the article is news: say what is known.`,
      span: plain.sourceSpan({
        start: block.start + match.index,
        end: block.start + match.index + match[0].length,
      }),
    });
  },
});

const ASKS = /\?/;
/** At the end: within it, the mark belongs to a title. */
const EXCLAIMS = /!(?=\s*$)/;
const REPROACHES =
  /^\s*(?:why|how) (?:did|do|does|was|were|is|are|has|have|can|could)(?:n[’']t| nobody| no one)\b/i;

/** Words between marks are blanked: they are somebody else's. */
function withoutQuotations(
  quotations: readonly { zone: string; start: number; end: number }[],
  text: string,
  base: number,
): string {
  let own = text;
  for (const { zone, start, end } of quotations)
    if (zone === 'headline')
      own = own.slice(0, start - base) + ' '.repeat(end - start) + own.slice(end - base);
  return own;
}
