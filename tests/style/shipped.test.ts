import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadStyles } from '../../src/style/load-styles.ts';
import { readTests } from '../../src/style/read-tests.ts';
import { runTest } from '../../src/style/rule-tests.ts';

const PACKAGE = join(import.meta.dirname, '../..');

/** Where the six packages that most desks use lie, if they are there at all. */
const PACKAGES = process.env.NEWSCTL_VALE_STYLES ?? '';

describe('the styles that newsctl ships', async () => {
  const { rules, faulty, odd, missing } = await loadStyles({
    folders: [join(PACKAGE, 'styles')],
    styles: ['news-uk', 'news-us'],
    packageRoot: PACKAGE,
  });

  it('load whole', () => {
    expect([faulty, odd, missing]).toEqual([[], [], []]);
  });

  for (const rule of rules)
    it(`${rule.id} passes its tests, of which one finds something and one nothing`, () => {
      const { tests, problems } = readTests(rule.file);
      expect(problems).toEqual([]);
      expect(tests.map((test) => runTest(rule, test).failure)).toEqual(tests.map(() => null));
      const counts = tests.map(({ expected }) =>
        Array.isArray(expected) ? expected.length : Number(expected),
      );
      expect(Math.min(...counts)).toBe(0);
      expect(Math.max(...counts)).toBeGreaterThan(0);
    });
});

const others = () => {
  it('load whole', async () => {
    const { rules, faulty, odd, missing } = await loadStyles({
      folders: [PACKAGES],
      styles: ['Google', 'Microsoft', 'proselint', 'write-good', 'alex', 'Joblint'],
      packageRoot: PACKAGE,
    });
    expect([faulty, odd, missing]).toEqual([[], [], []]);
    expect(rules.length).toBeGreaterThan(100);
  });
};
if (existsSync(PACKAGES)) describe('packages of others', others);
