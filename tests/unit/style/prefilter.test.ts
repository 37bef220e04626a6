import { describe, expect, it } from 'vitest';
import { Pattern } from '../../../src/style/pattern/pattern.ts';

describe('one look at a whole article', () => {
  it('is enough for words, classes and line ends', () => {
    for (const source of [
      '(?m)\\b(?:weir|ford)\\b',
      '(?m)^Dear$',
      '[A-Z]{2,}',
      '(?i)(?:a|b)(?=\\s)',
      '[^\\s,]+,',
    ])
      expect(new Pattern(source).looksInsideOnly, source).toBe(true);
  });

  it('tells nothing about what asks where a block ends, what is not beside it, or runs on over white lines', () => {
    for (const source of ['^Dear', 'yours$', 'weir(?!s)', '(?<!old )weir', '(?:[^,]+,)+', '\\W+', '(?s).+'])
      expect(new Pattern(source).looksInsideOnly, source).toBe(false);
  });
});
