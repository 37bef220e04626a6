import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/article/article.ts';
import { check, fix } from '../../src/check/check.ts';
import { type AnyRule, RULES } from '../../src/rules/index.ts';
import type { Example } from '../../src/rules/rule.ts';
import { sourceFiles } from '../support/sources.ts';

const THERE = new Set([
  'media/there.jpg',
  'media/phone.jpg',
  'media/made.jpg',
  'media/broken.jpg',
  'sources/there.jpg',
]);
const FACTS = new Map([
  ['media/phone.jpg', { fault: null, reveals: ['the place where it was taken'], madeByAi: false }],
  ['media/made.jpg', { fault: null, reveals: [], madeByAi: true }],
  ['media/broken.jpg', { fault: 'is cut short', reveals: [], madeByAi: false }],
]);

/** Checks one example with one rule. */
async function request(rule: AnyRule, example: Example) {
  const others = Object.fromEntries(RULES.map((other) => [other.id, 'off' as const]));
  return {
    files: [{ path: 'example.md', text: example.text }],
    settings: { rules: { ...others, [rule.id]: { severity: rule.severity, ...example.options } } },
    sourceFiles: await sourceFiles(example.sources),
    previous: () => (example.previous === undefined ? null : readArticle(example.previous, 'example.md')),
    jurisdiction: rule.jurisdictions?.[0] ?? ('none' as const),
    now: new Date(example.now ?? '2026-11-23T12:00:00Z'),
    newsroom: { fileExists: (path: string) => THERE.has(path), knownTypes: ['news'], imageFacts: FACTS },
  };
}

const only = async (rule: AnyRule, example: Example) =>
  check(await request(rule, example)).findings.filter((finding) => finding.rule === rule.id);

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(rule.good.map((example) => [example.why ?? example.text, example] as const))(
    'is silent: %s',
    async (_why, example) => {
      expect((await only(rule, example)).map((finding) => finding.message)).toEqual([]);
    },
  );

  it.each(rule.bad.map((example) => [example.why ?? example.text, example] as const))(
    'catches: %s',
    async (_why, example) => {
      const findings = await only(rule, example);
      expect(findings).toHaveLength(example.findings ?? 1);
      for (const finding of findings) {
        expect(finding.end.offset).toBeGreaterThanOrEqual(finding.start.offset);
        expect(finding.end.offset).toBeLessThanOrEqual(example.text.length);
        expect(finding.message).toMatch(/[.?)]$/);
      }
    },
  );

  it('fixes what it says it can fix, and then has nothing left to fix', async () => {
    for (const example of rule.bad) {
      if (example.fixed === undefined) continue;
      const [fixed] = fix(await request(rule, example));
      expect(fixed!.text).toBe(example.fixed);
      expect(fix(await request(rule, { ...example, text: fixed!.text }))[0]!.applied).toEqual([]);
    }
    const found = await Promise.all(rule.bad.map((example) => only(rule, example)));
    const fixable = found.flat().some((finding) => finding.fix);
    expect(fixable, 'fixable says whether there are fixes').toBe(rule.fixable !== undefined);
  });
});
