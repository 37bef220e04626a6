import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gfmNeeded } from '../../../src/article/gfm-needed.ts';
import { parseFully, parseWhole } from '../../../src/article/markdown.ts';

const PIECES = [
  ...[
    'word',
    'Two words',
    ' ',
    '\n',
    '\n\n',
    '  \n',
    '\t',
    '- ',
    '1. ',
    '> ',
    '# ',
    '---',
    ':-',
    '|',
    '| a | b |\n|---|:-:|\n',
  ],
  ...[
    '~',
    '~~',
    '*',
    '**',
    '_',
    '`',
    '```\n',
    '[',
    ']',
    '(',
    ')',
    '[x] ',
    '[ ] ',
    '- [\n] ',
    '[^1]',
    '[^1]: ',
    '[a]: /b',
  ],
  ...[
    'www.a.example',
    'http://a.example/b_c',
    'https://a.example',
    'desk@post.example',
    '@',
    'xmpp:a@b.example',
    '://',
  ],
  ...[
    '[a](https://a.example)',
    '[a](https://a.example "T")',
    '[www.a.example](https://b.example)',
    '![p](x.png)',
  ],
  ...['<', '<b>', '<https://a.example>', '\\', '&amp;', ':::note\n', '“Quote,” she said.', 'é', '\r\n'],
];
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

describe('a parser that leaves out what a text cannot have', () => {
  test('makes the same tree as one that knows everything', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(parseWhole(one)).toEqual(parseFully(one));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['Plain copy, with [a link](https://a.example/b "Title") in it.', '00000'],
    ['See www.a.example for more.', '10000'],
    ['`[a](https://a.example)`', '10000'],
    ['| a |\n|---|', '01000'],
    ['Said so.[^1]', '00100'],
    ['~~Not~~ so.', '00010'],
    ['- [x] done', '00001'],
  ])('%j needs %s', (one, needed) => expect(gfmNeeded(one)).toBe(needed));
});
