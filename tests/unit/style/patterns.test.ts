import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeSteps } from '../../../src/style/guard.ts';
import { literally, Pattern } from '../../../src/style/pattern/pattern.ts';

const found = (pattern: string, text: string): string[] =>
  new Pattern(pattern).findAll(text).map((match) => match.text);

describe('patterns of style files', () => {
  it.each([
    ['(?i)(?m)\\b(?:weir|ford)\\b', 'Weir FORD fords', ['Weir', 'FORD']],
    ['\\b(?:(?i)weir|ford)\\b', 'WEIR FORD', ['WEIR', 'FORD']],
    ['(?i:w)eir', 'Weir WEIR', ['Weir']],
    ['(?-i)[a-c]x(?i)[a-c]y', 'axCY AXcy', ['axCY']],
    ['[[:alpha:]]+\\z', 'ab1 cd', ['cd']],
    ['(?P<one>o)(?P=one)', 'moor', ['oo']],
    ['(?>o+)r', 'moor', ['oor']],
    ['(?m)^weir$', 'the\nweir\nis', ['weir']],
    ['(?s)a.b', 'a\nb', ['a\nb']],
    ['a.b', 'a\nb', []],
    ['\\Qa.b\\E', 'a.b axb', ['a.b']],
    ['\\bsum\\b', 'résumé sum', ['sum']],
    ['\\p{Lu}+', 'ÉA b', ['ÉA']],
    ['\\d{2}{', '12{', ['12{']],
    ['(?<!no )weir', 'no weir, a weir', ['weir']],
  ])('%s', (pattern, text, expected) => {
    expect(found(pattern, text)).toEqual(expected);
  });

  it('match a text that was written out, wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (needle, before) => {
        const match = new Pattern(literally(needle)).findAll(before + needle)[0];
        expect(match?.text).toBe(needle);
        expect(match?.start).toBe((before + needle).indexOf(needle));
      }),
    );
  });

  it.each(['(a', 'a)', '[a', '(?y)a', '\\'])('refuse %s', (pattern) => {
    expect(() => new Pattern(pattern).validate()).toThrow(SyntaxError);
  });

  it('that run away are given up, and the rest is done', () => {
    const done: number[] = [];
    const givenUp = takeSteps(
      3,
      (index) => {
        if (index === 1) new Pattern('(?:a+)+b').test('a'.repeat(60));
        done.push(index);
      },
      100,
    );
    expect(givenUp).toEqual([1]);
    expect(done).toEqual([0, 2]);
  });
});
