import { expect, test } from 'vitest';
import { loadMeanwhile } from '../../../src/cli/load-meanwhile.ts';

test('whatever is loaded meanwhile, what was waited for comes, or what went wrong', async () => {
  expect(await loadMeanwhile(Promise.resolve('there'), 'UTC')).toBe('there');
  const late = new Promise((done) => setTimeout(() => done('late'), 50));
  expect(await loadMeanwhile(late, 'UTC')).toBe('late');
  const wrong = Promise.reject(new Error('The folder is gone.'));
  await expect(loadMeanwhile(wrong, 'UTC')).rejects.toThrow('The folder is gone.');
});
