import fc from 'fast-check';

export const USUAL = `id: archive-000123
type: news
headline: "Quarry Bay: leisure centre wins £710,000"
standfirst: "Its ‘last chance’, members say: they’ll paint & mend # soon"
slug: quarry-bay-leisure-centre-wins-710-000
section: local
lang: en-GB
byline:
  - name: "Odile Marchbanks"
    email: odile@example.com
tags:
  - "libraries funding"
  - parks
date_published: 2019-03-13T15:27:55+00:00
date: 2019-03-13
embargo:
  until: 2019-03-14T06:00Z
  note: 'none of "it" before'
sources:
images:
  - file: media/photo-021.png
    alt: "A street near local offices"
    licence: own
corrections:
  - date: 2019-03-13
    note: "The sum was wrong."
`;

/** What stands between bars. */
const barred = (text: string): string[] => text.split('¦');
const TEXTS = [
  ...barred(
    'words¦two words¦x¦Ærø¦“so”¦a:b¦http://example.com/#top¦a#b¦it’s¦it\'s¦a "b" c¦e5¦yes¦No¦off¦y¦nullable',
  ),
  ...barred('"words: and # all"¦""¦\'\'¦\'so, and “so”\'¦"  a  b "¦a - b¦a, [b] {c}¦a & *b !c¦a | >¦a --- b'),
  ...barred('2019-03-13¦2019-03-13 15:27¦2019-03-13T15:27:55+00:00¦2019-03-13T15:27:55.123Z'),
];
/** Letters that look like spaces, or like nothing, and are letters as any other. */
const STRANGE = ['a\u00a0', '\u00a0a', '\u2028', '\u{1f5de} a', 'a\ud800', '\udc00'];
export const DOUBTFUL = [
  ...barred(
    'null¦Null¦NULL¦nULL¦~¦true¦False¦tRUE¦0¦1¦-1¦+1¦1.5¦.5¦1e3¦0o7¦0x1F¦.inf¦-.INF¦.NaN¦1_000¦12:30',
  ),
  ...barred(
    '2019¦2019-3-1¦2019-13¦- a¦- - a¦-¦-a¦a: b¦a: b: c¦a:¦a: ¦: a¦:¦a #b¦# a¦#¦\'¦"¦"a¦a ¦ a¦  a¦=¦<<',
  ),
  ...barred(
    '"a" b¦"a"b"¦\'a\'\'b\'¦"a\\n"¦"\\¦a\\b¦|¦>-¦| a¦&a b¦*a¦!a b¦!!str 1¦%a¦@a¦`a¦? a¦?¦[a]¦[a¦{a: b}',
  ),
  ...barred('{¦}¦]¦,¦...¦---¦--- a¦a\tb¦\ta¦a\t¦a\u0085b¦\ufeffa¦a\ufeff¦\u0000¦a\rb¦a\u007f'),
];
const KEYS = barred(
  'id¦type¦headline¦tags¦name¦file¦a¦b¦x-own¦date_published¦e5¦start¦length¦constructor¦toString¦y¦no¦id¦tags¦a¦b',
);
const DOUBTFUL_KEYS = [
  ...barred(
    '__proto__¦<<¦null¦True¦~¦1¦1.0¦"a"¦\'b\'¦a b¦a:b¦- a¦? a¦[a]¦{a}¦¦ a¦é¦&a b¦*a¦!a¦.inf¦-¦---¦#¦a #¦_',
  ),
  ...['2019-03-13', 'k'.repeat(1030)],
];

const rare = <T>(usual: readonly T[], doubtful: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 24, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...doubtful) },
  );
const scalar = fc.oneof(
  { weight: 8, arbitrary: rare(TEXTS, [...DOUBTFUL, ...STRANGE, '']) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom(...'ab: #\'"-,?[]{}&*!|>%@`\\~0é'), maxLength: 6 }),
  },
);
const key = rare(KEYS, DOUBTFUL_KEYS);
const spaces = (...widths: number[]) => fc.constantFrom(...widths).map((width) => ' '.repeat(width));

