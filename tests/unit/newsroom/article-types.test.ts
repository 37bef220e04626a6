import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readArticle } from '../../../src/article/article.ts';
import { ARTICLE_TYPES } from '../../../src/article/types.ts';
import { listTypes } from '../../../src/newsroom/article-types.ts';
import { createArticle } from '../../../src/newsroom/create-article.ts';
import type { Newsroom } from '../../../src/newsroom/newsroom.ts';
import { counter, SHIPPED, temporaryNewsroom } from './temporary-newsroom.ts';

const MATCH = `---
# label: Match report
# purpose: a game, its goals and its crowd
type: news
headline: "{{headline}}"
---

FULL TIME
`;

const create = (newsroom: Newsroom, type: string) =>
  createArticle(newsroom, { type, headline: 'Town win', now: new Date(0), random: counter() }, SHIPPED);

describe('listTypes', () => {
  test('gives the shipped types in their order', async () => {
    const types = await listTypes(await temporaryNewsroom(), SHIPPED);
    expect(types.map(({ name, label, purpose }) => [name, label, purpose])).toEqual(
      ARTICLE_TYPES.map(({ name, label, purpose }) => [name, label, purpose]),
    );
    expect(types.some(({ own }) => own)).toBe(false);
  });

  test("adds the newsroom's own and lets them take the place of shipped ones", async () => {
    const newsroom = await temporaryNewsroom({
      'templates/articles/match.md': MATCH.replaceAll('\n', '\r\n'),
      'templates/articles/bare.md': '---\nid: x\n---\n# label: not this\n',
      'templates/articles/news.md': '---\n# label: Our news\n---\n',
      'templates/articles/README.md': 'How we write',
      'templates/articles/.hidden.md': '',
      'templates/articles/notes.txt': '',
    });
    const types = await listTypes(newsroom, SHIPPED);
    expect(types).toHaveLength(ARTICLE_TYPES.length + 2);
    const byName = new Map(types.map((type) => [type.name, type]));
    expect(byName.get('match')).toMatchObject({
      label: 'Match report',
      purpose: 'a game, its goals and its crowd',
      own: true,
    });
    expect(byName.get('bare')).toMatchObject({ label: 'bare', own: true });
    expect(byName.get('news')).toMatchObject({
      label: 'Our news',
      purpose: ARTICLE_TYPES[0]!.purpose,
      own: true,
    });
    expect(byName.get('court')!.own).toBe(false);
  });
});

describe("a newsroom's own template", () => {
  test('is used, and its type too', async () => {
    const newsroom = await temporaryNewsroom({ 'templates/articles/match.md': MATCH });
    const { path } = await create(newsroom, 'match');
    const text = await readFile(join(newsroom.root, path), 'utf8');
    expect(text).toContain('FULL TIME');
    expect(text).not.toContain('label:');
    expect(readArticle(text, path).frontMatter).toMatchObject({ type: 'news', headline: 'Town win' });
  });

  test('comes before the shipped one of its name', async () => {
    const newsroom = await temporaryNewsroom({ 'templates/articles/court.md': '---\n---\nOurs.\n' });
    const { path } = await create(newsroom, 'court');
    const article = readArticle(await readFile(join(newsroom.root, path), 'utf8'), path);
    expect(article.plain.text).toContain('Ours.');
    expect(article.frontMatter.type).toBe('court');
  });

  test.each([
    ['bad YAML', '---\nid: x\n  tags: y\n---\n', 'templates/articles/match.md:2:'],
    ['bytes that are no text', Buffer.from([0x2d, 0xff, 0xfe]), 'templates/articles/match.md:1:1'],
  ])('with %s is an error with its place', async (_, text, place) => {
    const newsroom = await temporaryNewsroom({ 'templates/articles/match.md': text });
    await expect(create(newsroom, 'match')).rejects.toMatchObject({
      code: 'TEMPLATE_INVALID',
      message: expect.stringContaining(place),
    });
  });
});

describe('an unknown type', () => {
  test.each([
    ['interview', 'Did you mean "interview-qa"?'],
    ['curt', 'Did you mean "court"?'],
    ['mach', 'Did you mean "match"?'],
  ])('%s: %s', async (type, guess) => {
    const newsroom = await temporaryNewsroom({ 'templates/articles/match.md': MATCH });
    await expect(create(newsroom, type)).rejects.toMatchObject({
      code: 'TYPE_UNKNOWN',
      message: `There is no article type "${type}". ${guess}`,
      hint: expect.stringContaining('match'),
    });
  });

  test.each(['../news', 'News', '', '__proto__'])('%j is never a path', async (type) => {
    await expect(create(await temporaryNewsroom(), type)).rejects.toMatchObject({ code: 'TYPE_UNKNOWN' });
  });
});
