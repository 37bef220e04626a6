import { readdirSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder } from '../../src/hosts/folder.ts';
import type { Host } from '../../src/hosts/host.ts';
import { NO_ACCESS } from '../support/access.ts';
import { temporary } from '../support/publishing.ts';
import { release } from '../support/release.ts';

const connect = (root: string): Promise<Host> =>
  folder.connect({ path: 'public' }, { root, name: 'public', keep: 2 }, NO_ACCESS);

/** A site of many stories, all of which say the same: a folder and a file for each. */
const site = (words: string, edits = 0): Record<string, string> => ({
  'index.html': `${words} ${edits}`,
  ...Object.fromEntries(Array.from({ length: 1100 }, (_, n) => [`story-${n}/index.html`, words])),
});

const retired = (root: string): string[] =>
  readdirSync(join(root, '.public.releases')).filter((name) => name.startsWith('old-'));

test('a tree that is out of use is cleared away over several small publishes, never all at once', async () => {
  const root = await temporary();
  const host = await connect(root);
  const first = await release(host, site('one'));
  await release(host, site('two'));
  await release(host, site('two', 1));
  let publishes = 0;
  for (; retired(root).length > 0; publishes++) {
    expect(retired(root)).toEqual([`old-${first.release}`]);
    await release(host, site('two', publishes));
  }
  // Of these 2201 the publish that took the tree out of use has removed 2000.
  expect(publishes).toBe(1);
  expect(await host.release(first.release)).toBeNull();
  expect(await host.foreign()).toEqual([]);
});

test('a publish that changes everything clears more away than it adds', async () => {
  const root = await temporary();
  const host = await connect(root);
  for (const words of ['one', 'two', 'three', 'four']) {
    await release(host, site(words));
    expect(retired(root)).toEqual([]);
  }
});

test('a folder of somebody else in it, into which nobody may write, is cleared away too', async () => {
  const root = await temporary();
  const host = await connect(root);
  await release(host, { 'index.html': 'one' });
  await mkdir(join(root, 'public/letters'));
  await writeFile(join(root, 'public/letters/one.txt'), 'Dear editor');
  await chmod(join(root, 'public/letters'), 0o555);
  for (let edits = 0; edits < 6; edits++)
    await release(host, { 'index.html': `${edits}`, 'a.html': `${edits}` });
  expect(retired(root)).toEqual([]);
  expect(await host.foreign()).toEqual(['letters/one.txt']);
});
