import { readdirSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newsctl, newsroom, temporary, tree, write } from '../support/publishing.ts';

const article = (slug: string, section = 'council', body = 'Fine.'): string => `---
id: a
headline: The weir is mended
slug: ${JSON.stringify(slug)}
standfirst: The weir was mended on Friday.
section: ${JSON.stringify(section)}
byline: Ines Vale
status: approved
type: news
date_published: 2026-11-20T08:00:00+00:00
---
${body}
`;

const CONFIG = 'name: The Ferrow Post\nurl: https://post.example\nlanguage: en-GB\ntimezone: Europe/London\n';

/** Slugs that no file, address or disk can have, or that would lead elsewhere. */
const REFUSED = [
  '../escape',
  '..',
  '.',
  '/etc/passwd',
  'CON',
  'lpt1',
  'con.html',
  'a'.repeat(300),
  'ü'.repeat(120),
  'x\u202egnp',
  'x\u200bx',
  'a b',
  'a%2f..%2fb',
  'a\\b',
  '🌉',
  '-rf',
  'a?b#c',
  'a\0b',
  'line\nbreak',
  '$(touch x)',
  '<script>alert(1)</script>',
];

test.each(REFUSED)('the slug %j stops the publication, with the line that it stands in', async (slug) => {
  const root = await newsroom({ 'newsctl.yaml': CONFIG, 'articles/a.md': article(slug) });
  const ran = await newsctl(root, 'publish');
  expect(ran.code).toBe(1);
  expect(ran.stdout).toMatch(/articles\/a\.md:4:\d+ {2}error {2}`slug`/);
  expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/[\0\u202e]/);
  expect(
    readdirSync(root)
      .sort()
      .filter((name) => !name.startsWith('.')),
  ).toEqual(['articles', 'newsctl.yaml']);
});

test.each([
  ['ünïcode', 'council'],
  ['a'.repeat(200), 'council'],
  ['index', 'council'],
  ['assets', '../../etc'],
  ['weir', 'CON'],
  ['weir', '<img src=x onerror=alert(1)>'],
])('the slug %j in the section %j stays within the site', async (slug, section) => {
  const root = await newsroom({ 'newsctl.yaml': CONFIG, 'articles/a.md': article(slug, section) });
  const before = readdirSync(join(root, '..')).filter((name) => name === 'etc');
  const ran = await newsctl(root, 'publish');
  expect([0, 1]).toContain(ran.code);
  expect(readdirSync(join(root, '..')).filter((name) => name === 'etc')).toEqual(before);
  expect(
    readdirSync(root)
      .sort()
      .filter((name) => !name.startsWith('.') && name !== 'public'),
  ).toEqual(['articles', 'newsctl.yaml']);
  for (const name of Object.keys(tree(join(root, 'public')))) expect(name).not.toMatch(/[<>"'\\\0]|\.\./);
});

test('a link out of the newsroom is no article, no picture and no source of bytes', async () => {
  const outside = await temporary();
  await write(outside, { 'secret.md': article('secret'), 'secret.jpg': 'a private picture' });
  const root = await newsroom({
    'newsctl.yaml': CONFIG,
    'articles/a.md': article('weir', 'council', '![A weir](/media/secret.jpg)'),
  });
  await mkdir(join(root, 'media'), { recursive: true });
  await symlink(join(outside, 'secret.md'), join(root, 'articles/secret.md'));
  await symlink(join(outside, 'secret.jpg'), join(root, 'media/secret.jpg'));
  await newsctl(root, 'publish');
  const names = Object.keys(tree(join(root, 'public')));
  expect(names.filter((name) => name.includes('secret'))).toEqual([]);
});
