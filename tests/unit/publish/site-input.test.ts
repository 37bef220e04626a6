import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteInput } from '../../../src/publish/site-input.ts';
import { SETTINGS } from '../site/site-support.ts';

let root = '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'newsctl-pages-'));
  await mkdir(join(root, 'pages'));
  await mkdir(join(root, 'sources'));
  await writeFile(join(root, 'sources', 'notes.txt'), 'Nobody’s business.');
});
afterAll(() => rm(root, { recursive: true }));

const about = () => siteInput({ root, theme: root }, SETTINGS, []).readPage!('about');

test('the page about the newsroom is read from its folder, where there is one', async () => {
  expect(await about()).toBeNull();
  await symlink(join(root, 'sources', 'notes.txt'), join(root, 'pages', 'about.md'));
  expect(await about()).toBeNull();
  await rm(join(root, 'pages', 'about.md'));
  await writeFile(join(root, 'pages', 'about.md'), 'Three reporters.');
  expect(await about()).toBe('Three reporters.');
});
