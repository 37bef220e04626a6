import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMarkdown, parseWhole } from '../../../src/article/markdown.ts';
import { parseSparingly } from '../../../src/article/plain-paragraphs.ts';

const piece = fc.constantFrom(
  ...[
    'The ferry is back.',
    '“It is,” said Ann Lee.',
    'two\nlines',
    '# Head',
    '- one',
    '- ',
    '1. first',
    '12) next',
  ],
  ...[
    '> said',
    '*',
    '**bold**',
    '_',
    '[a](b.md)',
    '![x](y.png)',
    '[note]',
    '[^1]',
    '`code`',
    '~~gone~~',
    '&amp;',
  ],
  ...[
    'www.ferry.example',
    'https://ferry.example',
    'at 10:45am',
    'ann@ferry.example',
    '***',
    '---',
    '===',
    '|',
  ],
  ...[
    'a | b',
    ':-',
    '--|--',
    '  ',
    '    ',
    '\t',
    '\\',
    ':',
    '<b>',
    'x<br>y',
    '😀',
    'é',
    '\u00a0',
    '\u2028',
    '\f',
  ],
  ...[
    '+ plus',
    '3 March',
    '1986. A year',
    '!',
    '$',
    '{x}',
    '^',
    '=',
    '-',
    '#',
    '>',
    '- [ ] task',
    '0123456789. long',
  ],
  ...['www', 'WWW.x', 'HTTP://x', 'xmpp:a', 'mailto:', '  indented', 'trailing  '],
);
const picture = fc.constantFrom(
  ...['![A ferry](/media/ferry_1.png)', '![A ferry](ferry.png "By Ann Lee")', '![](x.png)', '![ a ](b "")'],
  ...['![a](b c)', '![a](b (c))', '![a](b "c\\"")', '![a & b](c.png)', '![a](b) c', '![a](http://b.example)'],
  ...[
    'Alder & Sons',
    'R&D',
    '&#65;',
    '&',
    'a & b',
    '## The other side',
    '##  Two',
    '#',
    '# #',
    '## a #',
    '####### g',
  ],
);
const block = fc.constantFrom(
  ...[':::opinion\n', '\n:::', ':::opinion\nWords.\n:::', ':::update\n\n## Head\n\nWords\n:::', ':::a\n:::'],
  ...[
    ':::opinion\n\n![x](y.png)\n\nmore\n\n:::',
    ':::opinion \nWords.\n:::',
    '::::a\nb\n::::',
    ':::opinion\n- a\n:::',
  ],
  ...[
    ':::a\nb\n:::\n:::c\nd\n:::',
    ':::a\nb\n::: c',
    ':::a{b=c}\nd\n:::',
    ':::a\nb\n  :::',
    ':::a\n\uFEFF\n:::',
  ],
);
const far = fc.constantFrom(
  '```',
  '~~~',
  ':::opinion',
  ':::',
  '<div>',
  '<!-- a',
  '-->',
  '[a]: b',
  '[^1]: note',
  '\r\n',
  '\0',
  '\uFEFF',
);
const gap = fc.constantFrom(
  '\n\n',
  '\n\n',
  '\n',
  ' ',
  '',
  '\n \n',
  '\n\n\n',
  '\n\n    ',
  '\n\n  ',
  '\n\n- ',
  '\n> ',
);

const markdown = (part: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(part, gap), { maxLength: 12 })
    .map((parts) => parts.map(([words, between]) => words + between).join(''));

test('the tree is the one that the parser makes, with all its places', () => {
  fc.assert(
    fc.property(markdown(fc.oneof(piece, picture)), (text) => {
      expect(parseMarkdown(text)).toEqual(parseWhole(text));
    }),
    { numRuns: 2500 },
  );
});

test('also where something reaches over blank lines', () => {
  fc.assert(
    fc.property(markdown(fc.oneof(piece, picture, block, far)), (text) => {
      expect(parseMarkdown(text)).toEqual(parseWhole(text));
    }),
    { numRuns: 2000 },
  );
});

