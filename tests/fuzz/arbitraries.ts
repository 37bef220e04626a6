import fc from 'fast-check';

/** Pieces that make trouble where text is read: marks, markup, comments, letters of two units, ends of lines. */
const PIECES = [
  '“',
  '”',
  '"',
  "'",
  '’',
  '‘',
  '``',
  "''",
  '«',
  '»',
  '>',
  '> > > ',
  '***',
  '_',
  '~~',
  '`',
  '```\n',
  '<!--',
  '-->',
  '<!-- newsctl-disable style/typography -- why -->',
  '<!-- newsctl-disable-next -->',
  '<script>',
  '</p>',
  '&quot;',
  '&#x201C;',
  '[^1]',
  '[^1]: ',
  '[',
  '](',
  '](https://x.example)',
  '![',
  '|',
  '|---|---|\n',
  '- ',
  '1. ',
  '# ',
  '---\n',
  '\n---\n',
  ':::',
  ':::opinion[Our view]\n',
  '\n:::\n',
  ':::update[14:05]\n',
  '\n\n',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '    ',
  '\u00a0',
  '\u2028',
  '\u200b',
  '\u202e',
  '\u0000',
  '\ufeff',
  '😀',
  '👩‍🚒',
  'é',
  'e\u0301',
  'שלום',
  '漢字',
  '\ud83d',
  '\udc00',
  ' said',
  ', said Ada Brook',
  ' according to ',
  'He said:',
  'Q: ',
  'A: ',
  'NOOR: ',
  '…',
  '...',
  '. . .',
  ' – ',
  '--',
  '[sic]',
  '[TK]',
  'TK',
  '{{gap}}',
  '£1.2m',
  '6ft 2"',
  "'90s",
  '(',
  ')',
  '\\',
  '$&',
  '%s',
  ': ',
  '- {',
  '}',
  '!!js',
  '&a',
  '*a',
  '? ',
  '"\n',
  'a'.repeat(300),
  ' '.repeat(200),
] as const;

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
);

/** One edit; places are parts of the text's length, so that they fit whatever it has become. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(400),
  kind: fc.constantFrom('insert', 'insert', 'insert', 'delete', 'replace', 'move', 'double'),
  piece,
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function applied(text: string, { at, to, length, kind, piece: words }: Edit): string {
  const start = Math.floor(at * text.length);
  const end = Math.min(text.length, start + length);
  const rest = text.slice(0, start) + text.slice(end);
  const cut = text.slice(start, end);
  const target = Math.floor(to * rest.length);
  switch (kind) {
    case 'insert':
      return text.slice(0, start) + words + text.slice(start);
    case 'delete':
      return rest;
    case 'replace':
      return text.slice(0, start) + words + text.slice(end);
    case 'move':
      return rest.slice(0, target) + cut + rest.slice(target);
    default:
      return text.slice(0, end) + cut + text.slice(end);
  }
}

/** A text of a list after up to twelve random edits. */
export const edited = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 12 }))
    .map(([text, edits]) => edits.reduce(applied, text));

const WORDS = [
  'the',
  'weir',
  'Ada Brook',
  'said',
  'council',
  'on Monday',
  'it',
  'was',
  'safe',
  'Mr Reed',
  'plan',
  '.',
  ',',
  '?',
];

/** Markdown that nobody would write, with front matter or without. */
export const randomMarkdown: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(
      '',
      '---\n',
      '\ufeff---\r\n',
      '---\nheadline: A weir\ntype: news\n---\n',
      '---\ntype: [news\n---\n',
    ),
    fc.array(fc.oneof(piece, fc.constantFrom(...WORDS), fc.constant(' ')), { maxLength: 120 }),
  )
  .map(([head, parts]) => head + parts.join(''));

const scalar = fc.oneof(
  fc.constantFrom(
    'on',
    'off',
    'null',
    '~',
    '0x1F',
    '1e9',
    '.inf',
    '2026-11-31',
    '2026-11-23T06:00:00Z',
    '',
    '[]',
    '{}',
    'x: y',
  ),
  fc.integer().map(String),
  fc.string({ maxLength: 12 }),
  piece,
);

/** YAML of some keys, much of it broken. @param keys those that the reader knows */
export const randomYaml = (keys: readonly string[]): fc.Arbitrary<string> => {
  const key = fc.oneof(fc.constantFrom(...keys), fc.string({ maxLength: 6 }));
  const line = fc
    .tuple(
      fc.constantFrom('', '', '', '  ', '    ', '- ', '  - ', '\t'),
      key,
      scalar,
      fc.constantFrom(': ', ':', ':\n  - ', ': |\n  ', ' '),
    )
    .map(([indent, name, value, colon]) => `${indent}${name}${colon}${value}\n`);
  return fc.array(line, { maxLength: 14 }).map((lines) => lines.join(''));
};
