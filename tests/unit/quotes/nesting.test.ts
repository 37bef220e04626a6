import { describe, expect, it } from 'vitest';
import { PlainText } from '../../../src/article/plain-text.ts';
import { analyse } from '../../../src/quotes/analyse.ts';

/** Each outer passage with its marks, and those inside it. */
const read = (text: string) => {
  const { quotations, faults } = analyse(PlainText.of(text));
  return {
    passages: quotations.map(({ start, end, nested }) => [
      text.slice(start, end),
      ...nested.map((span) => text.slice(span.start, span.end)),
    ]),
    faults: faults.map(({ kind }) => kind),
  };
};

describe('marks inside marks', () => {
  it.each([
    [
      'single in double',
      '“He said ‘never again’ to us,” said Ada.',
      ['“He said ‘never again’ to us,”', '‘never again’'],
    ],
    [
      'straight',
      `"He said 'never again' to us," said Ada.`,
      [`"He said 'never again' to us,"`, "'never again'"],
    ],
    [
      'at the start',
      '“‘Never again’ is what he said,” said Ada.',
      ['“‘Never again’ is what he said,”', '‘Never again’'],
    ],
    [
      'at the end',
      '“What he said was ‘never again.’”',
      ['“What he said was ‘never again.’”', '‘never again.’'],
    ],
    ['both', '“‘Never again.’”', ['“‘Never again.’”', '‘Never again.’']],
    ['straight, at both ends', `"'Never again.'"`, [`"'Never again.'"`, "'Never again.'"]],
    ['with a thin blank between', '“ ‘Never again.’ ” said Ada.', ['“ ‘Never again.’ ”', '‘Never again.’']],
    ['two', '“He said ‘yes’ and then ‘no’,” said Ada.', ['“He said ‘yes’ and then ‘no’,”', '‘yes’', '‘no’']],
    [
      'double in double',
      '“He said “never again” to us,” said Ada.',
      ['“He said “never again” to us,”', '“never again”'],
    ],
    [
      'guillemets in curly',
      '“He said «never again» to us,” said Ada.',
      ['“He said «never again» to us,”', '«never again»'],
    ],
    [
      'curly in guillemets',
      '«He said “never again” to us,» said Ada.',
      ['«He said “never again” to us,»', '“never again”'],
    ],
    [
      'single in two apostrophes',
      "''What he said was 'never again.'''",
      ["''What he said was 'never again.'''", "'never again.'"],
    ],
    [
      'three deep',
      '“He said ‘the sign reads “keep out” and I did’ to us,” said Ada.',
      [
        '“He said ‘the sign reads “keep out” and I did’ to us,”',
        '‘the sign reads “keep out” and I did’',
        '“keep out”',
      ],
    ],
    [
      'three deep, all at the end',
      '“He said ‘the sign reads “keep out.”’”',
      ['“He said ‘the sign reads “keep out.”’”', '‘the sign reads “keep out.”’', '“keep out.”'],
    ],
    [
      'with apostrophes around',
      '“The dogs’ owners’ ‘club’ isn’t the ’90s’ best,” said Ada.',
      ['“The dogs’ owners’ ‘club’ isn’t the ’90s’ best,”', '‘club’'],
    ],
  ])('%s', (_, text, passage) => {
    expect(read(text)).toEqual({ passages: [passage], faults: [] });
  });

  it('may be double ones in a paper that quotes in single ones', () => {
    const text = '‘We wait here for news,’ said Ada. ‘He told us “never again” at the gate.’';
    expect(read(text)).toEqual({
      passages: [['‘We wait here for news,’'], ['‘He told us “never again” at the gate.’', '“never again”']],
      faults: [],
    });
  });

  it('may be three deep there as well', () => {
    const text = '‘We wait here for news,’ said Ada. ‘He said “the sign reads ‘keep out’ now” to us.’';
    expect(read(text).faults).toEqual([]);
    expect(read(text).passages[1]).toEqual([
      '‘He said “the sign reads ‘keep out’ now” to us.’',
      '“the sign reads ‘keep out’ now”',
      '‘keep out’',
    ]);
  });

  it.each([
    ['“', '”', '‘', '’'],
    ['"', '"', "'", "'"],
    ['‘', '’', '“', '”'],
    ["'", "'", '"', '"'],
  ])('go on over paragraphs: %s%s %s%s', (open, close, innerOpen, innerClose) => {
    const text = `${open}We wait here for news,${close} said Ada.\n\nTom Reed said: ${open}He told us: ${innerOpen}We go.\n\n${open}${innerOpen}We go now.${innerClose} That is all.${close}`;
    const { passages, faults } = read(text);
    expect(faults).toEqual([]);
    expect(passages[1]).toEqual([
      text.slice(text.indexOf(`${open}He told`)),
      `${innerOpen}We go.\n\n${open}${innerOpen}We go now.${innerClose}`,
    ]);
  });

  it('that are never closed leave the outer ones alone', () => {
    expect(read('“He said ‘never again to us,” said Ada. “Never.”')).toEqual({
      passages: [['“He said ‘never again to us,”'], ['“Never.”']],
      faults: [],
    });
    expect(read('«He said “never again to us,» said Ada. «Never.»').passages).toHaveLength(2);
  });
});

describe('a mark that opens twice', () => {
  it('is told from one inside another by whether both close', () => {
    const text = '“One. “Two,” said Ada. “Three,” said Tom.';
    expect(read(text)).toEqual({ passages: [['“One. '], ['“Two,”'], ['“Three,”']], faults: ['unclosed'] });
  });
});