test('also of blocks fenced with colons among plain words', () => {
  const words = fc.constantFrom(
    'The ferry is back.',
    'two\nlines',
    '- one',
    '> said',
    '# Head',
    '1. first',
    '',
  );
  fc.assert(
    fc.property(markdown(fc.oneof(words, block)), (text) => {
      expect(parseMarkdown(text)).toEqual(parseWhole(text));
    }),
    { numRuns: 3000 },
  );
});

test('also of whole articles, and of any characters', () => {
  const folder = join(import.meta.dirname, '../../articles');
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
    expect(parseMarkdown(text), name).toEqual(parseWhole(text));
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(parseMarkdown(text)).toEqual(parseWhole(text));
    }),
    { numRuns: 2000 },
  );
});

test('also of lists of lines and of words in stars, and of what nearly is that', () => {
  const part = fc.constantFrom(
    ...[
      '- one\n- two',
      '- one',
      '- ',
      '-  a',
      '- a\nb',
      '- - a',
      '- [ ] a',
      '- [x](y.md), *so*',
      '* a',
      '+ a',
      '1. a',
    ],
    ...[
      '*so*',
      '**so**',
      '***so***',
      '*a b*',
      '*a* b*',
      '* a*',
      '*a *',
      '**a*',
      '*a**',
      '“*a*”',
      '(*a*)',
      'a*b*',
      '*a*b',
    ],
    ...[
      '*a*.',
      '**8 April** and *more*',
      '*a\nb*',
      '*a [b](c) d*',
      '[*a*](b)',
      '*`a`*',
      '*é*',
      '*1*',
      '*“a”*',
      '_a_',
    ],
    ...[
      'Words.',
      ':::note\n- a\n- b\n:::',
      ':::note\n*a*\n:::',
      '## Head',
      '> said',
      '![x](y.png)',
      '*',
      '**',
      '&amp;',
    ],
    ...[
      '*a&amp;b*',
      '*www.a.example*',
      '*a*—b',
      '*a*’s',
      '\u00a0*a*',
      '*a*\u00a0b',
      '*😀*',
      '*a😀*',
      '$*a*',
      '*a*$',
    ],
  );
  const between = fc.constantFrom(
    '\n\n',
    '\n\n',
    '\n\n\n',
    '\n',
    ' ',
    '',
    '\n\n  ',
    '\n\n    ',
    ' \n',
    '\n   \n',
    '.',
    ',',
  );
  const text = fc
    .array(fc.tuple(part, between), { maxLength: 9 })
    .map((parts) => parts.map(([words, gap]) => words + gap).join(''));
  fc.assert(
    fc.property(text, (one) => {
      expect(parseMarkdown(one)).toEqual(parseWhole(one));
    }),
    { numRuns: 4000 },
  );
});

test('plain blocks never reach the parser', () => {
  const parsed: string[] = [];
  const text = [
    'The ferry is back, say Alder & Sons.',
    'It runs at 10:45am,\nas before.',
    '## From the quay',
    'See [the notes](notes.md),\nor [those](/a/ "of Ann").',
    'See *the* notes, **all** of them (*each*).',
    '- one, says [Ann](ann.md)\n- *two*',
    '- and, behind a blank line, three',
    'Words.',
    'See _those_ notes.',
    '1. one',
    '![A ferry](/media/ferry.png "Photo: Ann Lee")',
    ':::opinion\nIt is time.\n\nIt is.\n:::',
    '“Good,” he said.\n',
  ].join('\n\n');
  const tree = parseSparingly(text, (part) => {
    parsed.push(part);
    return parseWhole(part);
  });
  expect(parsed).toEqual(['See _those_ notes.\n\n1. one\n\n']);
  expect(tree).toEqual(parseWhole(text));
});
