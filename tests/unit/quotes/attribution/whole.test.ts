import { describe, expect, it } from 'vitest';
import { PlainText } from '../../../../src/article/plain-text.ts';
import { analyse } from '../../../../src/quotes/analyse.ts';

const speakers = (text: string) =>
  analyse(PlainText.of(text)).quotations.map(({ speaker, cue }) => [
    speaker?.text ?? null,
    cue?.text ?? null,
  ]);

describe('speakers', () => {
  it.each([
    ['name and verb before', 'Ada Brook said: “We wait.”', [['Ada Brook', 'said']]],
    ['name and verb after', '“We wait,” Ada Brook said.', [['Ada Brook', 'said']]],
    ['verb and name after', '“We wait,” said Ada Brook.', [['Ada Brook', 'said']]],
    [
      'a role between commas',
      'Ada Brook, leader of the council, said: “We wait.”',
      [['Ada Brook, leader of the council', 'said']],
    ],
    ['according to', '“We wait,” according to Ada Brook.', [['Ada Brook', 'according to']]],
    ['a pronoun', 'Tom was angry. “We wait,” he said.', [['he', 'said']]],
    [
      'an interrupted sentence',
      '“We wait,” said Ada Brook. “We always do.”',
      [
        ['Ada Brook', 'said'],
        ['Ada Brook', 'said'],
      ],
    ],
    [
      'a fragment in reported speech',
      'Ada Brook said the plan was “mad” and “cruel”.',
      [
        ['Ada Brook', 'said'],
        ['Ada Brook', 'said'],
      ],
    ],
    [
      'a nominal',
      'A spokesperson for the trust added: “We wait.”',
      [['A spokesperson for the trust', 'added']],
    ],
    ['a line of its own before', 'Ada Brook told the meeting:\n\n“We wait.”', [['Ada Brook', 'told']]],
    ['a title', 'The play “The Last Ferry” opened on Monday.', [[null, null]]],
  ])('are found: %s', (_, text, expected) => {
    expect(speakers(text)).toEqual(expected);
  });
});

describe('people', () => {
  const people = (text: string) =>
    analyse(PlainText.of(text)).quotations.map(({ person, candidates }) => [person, candidates]);

  it('are known again by their surname and by a pronoun', () => {
    expect(people('“We wait,” said Ada Brook.\n\n“We go,” said Ms Brook.\n\n“Now,” she said.')).toEqual([
      ['Ada Brook', []],
      ['Ada Brook', []],
      ['Ada Brook', []],
    ]);
  });

  it('are those whom the paragraph names, not who spoke in the one before', () => {
    expect(people('“We wait,” said Ada Brook.\n\nUna Vale runs the shop. “We go,” she said.')).toEqual([
      ['Ada Brook', []],
      ['Una Vale', []],
    ]);
    expect(people('Ada Brook and Una Vale argued. “We go,” she said.')).toEqual([
      [null, ['Ada Brook', 'Una Vale']],
    ]);
  });

  it('stay open between two of one surname', () => {
    expect(people('Ada Brook met Tom Brook.\n\n“We wait,” said Brook.')).toEqual([
      [null, ['Ada Brook', 'Tom Brook']],
    ]);
  });
});

describe('the warning that nobody is named', () => {
  const warned = (text: string) =>
    analyse(PlainText.of(text))
      .quotations.filter(({ warn }) => warn)
      .map(({ words }) => words);

  it('is for whole sentences that nobody speaks', () => {
    expect(warned('The bridge is shut.\n\n“We lost everything.”\n\nThe car park is empty.')).toEqual([
      'We lost everything.',
    ]);
  });

  it.each([
    ['fragments', 'The “plan” failed.'],
    ['titles', 'The play “The Last Ferry” opened.'],
    ['transcripts', 'Q: What now?\n\nA: “We lost everything.”'],
    ['turns', 'Ada Brook said: “One.”\n\n“We lost everything.”'],
    [
      'pull quotes',
      '“We lost everything,” said Ada Brook.\n\nThe road is shut.\n\nIt stays shut.\n\n“We lost everything”',
    ],
    [
      'attribution in the next paragraph',
      '“We lost everything.”\n\nAda Brook was speaking to the council, she told us.',
    ],
  ])('is not for %s', (_, text) => {
    expect(warned(text)).toEqual([]);
  });
});
