import type { Root } from 'mdast';
import remarkHtml, { type Options } from 'remark-html';
import { unified } from 'unified';
import { type BodyMarks, bodyTree } from './body-tree.ts';

/** Every element and attribute that a body may have on the page; anything else is taken out at the very end. */
const SCHEMA = {
  strip: ['script', 'style'],
  clobber: [],
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  ancestors: { tbody: ['table'], td: ['table'], th: ['table'], thead: ['table'], tr: ['table'] },
  tagNames: [
    ...['a', 'aside', 'blockquote', 'br', 'code', 'del', 'div', 'em'],
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'li', 'ol', 'p', 'pre', 'section', 'strong'],
    ...['sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ],
  attributes: {
    a: [
      ...['href', 'id', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaDescribedBy', 'ariaLabel'],
      ['className', 'data-footnote-backref'],
    ],
    aside: ['ariaLabel', ['className', 'opinion', 'update', 'note']],
    code: [['className', /^language-[\w-]+$/]],
    div: ['role', 'ariaLabel', 'tabIndex', ['className', 'table']],
    h2: ['id', ['className', 'sr-only']],
    li: ['id'],
    ol: ['start'],
    p: [['className', 'label']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['align'],
    th: ['align'],
  },
} satisfies Options['sanitize'];

const processor = unified()
  .use(remarkHtml, { sanitize: SCHEMA as Options['sanitize'] })
  .freeze();

/** The body of an article as HTML that is safe to put on a page. */
export const bodyHtml = (tree: Root, marks: BodyMarks): string =>
  processor.stringify(bodyTree(tree, marks)).trim();
