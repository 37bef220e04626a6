import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../src/sources/align/words.ts';
import { sourceFiles } from '../support/sources.ts';
import { verificationsOf } from '../support/verdict.ts';
import { FORMATS } from './formats.ts';
import { TEXTS } from './texts.ts';

const PARAGRAPHS = TEXTS.map(({ before, said, after }) => `${before} ${said} ${after}`);

const files = new Map(
  await Promise.all(
    Object.entries(FORMATS).map(async ([format, write]) => {
      const path = `sources/notes.${format}`;
      return [format, await sourceFiles({ [path]: await write(PARAGRAPHS) })] as const;
    }),
  ),
);

/** A stretch of at least four words of one of the paragraphs. */
const stretch = fc
  .record({ text: fc.nat(PARAGRAPHS.length - 1), from: fc.nat(), length: fc.integer({ min: 4, max: 40 }) })
  .map(({ text, from, length }) => {
    const words = PARAGRAPHS[text]!.split(' ');
    const start = from % (words.length - 3);
    return words.slice(start, start + length);
  });

const verdictOf = (format: string, words: string): string | undefined =>
  verificationsOf(
    `“${words}” Ann Lee said.`,
    [{ kind: 'document', file: `sources/notes.${format}` }],
    files.get(format)!,
  )[0]?.verdict;

/** More than by a capital or a stop. */
const differ = (one: string, other: string): boolean =>
  wordsOf(one).folded.join() !== wordsOf(other).folded.join();

/** Words that carry the content of a sentence: long enough, and not in the texts. */
const OTHERS = ['machine', 'feather', 'orchard', 'velvet', 'lantern', 'cobbler', 'thistle', 'marble'];

describe.each(Object.keys(FORMATS))('a source in .%s', (format) => {
  it('is read', () => {
    expect([...files.get(format)!.values()].map(({ problem }) => problem)).toEqual([null]);
  });

  it('bears out whatever is cut from it word for word', () => {
    fc.assert(
      fc.property(stretch, (words) => {
        expect(verdictOf(format, words.join(' '))).toBe('exact');
      }),
      { numRuns: 150 },
    );
  });

  it('never bears out words of which one was changed', () => {
    fc.assert(
      fc.property(stretch, fc.nat(), fc.constantFrom(...OTHERS), (words, at, other) => {
        const changed = words.map((word, index) => (index === at % words.length ? other : word)).join(' ');
        expect(['exact', 'permitted']).not.toContain(verdictOf(format, changed));
      }),
      { numRuns: 150 },
    );
  });

  it('never bears out words of which one was dropped, or two were swapped', () => {
    fc.assert(
      fc.property(stretch, fc.nat(), (words, place) => {
        const at = 1 + (place % (words.length - 2));
        const dropped = words.filter((_, index) => index !== at);
        const swapped = words.with(at, words[at + 1]!).with(at + 1, words[at]!);
        for (const [changed, isChanged] of [
          [dropped, differ(words[at]!, words[at - 1]!) && differ(words[at]!, words[at + 1]!)],
          [swapped, differ(words[at]!, words[at + 1]!)],
        ] as const)
          if (isChanged && changed.length >= 4)
            expect(['exact', 'permitted'], changed.join(' ')).not.toContain(
              verdictOf(format, changed.join(' ')),
            );
      }),
      { numRuns: 150 },
    );
  });
});
