import { existsSync, readlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate as others } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { folder } from '../../src/hosts/folder.ts';
import type { Host } from '../../src/hosts/host.ts';
import { NO_ACCESS } from '../support/access.ts';
import { temporary } from '../support/publishing.ts';
import { release } from '../support/release.ts';

const connect = (root: string): Promise<Host> =>
  folder.connect({ path: 'public' }, { root, name: 'public', keep: 3 }, NO_ACCESS);

const site = (words: string): Record<string, string> => ({
  'index.html': words,
  'council/index.html': words,
  'council/mill/index.html': words,
  'sport/index.html': 'the same',
});

const shown = (root: string): string => basename(readlinkSync(join(root, 'public')));

/** Longer than newsctl takes any clock's tick to be: what is noted afterwards would be relied on. */
const LONG = 150;

/**
 * Puts a file into the tree that readers have just got, long before newsctl notes what that tree is like.
 * @returns whether there was such a moment
 */
async function putOnceShown(root: string, before: string, path: string): Promise<boolean> {
  while (shown(root) === before) await others();
  const notes = join(root, '.public.releases', `${shown(root)}.notes`);
  writeFileSync(join(root, 'public', path), 'theirs');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LONG);
  return !existsSync(notes);
}

test.each([
  ['at the top', 'counter.txt'],
  ['in a folder that the release changed', 'council/mill/letter.txt'],
  ['in one that it left alone', 'sport/table.csv'],
])('what comes right after a release is shown is carried to the next one: %s', async (_, path) => {
  const root = await temporary();
  const first = await release(await connect(root), site('one'));
  await release(await connect(root), site('two'));
  const second = shown(root);
  expect(second).not.toBe(first.release);
  const host = await connect(root);
  const put = putOnceShown(root, second, path);
  await release(host, site('three'));
  expect(await put).toBe(true);
  expect(await (await connect(root)).foreign()).toEqual([path]);
  await release(await connect(root), site('four'));
  expect(await readFile(join(root, 'public', path), 'utf8')).toBe('theirs');
  await release(await connect(root), site('five'));
  expect(await readFile(join(root, 'public', path), 'utf8')).toBe('theirs');
});
