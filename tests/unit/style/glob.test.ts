import { expect, test } from 'vitest';
import { globMatcher } from '../../../src/style/config/glob.ts';

test.each([
  ['*.md', 'articles/mill.md', true],
  ['*.md', 'articles/mill.txt', false],
  ['articles/*.{md,txt}', 'articles/mill.txt', true],
  ['!*.md', 'mill.txt', true],
  // What is no pattern stands for itself.
  ['{*.md', '{*.md', true],
  ['{*.md', 'mill.md', false],
  ['articles/[z-a].md', 'articles/[z-a].md', true],
  ['articles/[z-a].md', 'articles/m.md', false],
])('%s and %s: %s', (glob, path, fits) => {
  expect(globMatcher(glob)(path)).toBe(fits);
});
