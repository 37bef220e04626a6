import { expect, test } from 'vitest';
import { pace } from '../../../src/cli/progress.ts';

test.each([
  [5, 1000, 4000, ''],
  [100, 1000, 1000, ''],
  [100, 1000, 4000, ', 25/s, 36 s left'],
  [15, 1000, 10_000, ', 1.5/s, 11 min left'],
  [1000, 1000, 10_000, ''],
])('%i of %i in %i ms: %j', (done, total, elapsed, said) => {
  expect(pace(done, total, elapsed)).toBe(said);
});
