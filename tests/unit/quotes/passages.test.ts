import { describe, expect, it } from 'vitest';
import { PlainText } from '../../../src/article/plain-text.ts';
import { analyse } from '../../../src/quotes/analyse.ts';

const read = (text: string) => {
  const { quotations, faults } = analyse(PlainText.of(text));
  return { words: quotations.map((quotation) => quotation.words), faults: faults.map((fault) => fault.kind) };
};

describe('marks that pair up', () => {
  it.each([
    ['straight', 'Ada said: "We wait." Then: "We go."', ['We wait.', 'We go.']],
    ['curly', '“We wait,” said Ada. “We go.”', ['We wait,', 'We go.']],
    ['opened curly, closed straight', '“We wait," said Ada.', ['We wait,']],
    ['guillemets', 'Ada said: «We wait.»', ['We wait.']],
    ['two apostrophes', "Ada said: ''We wait.''", ['We wait.']],
    ['backticks and apostrophes', "Ada said: ``We wait.''", ['We wait.']],
    ['curly the wrong way round', 'Ada said: ”We wait,“ and left.', ['We wait,']],
    ['the wrong way round with a gap', '” … and so we left,” said Ada.', ['… and so we left,']],
    ['after a sign that nobody sees', '\u202A”We wait,” said Ada.', ['We wait,']],
    ['in brackets and after dashes', 'The plan ("mad") was —"cruel"— he said.', ['mad', 'cruel']],
    ['a blank before the closing comma', 'Ada called it "mad ", and left.', ['mad ']],
    ['three dots first', 'Ada said: "...and then we left."', ['...and then we left.']],
    [
      'single marks inside double ones',
      '"He told me \'never again\' twice," said Ada.',
      ["He told me 'never again' twice,"],
    ],
    ['double marks inside double ones', '"He said "go" twice," said Ada.', ['He said "go" twice,']],
    [
      'single marks in a British paper',
      "'We wait,' said Ada. 'It's the dogs' home, and it's late.'",
      ['We wait,', "It's the dogs' home, and it's late."],
    ],
    [
      'curly single marks',
      '‘It is the workers’ canteen,’ said Ada. ‘They’ll wait.’',
      ['It is the workers’ canteen,', 'They’ll wait.'],
    ],
    ['double inside single', '‘He said “go” twice,’ said Ada. ‘I went.’', ['He said “go” twice,', 'I went.']],
  ])('%s', (_, text, words) => {
    expect(read(text)).toEqual({ words: words.map((one) => one.trim()), faults: [] });
  });
});

describe('signs that are no marks', () => {
  it.each([
    ['decades and elisions', "The '90s were 'orrible, 'tis said; rock 'n' roll and 'em all."],
    ['curly elisions', '’Tis the season; the ’90s; rock ’n’ roll.'],
    ['plural possessives', 'The dogs’ home and the boys’ school shut.'],
    ['feet and inches', `The wall is 6' 2" high and 30" wide.`],
    ['goin’ and o’', "He's goin' to the o'clock club, ol' boy."],
    ['names', "O'Brien and D’Arcy met at King's Cross."],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ words: [], faults: [] });
  });
});

describe('a stray mark', () => {
  it('costs one finding and not the rest of the article', () => {
    const rest = '\n\n“We go,” said Tom Reed.\n\nAda called it “mad”.';
    expect(read(`Ada said the plan was good”.${rest}`)).toEqual({
      words: ['We go,', 'mad'],
      faults: ['stray-close'],
    });
    expect(read(`Ada said “the plan was good.${rest}`)).toEqual({
      words: ['the plan was good.', 'We go,', 'mad'],
      faults: ['unclosed'],
    });
    expect(read(`Ada said “the plan “was good” today.${rest}`).faults).toEqual(['unclosed']);
  });
});
