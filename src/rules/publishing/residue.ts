import type { Block } from '../../article/plain-text.ts';
import type { Span } from '../../text/position.ts';
import { SpanIndex } from '../../text/span-index.ts';
import { defineRule } from '../rule.ts';

/** Left by writers: anywhere in the reporter's own words. */
const MARKERS: readonly [pattern: RegExp, what: string][] = [
  [
    /\[(?:TK|insert|name|date|check|link|photo|image|quote|fix|tbc|todo|xx+|\?+)\b[^\]\n]{0,300}\]/giu,
    'a prompt for the writer',
  ],
  [/\bTK(?:TK)*\b(?! Maxx)/gu, '“to come”'],
  [/(?<!\bBowl )(?<![\w\u00C0-\u024F])[xX]{3,}(?![\w\u00C0-\u024F])/g, 'a gap to fill in'],
  [/\blorem ipsum\b/giu, 'dummy text'],
  [/\?\?\?+/gu, 'a question nobody has answered'],
  [/\[\^[^\]\s]{1,60}\]/gu, 'a mark of a footnote that is not there'],
  [/\[[^[\]\n]{1,200}\]\[[^[\]\n]{1,100}\]/gu, 'a link whose address is not there'],
];

/** Left by a page that was copied: the whole of a paragraph. */
const CHROME =
  /^(?:top of page|bottom of page|back to top|skip to (?:main )?content|comments?(?: \(\d+\))?|leave a comment|read more|read next|related (?:articles|stories|posts)|share(?: this(?: article)?)?|tweet|sign up|subscribe(?: now)?|advertisement|advert|sponsored|print|save|follow us|most read|loading(?:\.\.\.|…)?|accept (?:all )?cookies|click here|placeholder|image|photo|caption)$/i;

export const residue = defineRule({
  id: 'publishing/residue',
  summary: 'Notes to oneself, dummy text, or pieces of a page that do not belong to the article.',
  why: 'A “TK” or “[insert quote]” in print is the fault that readers remember.',
  severity: 'error',
  good: [
    { text: 'TK Maxx will open in Millbrook, said Ada Brook.', why: 'a shop' },
    { text: '“TK is what we write,” said Ada Brook.', why: 'somebody’s words' },
    { text: 'The film won at Super Bowl XXX.', why: 'a Roman numeral' },
    { text: 'Residents left comments. Read more in the report.', why: 'words of a sentence' },
    { text: '```\nTK\n```', why: 'code' },
    { text: 'He wrote “[the] name”.', why: 'brackets in a quotation' },
    {
      text: 'It closes[^1], says the [report][r].\n\n[^1]: On Monday.\n\n[r]: https://example.org/',
      why: 'both are there',
    },
  ],
  bad: [
    { text: 'The mayor, TK, spoke.' },
    { text: 'The vote was [TK: how many for and against?].' },
    { text: 'Cllr XXX said no.' },
    { text: 'The council met.\n\nComments\n\nbottom of page', findings: 2 },
    { text: 'Lorem ipsum dolor sit amet.' },
    { text: 'It closes[^1], says the [report][r].', findings: 2 },
    { text: '---\nheadline: TK bridge story\n---\nIt closed.' },
    { text: ':::update[TK: time, such as 14:05 GMT]\nIt closed.\n:::', why: 'the label of a block' },
    { text: ':::update[[TK: time, such as 14:05 GMT]]\nIt closed.\n:::', why: 'a prompt as the label' },
  ],
  check(input, report) {
    const quoted = new SpanIndex(input.analysis.quotations);
    for (const block of input.article.plain.blocks) {
      if (block.zone === 'code') continue;
      const words = input.article.plain.words(block);
      if (CHROME.test(words.trim())) {
        report({
          message: `“${words.trim()}” is a piece of a page, not of the article.`,
          span: input.article.plain.sourceSpan(block),
        });
        continue;
      }
      for (const { span, what } of markers(quoted, block, words))
        report({
          message: `“${input.article.plain.words(span)}” is ${what}: fill it in or delete it.`,
          span: input.article.plain.sourceSpan(span),
        });
    }
    for (const { label, span } of input.article.namedBlocks)
      for (const { words, what } of inLabel(label ?? ''))
        report({
          message: `“${words}” is ${what}: fill it in or delete it.`,
          span: firstLine(input.article.text, span),
        });
  },
});

/** What stands in the label of a block is no part of the copy, but readers see it. */
function inLabel(label: string): { words: string; what: string }[] {
  for (const [pattern, what] of MARKERS) {
    const words = label.match(pattern);
    if (words) return [{ words: words[0], what }];
  }
  return [];
}

function firstLine(text: string, { start, end }: Span): Span {
  const line = text.slice(start, end).split(/[\r\n]/, 1)[0]!;
  return { start, end: start + line.length };
}

function markers(quoted: SpanIndex, block: Block, words: string): { span: Span; what: string }[] {
  const found: { span: Span; what: string }[] = [];
  for (const [pattern, what] of MARKERS) {
    for (const match of words.matchAll(pattern)) {
      const span = { start: block.start + match.index, end: block.start + match.index + match[0].length };
      const covered = found.some((other) => other.span.start < span.end && span.start < other.span.end);
      if (!quoted.touches(span) && !covered) found.push({ span, what });
    }
  }
  return found;
}
