import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/article/markdown.ts';
import { htmlByRemark } from '../../../src/site/body-html.ts';
import { bodyTree } from '../../../src/site/body-tree.ts';
import { simpleHtml } from '../../../src/site/simple-html.ts';

const MARKS = {
  link: (url: string) => (url.startsWith('http') ? url : `%EF%BF%BE0%EF%BF%BF${/#.*$/.exec(url)?.[0] ?? ''}`),
  picture: () => '\uFFFE0\uFFFF',
  interview: true,
};
const UPDATE = { anchor: 'u1', at: { iso: '2031-05-01T10:00:00Z' }, corrected: true, author: 'Ann Lee' };

/** Both ways to the same HTML; the first is null where a body is not simple. */
function bothWays(markdown: string, updates = false) {
  const marks = { ...MARKS, ...(updates ? { updates: [UPDATE as never] } : {}) };
  const tree = bodyTree(parseMarkdown(markdown), marks);
  return { simple: simpleHtml(tree), remark: htmlByRemark(tree) };
}

const part = fc.constantFrom(
  ...[
    'The ferry is back.',
    'two\nlines',
    'Alder & Sons, 2 < 3 > 1',
    '“Yes,” she said.',
    'a "b" \'c\'',
    '&amp; &lt;',
  ],
  ...[
    '*so*',
    '**so**',
    '***so***',
    '*a **b** c*',
    '~~gone~~',
    '`code`',
    'a  \nb',
    'a\\\nb',
    'x \ny',
    'a[^1]',
    '[^1]: note',
  ],
  ...[
    '[a](b.md)',
    '[a](b.md#c "t")',
    '[a](https://a.example/b?c=d&e)',
    '[](https://a.example)',
    '[a](https://a.example/%zz)',
  ],
  ...[
    '[a](https://a.example/é)',
    '[*a*](https://a.example/b_c)',
    '![x](y.png)',
    '[![x](y.png)](b.md)',
    'words ![x](y.png) more',
  ],
  ...[
    '# One',
    '## Two',
    '#### Four',
    '##',
    '## *a* & b',
    '- one\n- two',
    '- one\n\n- two',
    '- a\n  - b',
    '1. a\n2. b',
    '- [ ] a',
  ],
  ...[
    '- ![x](y.png)',
    '-',
    '> said',
    '| a |\n|---|\n| b |',
    '```\ncode\n```',
    '***',
    '<b>x</b>',
    '<div>',
    ':::opinion\nIt is.\n:::',
  ],
  ...[
    ':::note\n- a\n- b\n:::',
    ':::update\nNow.\n:::',
    ':::opinion[So & so]\nIt.\n:::',
    ':::odd\nIt.\n:::',
    ':::note\n:::',
    ':::note\n> a\n:::',
  ],
  ...[
    'Q: Why?',
    'A: So.',
    '**Q: Why?**',
    '\u00a0',
    '\u0007',
    '\u2028',
    '😀',
    'a\u0085b',
    '[a]: https://a.example',
    '[a]',
  ],
);
const gap = fc.constantFrom('\n\n', '\n\n', '\n\n', '\n', ' ', '');
const markdown = fc
  .array(fc.tuple(part, gap), { maxLength: 8 })
  .map((parts) => parts.map(([words, between]) => words + between).join(''));

test('what is simple comes out as remark-html makes it, byte for byte', () => {
  fc.assert(
    fc.property(markdown, fc.boolean(), (text, updates) => {
      const { simple, remark } = bothWays(text, updates);
      if (simple !== null) expect(simple.trim()).toBe(remark);
    }),
    { numRuns: 3000 },
  );
});

test('so do whole articles', () => {
  const folder = join(import.meta.dirname, '../../articles');
  const names = readdirSync(folder);
  const simple = names.filter((name) => {
    const text = readFileSync(join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
    const ways = bothWays(text);
    if (ways.simple !== null) expect(ways.simple.trim(), name).toBe(ways.remark);
    return ways.simple !== null;
  });
  expect(simple.length).toBeGreaterThan(names.length / 2);
});

test('copy is simple with headings, links, lists, pictures and labelled blocks', () => {
  const text = [
    'The ferry is *back*, say [Alder & Sons](https://alder.example/a_b).',
    '![A ferry](/media/ferry.png)',
    '# From the quay',
    '- one\n- **two**',
    'See [the notes](notes.md#two).',
    '- three\n\n- four',
    ':::opinion\nIt is time.\n:::',
  ].join('\n\n');
  expect(bothWays(text).simple).toBe(
    [
      '<p>The ferry is <em>back</em>, say <a href="https://alder.example/a_b">Alder &#x26; Sons</a>.</p>',
      '\uFFFE0\uFFFF',
      '<h2>From the quay</h2>',
      '<ul>\n<li>one</li>\n<li><strong>two</strong></li>\n</ul>',
      '<p>See <a href="%EF%BF%BE0%EF%BF%BF#two">the notes</a>.</p>',
      '<ul>\n<li>\n<p>three</p>\n</li>\n<li>\n<p>four</p>\n</li>\n</ul>',
      '<aside class="opinion" aria-label="Opinion">\n<p class="label">Opinion</p>\n<p>It is time.</p>\n</aside>',
    ].join('\n'),
  );
});

test.each(['| a |\n|---|\n| b |', '1. one', '`code`', '> said', '[a](https://a.example/?b&c)'])(
  '%j is left to remark-html',
  (text) => expect(bothWays(text).simple).toBeNull(),
);
