import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alertsOf, readScenario } from './scenario.ts';

const FOLDER = join(import.meta.dirname, 'scenarios');

describe('a desk that uses Vale gets the same alerts', () => {
  for (const name of readdirSync(FOLDER).sort())
    it(name.replace(/\.txt$/, ''), async () => {
      const scenario = await readScenario(join(FOLDER, name));
      expect(await alertsOf(scenario)).toBe(scenario.alerts);
    });
});
