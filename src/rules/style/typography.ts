import { count } from '../../text/count.ts';
import type { Span } from '../../text/position.ts';
import { copyOf } from '../copy.ts';
import { defineRule, type RuleInput } from '../rule.ts';

export const typography = defineRule({
  id: 'style/typography',
  summary: 'A hyphen for a dash, two blanks, or three stops for an ellipsis.',
  why: 'Typed signs that the composing room would have changed look like haste on the page. Only the reporter’s own words are looked at.',
  severity: 'note',
  fixable: 'safe',
  good: [
    { text: 'A well-known man left at 5-6pm.', why: 'compounds and ranges' },
    { text: 'The bridge – and the mill – is shut…', why: 'set properly' },
    { text: 'Ada Brook said: “It is...  over - I think.”', why: 'somebody’s words' },
    { text: '- A list\n- of things', why: 'a list' },
    { text: '`a - b` and `...` are code.' },
    { text: 'Ashgill 3 - 1 Dunmoor.', why: 'a score' },
  ],
  bad: [
    {
      text: 'The bridge - and the mill - is shut.',
      fixed: 'The bridge – and the mill – is shut.',
    },
    { text: 'The bridge is shut... again.', fixed: 'The bridge is shut… again.' },
    { text: 'The bridge  is shut.', fixed: 'The bridge is shut.' },
  ],
  check(input, report) {
    for (const [what, { right, spans }] of slipsIn(input)) {
      const more = spans.length - 1;
      report({
        message: `${what}${more > 0 ? `, here and in ${count(more, 'other place')}` : ''}.`,
        span: spans[0]!,
        related: spans.slice(1).map((span) => ({ message: 'Here too.', span })),
        fix: {
          description: `Write “${right}”.`,
          safe: true,
          edits: spans.map((span) => ({ ...span, text: right })),
        },
      });
    }
  },
});

/** By what is wrong: what is right, and every place. */
function slipsIn(input: RuleInput): Map<string, { right: string; spans: Span[] }> {
  const { plain, text: source } = input.article;
  const slips = new Map<string, { right: string; spans: Span[] }>();
  for (const { block, text } of copyOf(input)) {
    if (block.kind === 'field' || block.kind === 'table-cell') continue;
    for (const { index, 0: words } of text.matchAll(SIGNS)) {
      const span = plain.sourceSpan({ start: block.start + index, end: block.start + index + words.length });
      // An entity or a line break of the file is no slip.
      if (source.slice(span.start, span.end) !== words) continue;
      const [what, right] = slip(words);
      const known = slips.get(what);
      if (known) known.spans.push(span);
      else slips.set(what, { right, spans: [span] });
    }
  }
  return slips;
}

/** ` - ` between words, `--`, `...`, two or more blanks within a line. */
const SIGNS =
  /(?<=[a-z,)’]) (?:-|--) (?=[a-z(])|(?<=[A-Za-z’])\.\.\.(?!\.)|(?<=[A-Za-z.,;:!?)’]) {2,}(?=[A-Za-z])/g;

function slip(words: string): [what: string, right: string] {
  if (words.includes('-')) return ['A hyphen stands where a dash belongs', ' – '];
  return words.startsWith('.')
    ? ['Three stops stand where an ellipsis belongs', '…']
    : ['More than one blank stands between two words', ' '];
}
