import { describe, expect, it } from 'vitest';
import { PlainText } from '../../../../src/article/plain-text.ts';
import { analyse } from '../../../../src/quotes/analyse.ts';
import { frameOf } from '../../../../src/quotes/frame.ts';
import { PeopleResolver } from '../../../../src/quotes/people/resolver.ts';

const people = (text: string) => analyse(PlainText.of(text)).people;

describe('the people of an article', () => {
  it('come in the order of their first mention, with every later one', () => {
    const text =
      'Dr Una Pell, head of the trust, waited. Ms Pell left. She said “no”. The head sat. Pell slept.';
    const [una] = people(text);
    expect(una).toMatchObject({ name: 'Una Pell', role: 'head of the trust', organisation: false });
    expect(una!.mentions.map(({ text: words, form }) => [words, form])).toEqual([
      ['Dr Una Pell', 'full'],
      ['Ms Pell', 'title'],
      ['She', 'pronoun'],
      ['The head', 'role'],
      ['Pell', 'surname'],
    ]);
    for (const { start, end, text: words } of una!.mentions) expect(text.slice(start, end)).toBe(words);
  });

  it('have no role where none is given', () => {
    expect(people('Ann Lee said “no”. Ann slept.')).toMatchObject([
      { name: 'Ann Lee', role: null, mentions: [{ form: 'full' }, { form: 'forename' }] },
    ]);
  });

  it('include organisations, and leave out places', () => {
    const names = people('Millbrook Council met in Church Lane. Ann Lee’s dog barked at Fenny Bank.');
    expect(names.map(({ name, organisation }) => [name, organisation])).toEqual([
      ['Millbrook Council', true],
      ['Ann Lee', false],
    ]);
  });

  it('are not those whom only a quotation names', () => {
    expect(people('Ann Lee said: “Ask Tom Moss.”').map(({ name }) => name)).toEqual(['Ann Lee']);
  });

  it('are named as in the text where a transcript has capitals', () => {
    expect(people('ANN LEE: “No.”\n\nIt was Ann Lee who left.').map(({ name }) => name)).toEqual(['Ann Lee']);
  });

  it('show the ambiguity of a name that two have', () => {
    const { quotations } = analyse(
      PlainText.of('Ada Brook met Una Brook. “No,” said Brook. “No,” she said.'),
    );
    expect(quotations.map(({ person, candidates }) => [person, candidates])).toEqual([
      [null, ['Ada Brook', 'Una Brook']],
      [null, ['Ada Brook', 'Una Brook']],
    ]);
  });
});

/** The people of a text that holds no quotation. */
function peopleOf(text: string): number {
  const plain = PlainText.of(text);
  const frames = plain.blocks.map((block) => frameOf(plain, block, []));
  return new PeopleResolver(plain, (index) => frames[index]!, []).people().length;
}

describe('hostile texts', () => {
  it.each([
    ['names', 'Ann Lee met Tom Moss. '],
    ['one surname', 'Ann Lee, Tom Lee, Una Lee said Lee. '],
    ['one long name', 'Lee '],
    ['particles', 'Lee van der '],
    ['pronouns', 'She said he told her that it was his. '],
    ['roles', 'the coroner, Dr Ann Lee, a nurse, '],
    ['paragraphs', 'Ann Lee said so.\n\n'],
  ])('of a megabyte of nothing but %s are read', (_, unit) => {
    // A pattern that is slow here, because its time grows with the square of the length, runs into the time-out.
    expect(peopleOf(unit.repeat(1_000_000 / unit.length))).toBeLessThan(10);
  });

  it('of five million letters with a new name in each sentence are read', () => {
    const letters = (number: number) =>
      [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const text = Array.from({ length: 230_000 }, (_, at) => `Ann Lee${letters(at)} said no. `).join('');
    expect(text.length).toBeGreaterThan(4_900_000);
    expect(peopleOf(text)).toBe(230_000);
  });
});
