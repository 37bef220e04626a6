import { defineRule } from '../rule.ts';
import { excerpt } from '../../text/excerpt.ts';
import { htmlParts } from '../html-parts.ts';

export const htmlWords = defineRule({
  id: 'structure/html-words',
  summary: 'A block of HTML: it is left out of the page, with the words in it.',
  why: 'Pages are made from Markdown alone, so that nothing that was pasted runs in a reader’s browser or breaks the page. A paragraph, a table or a quotation that stands in HTML tags would be missing from the published article, and nobody would see that anything is.',
  severity: 'error',
  good: [
    { text: 'The bridge is <em>shut</em>.<br>It rained.', why: 'tags among words: the words stay' },
    { text: '<!-- ask Ann -->\n\nThe bridge is shut.', why: 'a comment, which is for the desk' },
    {
      text: '<div class="wide">\n\nThe bridge is shut.\n\n</div>',
      why: 'the words stand between the blocks',
    },
    { text: '```\n<p>The bridge is shut.</p>\n```', why: 'code' },
    { text: 'Fares are < £4 and > £2.', why: 'no tag' },
  ],
  bad: [
    { text: '<p>The bridge is shut.</p>' },
    { text: '<div>\nThe council voted 7 to 5.\n</div>\n\nIt rained.' },
    { text: '<table><tr><td>Adult</td><td>£4</td></tr></table>' },
    { text: '<blockquote>“We did not agree,” said Jo Reed.</blockquote>' },
    { text: '<iframe src="https://example.org/map"></iframe>', why: 'no words, but something to see' },
  ],
  check({ article }, report) {
    for (const { value, span, block } of article.html) {
      if (!block) continue;
      const { words, shows } = htmlParts(value);
      if (words !== '')
        report({
          message: `This HTML is left out of the page, with its words: “${excerpt(words, 60)}”. Write them in Markdown.`,
          span,
        });
      else if (shows)
        report({
          message: 'This HTML is left out of the page. Link to what it shows, or use a picture of `media/`.',
          span,
          atMost: 'warning',
        });
    }
  },
});
