import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { draw, drawEach } from '../../../scripts/precision/draw.ts';
import { plainCopy } from '../../../scripts/precision/plain-copy.ts';

describe('a plain text as Markdown', () => {
  test.each([
    '# no heading',
    '1. no list\n\n- nor this',
    'a_b_c *d* [e](f) `g` <h> ~i~ \\j',
    '> no quotation',
  ])('reads as it was written: %s', (text) => {
    expect(readArticle(plainCopy(text).markdown, 'a.md').plain.text.trim()).toBe(text);
  });

  test('an offset of the Markdown leads back to the same place of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab*_#[1. \n') }), (text) => {
        const { markdown, original } = plainCopy(text);
        for (let at = 0; at <= markdown.length; at++) {
          const added = markdown[at] === '\\';
          if (!added && at < markdown.length) expect(text[original(at)]).toBe(markdown[at]);
        }
        expect(original(markdown.length)).toBe(text.length);
      }),
    );
  });
});

describe('a sample', () => {
  const items = Array.from({ length: 50 }, (_, i) => i);

  test('is the same for the same seed, and another for another', () => {
    expect(draw(items, 10, 7)).toEqual(draw(items, 10, 7));
    expect(draw(items, 10, 7)).not.toEqual(draw(items, 10, 8));
  });

  test('takes nothing twice', () => {
    expect(new Set(draw(items, 50, 3)).size).toBe(50);
  });

  test('takes as many of each group, the largest first', () => {
    const drawn = drawEach(items, (item) => (item < 40 ? 'many' : 'few'), 5, 1);
    expect(drawn).toHaveLength(10);
    expect(drawn.slice(0, 5).every((item) => item < 40)).toBe(true);
  });
});
