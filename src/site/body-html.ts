import type { Root } from 'mdast';
import remarkHtml, { type Options } from 'remark-html';
import { unified } from 'unified';
import { type BodyMarks, bodyTree } from './body-tree.ts';
import { simpleHtml } from './simple-html.ts';

/** Every element and attribute that a body may have on the page; anything else is taken out at the very end. */
const SCHEMA = {
  strip: ['script', 'style'],
  clobber: [],
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  ancestors: { tbody: ['table'], td: ['table'], th: ['table'], thead: ['table'], tr: ['table'] },
  tagNames: [
    ...['a', 'aside', 'blockquote', 'br', 'code', 'del', 'em'],
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre', 'section', 'strong'],
    ...['sup', 'table', 'tbody', 'td', 'th', 'thead', 'time', 'tr', 'ul'],
  ],
  attributes: {
    a: [
      ...['href', 'id', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaDescribedBy', 'ariaLabel'],
      ['className', 'data-footnote-backref'],
    ],
    aside: ['id', 'ariaLabel', ['className', 'opinion', 'update', 'note']],
    code: [['className', /^language-[\w-]+$/]],
    h2: ['id', ['className', 'sr-only']],
    li: ['id'],
    ol: ['start'],
    p: [['className', 'label', 'question', 'answer']],
    section: ['ariaLabel', 'dataFootnotes', 'tabIndex', ['className', 'footnotes', 'table']],
    td: [['className', 'left', 'center', 'right']],
    th: [['className', 'left', 'center', 'right']],
    time: ['dateTime'],
  },
} satisfies Options['sanitize'];

const processor = unified()
  .use(remarkHtml, { sanitize: SCHEMA as Options['sanitize'] })
  .freeze();

/** The body of an article as HTML that is safe to put on a page. */
export function bodyHtml(tree: Root, marks: BodyMarks): string {
  const shown = bodyTree(tree, marks);
  return (simpleHtml(shown) ?? htmlByRemark(shown)).trim();
}

/**
 * The same by remark-html alone.
 * @param tree from `bodyTree`
 * @internal
 */
export const htmlByRemark = (tree: Root): string => processor.stringify(tree).trim();
