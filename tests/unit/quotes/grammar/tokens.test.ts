import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../../src/quotes/grammar/sentence.ts';
import { tagTokens } from '../../../../src/quotes/grammar/tag.ts';
import { tokenise } from '../../../../src/quotes/grammar/token.ts';

const words = (text: string) => tokenise(text).map((token) => token.text);

/** Words with their tags, as in `the/determiner`. */
function tagged(text: string): string[] {
  const tokens = tokenise(text);
  const starts = new Set(splitSentences(tokens, text).map(({ from }) => from));
  tagTokens(tokens, (index) => starts.has(index));
  return tokens.map(({ text: word, tag }) => `${word}/${tag}`);
}

describe('tokens', () => {
  it.each([
    ['Mr. Lee of Ferrow, Fla., came.', ['Mr.', 'Lee', 'of', 'Ferrow', ',', 'Fla.', ',', 'came', '.']],
    ['He’s the U.S.-born chair.', ['He', '’s', 'the', 'U.S.-born', 'chair', '.']],
    ['A 55-year-old paid $1,200.50 at 9 a.m.', ['A', '55-year-old', 'paid', '$1,200.50', 'at', '9', 'a.m.']],
    ['J. O’Neill (D-Fla.) said--no…', ['J.', 'O’Neill', '(', 'D-Fla.', ')', 'said', '--', 'no', '…']],
  ])('of %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('stand in order, never overlap, and leave out nothing but blanks', () => {
    const texts = fc.array(
      fc.constantFrom(
        'Ann',
        'Lee',
        'said',
        '’s',
        'he’s',
        'U.S.',
        '.',
        ',',
        ' ',
        '\n',
        '\uE000\uE000',
        '5%',
        '…',
        '--',
        'é',
        '橋',
        '🌉',
        '(',
        '@a',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(texts, (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const token of tokenise(text)) {
          expect(text.slice(end, token.start).trim()).toBe('');
          expect(token.text).toBe(text.slice(token.start, token.end));
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
    );
  });
});

describe('tags', () => {
  it.each([
    ['The report claims that it is safe.', 'report/noun claims/cue'],
    ['The claims were false.', 'claims/noun'],
    ['The Lee campaign said no.', 'campaign/noun said/cue'],
    ['He did not paddle it.', 'paddle/verb'],
    ['Late last month the council met.', 'Late/time last/time month/time the/determiner'],
    ['Nearly 60 voters waited.', 'Nearly/determiner 60/number'],
    ['Ann May said no.', 'May/name said/cue'],
    ['Kelly said no.', 'Kelly/name said/cue'],
  ])('of %s', (text, expected) => {
    expect(tagged(text).join(' ')).toContain(expected);
  });
});

describe('sentences', () => {
  it.each([
    ['Mr. Lee came. He sat.', 2],
    ['He paid 3.5 million. Then he left.', 2],
    ['J. Lee and Sen. Roe of Ferrow, Fla., met.', 1],
    [`${'said '.repeat(900)}`, 3],
  ])('of %s', (text, count) => {
    expect(splitSentences(tokenise(text), text)).toHaveLength(count);
  });
});
