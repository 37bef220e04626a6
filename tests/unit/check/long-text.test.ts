import { expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';

it('checks a text of very many quotations in time that grows with its length', { timeout: 60_000 }, () => {
  const paragraph =
    '“We will mend the bridge before spring, and nobody will pay for it,” Ann Lee said on Monday.';
  const text = Array.from({ length: 15_000 }, () => paragraph).join('\n\n');
  const { findings } = check({ files: [{ path: 'a.md', text }], now: new Date('2026-11-24T09:00:00Z') });
  expect(findings.map(({ rule }) => rule)).toEqual([]);
});
