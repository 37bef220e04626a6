import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { check } from '../../../src/check/check.ts';
import { RULES } from '../../../src/rules/index.ts';
import { readGold } from '../../support/gold-article.ts';

const FOLDER = join(import.meta.dirname, '../../articles');
const RULE = RULES.filter(({ id }) => id === 'attribution/dropped-in-edit');

const articles = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => [name, readGold(readFileSync(join(FOLDER, name), 'utf8')).text] as const);

/** What the rule says of an edit that leaves one text where another was. */
const said = (text: string, before: string): string[] =>
  check({
    files: [{ path: 'a.md', text }],
    rules: RULE,
    previous: () => readArticle(before, 'a.md'),
    now: new Date('2026-11-24T09:00:00Z'),
  }).findings.map(({ message }) => message);

describe.each(articles)('edits of %s that take nobody’s credit away', (_, text) => {
  it('says nothing where nothing was changed', () => {
    expect(said(text, text)).toEqual([]);
  });

  it('says nothing of marks of another shape', () => {
    expect(said(text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'"), text)).toEqual([]);
  });

  it('says nothing where paragraphs change places', () => {
    const paragraphs = text.split(/\n{2,}/);
    for (let i = 1; i + 1 < paragraphs.length; i++) {
      const [one, other] = [paragraphs[i]!, paragraphs[i + 1]!];
      const swapped = [...paragraphs.slice(0, i), other, one, ...paragraphs.slice(i + 2)];
      expect(said(swapped.join('\n\n'), text)).toEqual([]);
    }
  });

  it('says nothing of a paragraph that is new', () => {
    const paragraphs = text.split(/\n{2,}/);
    for (let i = 1; i < paragraphs.length; i++)
      expect(said(text, paragraphs.filter((_, at) => at !== i).join('\n\n'))).toEqual([]);
  });
});
