import type { Span } from '../../text/position.ts';
import { SpanIndex } from '../../text/span-index.ts';
import { defineRule } from '../rule.ts';

export const notesLeak = defineRule({
  id: 'publishing/notes-leak',
  summary:
    'A note of the desk that would reach readers: a query to legal, a tracked change, an editor’s remark.',
  why: 'A note to the lawyer that is printed tells readers, and the other side’s lawyer, what the paper was unsure of. HTML comments stay at home; marks in the text do not.',
  severity: 'error',
  fixable: 'safe',
  good: [
    { text: '<!-- LEGAL: ask Ann -->\n\nThe bridge is shut.', why: 'an HTML comment is not published' },
    { text: '```\n[LEGAL: ask Ann] {++x++}\n```', why: 'code' },
    { text: 'He wrote “[legal: none]” on it.', why: 'somebody’s words' },
    { text: 'The [legal advice](https://example.org/) is out.', why: 'a link' },
    { text: 'The [mayor] spoke of legal matters.', why: 'brackets with another use' },
    { text: 'It costs ++ or -- more, {so} they say.', why: 'no tracked change' },
  ],
  bad: [
    {
      text: 'The bridge is shut [LEGAL: can we say who shut it?] until May.',
      fixed: 'The bridge is shut until May.',
    },
    { text: 'The bridge is {--probably--} shut.', findings: 1 },
    { text: 'The bridge is shut [SUBS: trim here].', fixed: 'The bridge is shut.' },
    { text: '%% ask Ann before this runs %%\n\nThe bridge is shut.' },
  ],
  check({ article, analysis }, report) {
    const { plain } = article;
    const quoted = new SpanIndex(analysis.quotations);
    for (const block of plain.blocks) {
      if (block.zone === 'code') continue;
      const words = plain.words(block);
      for (const match of words.matchAll(NOTE)) {
        const at = { start: block.start + match.index, end: block.start + match.index + match[0].length };
        if (quoted.touches(at)) continue;
        const span = plain.sourceSpan(at);
        report({
          message: 'This note of the desk would be published. Take it out, or make it an HTML comment.',
          span,
          ...(match[0].startsWith('[') ? { fix: removal(article.text, span) } : {}),
        });
      }
    }
  },
});

/** `[LEGAL: …]`, `{++…++}` and its like, `%%…%%`, `@ann: check`. */
const NOTE =
  /\[(?:LEGAL|LAWYER|SUBS?|SUB-ED|EDITOR|ED|EDS|DESK|NOTE|NB|QUERY|NEWSDESK|PICTURES?|PIX|ACK|CHECK WITH \w+)(?: NOTE)?: [^\]\n]{1,500}\]|\{(?:\+\+|--|~~|>>|==)[^{}\n]{1,500}?(?:\+\+|--|~~|<<|==)\}|^%%[^%\n]{1,500}%%$/gm;

/** The note goes, with the blank before it; nothing that somebody said does. */
const removal = (text: string, { start, end }: Span) => ({
  description: 'Take the note out.',
  safe: true,
  edits: [{ start: text[start - 1] === ' ' ? start - 1 : start, end, text: '' }],
});
