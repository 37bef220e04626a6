import { expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { settingsByArticle } from '../../../src/check/settings.ts';
import { ruleById } from '../../../src/rules/index.ts';

const LENGTH = ruleById('headline/length')!;
const article = readArticle('---\ntype: news\n---\n\nWords.\n', 'articles/a.md');

const resolved = (...layers: Parameters<typeof settingsByArticle>[1]['rules'][]) =>
  settingsByArticle([LENGTH], {
    rules: layers[0] ?? {},
    overrides: layers.slice(1).map((rules) => ({ applies: () => true, rules })),
  })(article).resolved.get(LENGTH.id);

test('a severity leaves the options as they were, and options the severity', () => {
  const both = { severity: 'note', options: expect.objectContaining({ max: 50 }) };
  expect(resolved({ [LENGTH.id]: { max: 50 } }, { [LENGTH.id]: 'note' })).toEqual(both);
  expect(resolved({ [LENGTH.id]: 'note' }, { [LENGTH.id]: { max: 50 } })).toEqual(both);
});

test('the later one has the last word', () => {
  const later = resolved({}, { [LENGTH.id]: 'error' }, { [LENGTH.id]: 'off' });
  expect(later).toMatchObject({ severity: 'off' });
});

test('what does not apply changes nothing', () => {
  const settings = {
    rules: {},
    overrides: [{ applies: () => false, rules: { [LENGTH.id]: 'error' as const } }],
  };
  const { resolved: rules } = settingsByArticle([LENGTH], settings)(article);
  expect(rules.get(LENGTH.id)).toMatchObject({ severity: LENGTH.severity });
});
