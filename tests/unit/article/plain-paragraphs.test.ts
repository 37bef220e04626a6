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
    fc.property(markdown(piece), (text) => {
      expect(parseMarkdown(text)).toEqual(parseWhole(text));
    }),
    { numRuns: 2500 },
  );
});

test('also where something reaches over blank lines', () => {
  fc.assert(
    fc.property(markdown(fc.oneof(piece, far)), (text) => {
      expect(parseMarkdown(text)).toEqual(parseWhole(text));
    }),
    { numRuns: 2000 },
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

test('plain paragraphs never reach the parser', () => {
  const parsed: string[] = [];
  const text =
    'The ferry is back.\n\nIt runs at 10:45am,\nas before.\n\nSee [the notes](notes.md).\n\n- one\n\n“Good,” he said.\n';
  parseSparingly(text, (part) => {
    parsed.push(part);
    return parseWhole(part);
  });
  expect(parsed).toEqual(['See [the notes](notes.md).\n\n- one\n\n']);
});