const indented = (block: string, by: string): string => block.replaceAll(/^(?=.)/gm, by);
const entry = fc.tuple(key, rare([' '], ['', '  ', '\t']), scalar).map(([a, gap, b]) => `${a}:${gap}${b}\n`);
const item = scalar.map((text) => `- ${text}\n`);
const block = fc.letrec<{ map: string; list: string; value: string; entry: string; item: string }>((tie) => ({
  map: fc
    .array(tie('entry'), { minLength: 1, maxLength: 4, depthIdentifier: 'yaml' })
    .map((all) => all.join('')),
  list: fc
    .array(tie('item'), { minLength: 1, maxLength: 3, depthIdentifier: 'yaml' })
    .map((all) => all.join('')),
  value: fc.oneof(
    { depthIdentifier: 'yaml' },
    fc.constant(''),
    fc.tuple(spaces(2, 4, 2, 1, 0), tie('list')).map(([by, list]) => indented(list, by)),
    fc.tuple(spaces(2, 4, 2, 1), tie('map')).map(([by, map]) => indented(map, by)),
  ),
  entry: fc.oneof(
    { depthIdentifier: 'yaml', withCrossShrink: true },
    { weight: 3, arbitrary: entry },
    { weight: 2, arbitrary: fc.tuple(key, tie('value')).map(([name, value]) => `${name}:\n${value}`) },
  ),
  item: fc.oneof(
    { depthIdentifier: 'yaml', withCrossShrink: true },
    { weight: 1, arbitrary: item },
    { weight: 1, arbitrary: tie('map').map((map) => `- ${indented(map, '  ').slice(2)}`) },
  ),
}));

type Change = (text: string) => string;
const PIECES = [
  ...barred(
    '\n¦\n\n¦ ¦  ¦:¦: ¦-¦- ¦#¦ #¦"¦\'¦\\¦\t¦\r¦\r\n¦~¦null¦0¦a¦---\n¦...\n¦- - ¦? ¦& ¦*¦!¦>¦%¦{¦}¦[¦]¦,¦é',
  ),
  ...['|', '\n  ', '\n- ', '\na: b\n'],
];
const place = fc.nat({ max: 400 });
const onLine =
  (at: number, change: (line: string) => string): Change =>
  (text) => {
    const lines = text.split('\n');
    const index = at % lines.length;
    lines[index] = change(lines[index]!);
    return lines.join('\n');
  };
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...PIECES)).map(
    ([at, piece]): Change =>
      (text) => {
        const from = at % (text.length + 1);
        return text.slice(0, from) + piece + text.slice(from);
      },
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 4 })).map(
    ([at, count]): Change =>
      (text) => {
        const from = at % (text.length + 1);
        return text.slice(0, from) + text.slice(from + count);
      },
  ),
  place.map((at) => onLine(at, (line) => `${line}\n${line}`)),
  fc.tuple(place, spaces(0, 1, 2, 3, 4)).map(([at, by]) => onLine(at, (line) => by + line.trimStart())),
  fc.tuple(place, spaces(1, 2)).map(([at, by]) => onLine(at, (line) => by + line)),
  fc.tuple(place, scalar).map(([at, text]) => onLine(at, (line) => `${/^[^:]*:?/.exec(line)![0]} ${text}`)),
  fc.tuple(place, place).map(
    ([at, to]): Change =>
      (text) => {
        const lines = text.split('\n');
        const [moved] = lines.splice(at % lines.length, 1);
        lines.splice(to % (lines.length + 1), 0, moved!);
        return lines.join('\n');
      },
  ),
);
/** Front matter as it should be, nearly so, and with a letter or a line changed here and there. */
export const yaml = fc
  .tuple(
    fc.oneof({ weight: 4, arbitrary: block.map }, fc.constant(USUAL)),
    fc.array(change, { maxLength: 3 }),
  )
  .map(([text, changes]) => changes.reduce((changed, one) => one(changed), text));
