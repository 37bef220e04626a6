import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setImmediate as others } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
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

describe('what comes between the look at the site and the moment when readers get the release', () => {
  const letter = 'council/mill/letter.txt';
  const others = Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [`sport/${n}/index.html`, 'the same']),
  );
  const large = (words: string): Record<string, string> => ({ ...site(words), ...others });
  const served = (root: string, path = letter): string | null => {
    const file = join(root, 'public', path);
    return existsSync(file) ? readFileSync(file, 'utf8') : null;
  };

  /** A site of two releases, on which the third is about to go out: it has been looked at already. */
  async function about(some: Record<string, string> = {}): Promise<{ root: string; host: Host }> {
    const root = await temporary();
    await release(await connect(root), large('one'));
    for (const [path, text] of Object.entries(some)) put(root, path, text);
    await release(await connect(root), large('two'));
    const host = await connect(root);
    expect(await host.foreign()).toEqual(Object.keys(some).sort());
    return { root, host };
  }

  function put(root: string, path: string, text: string): void {
    mkdirSync(dirname(join(root, 'public', path)), { recursive: true });
    writeFileSync(join(root, 'public', path), text);
  }

  test.each(['counter.txt', 'sport/table.csv', '.well-known/acme/token', 'council/new/letter.txt'])(
    'goes out at once: %s',
    async (path) => {
      const { root, host } = await about();
      put(root, path, 'theirs');
      await release(host, large('three'));
      expect(served(root, path)).toBe('theirs');
      expect(await (await connect(root)).foreign()).toEqual([path]);
    },
  );

  test('goes out at once where somebody had put something into that folder before', async () => {
    const { root, host } = await about({ 'council/mill/photo.txt': 'theirs' });
    put(root, letter, 'a letter');
    await release(host, large('three'));
    expect(served(root)).toBe('a letter');
  });

  test('goes out at once where the look was longer ago', async () => {
    const { root, host } = await about();
    put(root, letter, 'a letter');
    await new Promise((done) => setTimeout(done, 1100));
    await release(host, large('three'));
    expect(served(root)).toBe('a letter');
  });

  test('goes out with the next release where only newsctl has put anything, and stays', async () => {
    const { root, host } = await about();
    put(root, letter, 'a letter');
    await release(host, large('three'));
    expect(served(root)).toBeNull();
    for (const words of ['four', 'five', 'six']) {
      await release(await connect(root), large(words));
      expect(served(root)).toBe('a letter');
      expect(await (await connect(root)).foreign()).toEqual([letter]);
    }
    rmSync(join(root, 'public', letter));
    for (const words of ['seven', 'eight', 'nine']) {
      await release(await connect(root), large(words));
      expect(served(root)).toBeNull();
    }
  });

  test('gives way to what its owner put there in its place', async () => {
    const { root, host } = await about();
    put(root, letter, 'a letter');
    await release(host, large('three'));
    put(root, letter, 'a better one');
    for (const words of ['four', 'five']) {
      await release(await connect(root), large(words));
      expect(served(root)).toBe('a better one');
    }
  });

  test('gives way to a folder or a file that came in its place, and to a page', async () => {
    for (const place of [`${letter}/deep.txt`, 'council/mill/index.html']) {
      const { root, host } = await about();
      put(root, letter, 'a letter');
      put(root, 'council/mill/deep/note.txt', 'a note');
      await release(host, large('three'));
      if (place.startsWith(letter)) put(root, place, 'theirs');
      put(root, 'council/mill/deep', 'a file');
      const pages = { ...large('four'), ...(place.startsWith(letter) ? {} : { [letter]: 'a page' }) };
      await release(await connect(root), pages);
      if (place.startsWith(letter)) expect(served(root, place)).toBe('theirs');
      else expect(served(root)).toBe('a page');
      expect(served(root, 'council/mill/deep')).toBe('a file');
    }
  });

  test('goes out at once where the release changes most of the site', async () => {
    const { root, host } = await about();
    put(root, letter, 'a letter');
    await release(host, Object.fromEntries(Object.keys(others).map((path) => [path, 'other'])));
    expect(served(root)).toBe('a letter');
  });
});
