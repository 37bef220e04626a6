import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PlainText } from '../../../src/article/plain-text.ts';
import { findPassages } from '../../../src/quotes/passages.ts';

/** Paragraphs with every usual way to quote: before, after, interrupted, in part, nested, running, and none. */
const PARAGRAPHS = [
  'The council met for three hours on Tuesday evening.',
  'Ada Brook said: “We have waited nine years for this bridge. We will not wait ten.”',
  '“It is falling down,” said Tom Reed. “Anyone can see it.”',
  'Una Vale called the plan “half-baked”, and the bridge “a ruin”.',
  '“He told me ‘never again’ twice,” said Ada Brook, whose bakery stands beside it.',
  'The town’s engineers closed it in March, and the dogs’ home beside it moved.',
  'Tom Reed told the meeting: “The money is there.',
  '“It has been there since last year.”',
  '“Nobody asked us,” Una Vale said, “and nobody will.”',
  'A spokesman for the county said it was “looking into” the matter.',
  'Ada Brook said: “We told them ‘mend it’, and they said ‘later’.”',
  'The bridge is 6ft 2in wide and was built in the 1890s.',
];

const TEXT = [...PARAGRAPHS, ...PARAGRAPHS].join('\n\n');
const straight = (text: string): string => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");

interface Change {
  text: string;
  at: number;
  /** How many units longer the text has become. */
  shift: number;
}

const remove = (text: string, mark: RegExp, index: number): Change => {
  const places = [...text.matchAll(mark)].map((match) => match.index);
  const at = places[index % places.length]!;
  return { text: text.slice(0, at) + text.slice(at + 1), at, shift: -1 };
};

const insert = (text: string, mark: string, index: number): Change => {
  const at = index % text.length;
  return { text: text.slice(0, at) + mark + text.slice(at), at, shift: 1 };
};

/** Start and end of the passages from an offset on, moved by some units. */
function passagesFrom(text: string, from: number, shift: number): [number, number][] {
  return findPassages(PlainText.of(text))
    .passages.map(({ parts }): [number, number] => [parts[0]!.start - shift, parts.at(-1)!.end - shift])
    .filter(([start]) => start >= from);
}

const faultsOf = (text: string) => findPassages(PlainText.of(text)).faults;

/** Where the second paragraph after an offset starts. */
function twoParagraphsOn(text: string, at: number): number {
  const first = text.indexOf('\n\n', at);
  const second = first < 0 ? -1 : text.indexOf('\n\n', first + 2);
  return second < 0 ? text.length : second + 2;
}

function expectLittleHarm(before: string, change: Change): void {
  const from = twoParagraphsOn(before, change.at);
  expect(passagesFrom(change.text, from, change.shift)).toEqual(passagesFrom(before, from, 0));
  expect(faultsOf(change.text).length).toBeLessThanOrEqual(2);
}

describe.each([
  ['curly', TEXT, ['“', '”'], /[“”]/g],
  ['straight', straight(TEXT), ['"'], /"/g],
] as const)('one wrong %s mark in an article', (_, text, marks, pattern) => {
  it('is right without it', () => {
    expect(faultsOf(text)).toEqual([]);
    expect(passagesFrom(text, 0, 0)).toHaveLength(22);
  });

  it('too few leaves all right from two paragraphs further on', () => {
    fc.assert(fc.property(fc.nat(1_000), (index) => expectLittleHarm(text, remove(text, pattern, index))));
  });

  it('too many leaves all right from two paragraphs further on', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.constantFrom(...marks), (index, mark) =>
        expectLittleHarm(text, insert(text, mark, index)),
      ),
      { numRuns: 500 },
    );
  });

  it('that closes is missed', () => {
    // Both texts have their marks at the same places; only one shows which of them close.
    for (const { index } of TEXT.matchAll(/”/g)) {
      const without = text.slice(0, index) + text.slice(index + 1);
      expect(faultsOf(without)).toHaveLength(1);
    }
  });
});
