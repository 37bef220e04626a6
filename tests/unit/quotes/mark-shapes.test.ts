import { describe, expect, it } from 'vitest';
import { PlainText } from '../../../src/article/plain-text.ts';
import { analyse } from '../../../src/quotes/analyse.ts';

const read = (text: string) => {
  const { quotations, faults } = analyse(PlainText.of(text));
  return { words: quotations.map(({ words }) => words), faults: faults.map(({ kind }) => kind) };
};

/** Each pair of marks quotes before, after, in part and interrupted. */
const PAIRS: [string, string, string][] = [
  ['straight', '"', '"'],
  ['curly', '“', '”'],
  ['curly, swapped', '”', '“'],
  ['curly, both closing', '”', '”'],
  ['curly, both opening', '“', '“'],
  ['German', '„', '“'],
  ['Polish', '„', '”'],
  ['guillemets', '«', '»'],
  ['guillemets that point inwards', '»', '«'],
  ['guillemets with blanks inside', '« ', ' »'],
  ['two apostrophes', "''", "''"],
  ['backticks and apostrophes', '``', "''"],
  ['curly and straight', '“', '"'],
  ['straight and curly', '"', '”'],
];

describe.each(PAIRS)('%s marks', (_, open, close) => {
  it.each([
    ['after a colon', 'Ada said: <We wait.> Tom left.'],
    ['before the verb', '<We wait,> said Ada.'],
    ['around a verb', '<We wait,> said Ada, <and we hope>.'],
    ['around one word', 'Ada called it <mad> and left.'],
    ['in brackets', 'The plan (<mad>) is ready.'],
    ['in square brackets', 'The plan [<mad>] is ready.'],
    ['between dashes', 'The plan —<mad>— is –<bad>– and -<sad>-.'],
    ['around brackets', 'Ada said: <[The plan] is mad (and bad).>'],
    ['around an ellipsis', '<… and so we left …> said Ada.'],
    ['around three dots', '<...and so we left...> said Ada.'],
    ['around spaced dots', '<. . . and so we left,> said Ada.'],
    ['before a semicolon', '<Mad>; <bad>; <sad>.'],
    ['around a question', '<Who knows?> asked Ada. <Nobody!> said Tom.'],
    ['beside emphasis', 'The plan is *<mad>* and _<bad>_ and **<We wait,>** said Ada.'],
    ['around emphasis', 'Ada said: <We *wait*, all of _us_.>'],
    ['over two paragraphs', 'Ada said: <We wait.\n\n{We hope.>'],
    ['around a sum', 'Ada said: <£10 is 5% more,> and left.'],
  ])('%s', (__, pattern) => {
    const text = pattern.replace(/[<{]/g, open).replace(/>/g, close);
    const words = [...pattern.matchAll(/<([^>]*)>/g)].map((match) => match[1]!.replace('{', ''));
    expect(read(text)).toEqual({ words, faults: [] });
  });
});

describe('marks that somebody mistyped', () => {
  it.each([
    ['no blank after a comma', '"We wait,"said Ada. She said,"We hope."', ['We wait,', 'We hope.']],
    ['no blank after a colon', 'Ada Brook:"We wait." Tom Reed:"We hope."', ['We wait.', 'We hope.']],
    ['no blank after a stop', 'They left."We wait," said Ada.', ['We wait,']],
    ['a blank on the inside', 'Ada said: " We wait. " Tom said: " We hope. "', ['We wait.', 'We hope.']],
    ['a blank before the closing mark', 'Ada said "we wait ", and left.', ['we wait']],
    ['after a sign that nobody sees', '\u200B“We wait,” said Ada.', ['We wait,']],
    ['after an accent of its own', 'The cafe\u0301"s" "We wait," said Ada.', ['s', 'We wait,']],
    ['left-over markup', 'See <a href="https://x.example" title=\'Go\'>here</a>: "mad".', ['mad']],
    ['left-over markup in curly marks', '<a href=”https://x.example”>“Mad”</a>, said Ada.', ['Mad']],
  ])('%s', (_, text, words) => {
    expect(read(text)).toEqual({ words, faults: [] });
  });

  it('are told from inches in curly marks', () => {
    expect(read('The wall is 6ft 2” high. “It is 6’ 2” at least,” said Ada.')).toEqual({
      words: ['It is 6’ 2” at least,'],
      faults: [],
    });
    expect(read('The bridge was built in 1990”, said Ada.').faults).toEqual(['stray-close']);
  });

  it.each([
    ['“', 'We wait.', '”'],
    ['”', 'We wait.', '”'],
    ['„', 'We wait.', '“'],
    ['»', 'We wait.', '«'],
    ['«', 'We wait.', '»'],
    ['``', 'We wait.', "''"],
    ['"', 'We wait.', '"'],
  ])('%s is closed by its own kind', (open, words, close) => {
    const { faults } = analyse(PlainText.of(`Ada said: ${open}${words}\n\nThe council meets.`));
    expect(faults.map(({ insert }) => insert)).toEqual([
      { at: 10 + open.length + words.length, text: close },
    ]);
  });
});
