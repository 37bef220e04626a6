import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import {
  chmod,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { folder } from '../../src/hosts/folder.ts';
import { toHostError } from '../../src/hosts/folder-files.ts';
import type { Host } from '../../src/hosts/host.ts';
import { NO_ACCESS } from '../support/access.ts';
import { hostContract, type Place } from '../support/host-contract.ts';
import { sha256 } from '../../src/text/sha256.ts';
import { notInOrder, temporary, tree, write } from '../support/publishing.ts';

const connect = (root: string, path = 'public', keep = 5): Promise<Host> =>
  folder.connect({ path }, { root, name: 'public', keep }, NO_ACCESS);

async function open(): Promise<Place> {
  const root = await temporary();
  const site = join(root, 'public');
  const releases = join(root, '.public.releases');
  return {
    host: await connect(root),
    again: (keep) => connect(root, 'public', keep),
    async plant(path, bytes) {
      await mkdir(dirname(join(site, path)), { recursive: true });
      await rm(join(site, path), { force: true });
      await writeFile(join(site, path), bytes);
    },
    uproot: (path) => rm(join(site, path)),
    spoilRecord: (release, text) => writeFile(join(releases, `${release}.json`), text),
    async leaveDeadLock() {
      await mkdir(releases, { recursive: true });
      const pid = Number(
        execFileSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))']).toString(),
      );
      const lock = { who: 'Otto Brandt', since: 'x', pid, machine: hostname(), taken: Date.now() };
      await symlink(JSON.stringify(lock), join(releases, 'lock-0000000000000000'));
    },
    async served() {
      const names = readdirSync(site, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
      return Object.fromEntries(
        names.map((one) => {
          const path = join(one.parentPath, one.name);
          return [path.slice(site.length + 1), readFileSync(path, 'utf8')];
        }),
      );
    },
    stored: () => readdir(releases),
  };
}

hostContract('folder', { capabilities: folder.capabilities, open });

const ID = (n: number): string => `20261123T06000${n}Z-abcdef`;

/** A release with one page that keeps nothing. */
async function release(host: Host, n: number, files: Record<string, string> = { 'index.html': `${n}` }) {
  const unlock = await host.lock({ who: 'Ines Vale', since: '2026-11-23T06:00:00+00:00' });
  const live = await host.current();
  const transaction = await host.begin(ID(n));
  try {
    for (const { path } of live?.files ?? []) if (!(path in files)) await transaction.remove(path);
    for (const [path, text] of Object.entries(files)) await transaction.put(path, Buffer.from(text));
    await transaction.commit({
      version: 1,
      release: ID(n),
      at: '2026-11-23T06:00:00+00:00',
      by: 'Ines Vale',
      tool: 'newsctl test',
      previous: live?.release ?? null,
      undoes: null,
      files: Object.entries(files).map(([path, text]) => ({
        path,
        sha256: sha256(text),
        size: text.length,
      })),
      articles: [],
    });
  } catch (error) {
    await transaction.discard();
    throw error;
  } finally {
    await unlock();
  }
}

describe('where a folder host may stand', () => {
  test.each(['public', 'public/', './out/../public', 'a/b/c'])('path %s', async (path) => {
    const root = await temporary();
    await release(await connect(root, path), 1);
    expect(await readFile(join(root, path, 'index.html'), 'utf8')).toBe('1');
    await release(await connect(root, path), 2);
    expect(await readFile(join(root, path, 'index.html'), 'utf8')).toBe('2');
  });

  test('an absolute path outside the newsroom', async () => {
    const [root, elsewhere] = [await temporary(), await temporary()];
    await release(await connect(root, join(elsewhere, 'www')), 1);
    expect(await readFile(join(elsewhere, 'www', 'index.html'), 'utf8')).toBe('1');
    expect(await readdir(root)).toEqual([]);
  });

  test.each(['.', '..', '/', 'articles', 'articles/out', 'media', '.newsctl', 'sources/x', 'templates'])(
    'the newsroom’s own place %s is refused',
    async (path) => {
      const root = await temporary();
      await write(root, { 'articles/a.md': 'a' });
      await expect(connect(root, path)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
      expect(tree(root)).toHaveProperty(['articles/a.md']);
    },
  );

  test.each([
    ['a file', 'public'],
    ['a place under a file', 'public/site'],
  ])('%s is refused', async (_, path) => {
    const root = await temporary();
    await write(root, { public: 'I am a file' });
    await expect(connect(root, path)).rejects.toMatchObject({ code: 'HOST_FAILED' });
    expect(await readFile(join(root, 'public'), 'utf8')).toBe('I am a file');
  });

  test('somebody’s own link stays theirs, release after release', async () => {
    const [root, elsewhere] = [await temporary(), await temporary()];
    await mkdir(join(elsewhere, 'www'));
    await symlink(join(elsewhere, 'www'), join(root, 'public'));
    for (const n of [1, 2, 3]) await release(await connect(root), n);
    expect(await readlink(join(root, 'public'))).toBe(join(elsewhere, 'www'));
    expect(await readFile(join(root, 'public', 'index.html'), 'utf8')).toBe('3');
    expect((await readdir(elsewhere)).sort()).toEqual(['.www.releases', 'www']);
    expect((await readdir(root)).sort()).toEqual(['public']);
  });

  test('a link that leads nowhere yet is followed too', async () => {
    const [root, elsewhere] = [await temporary(), await temporary()];
    await symlink(join(elsewhere, 'www'), join(root, 'public'));
    for (const n of [1, 2]) await release(await connect(root), n);
    expect(await readlink(join(root, 'public'))).toBe(join(elsewhere, 'www'));
    expect(await readFile(join(elsewhere, 'www', 'index.html'), 'utf8')).toBe('2');
  });

  test('links that lead round in a circle are refused', async () => {
    const root = await temporary();
    await symlink('other', join(root, 'public'));
    await symlink('public', join(root, 'other'));
    await expect(connect(root)).rejects.toMatchObject({ code: 'HOST_FAILED' });
  });
});

describe('taking over a folder', () => {
  test('links, folders without files and their permissions come along, and nothing else is left', async () => {
    const root = await temporary();
    const site = join(root, 'public');
    await write(site, { 'robots.bak': 'r', 'files/a.pdf': 'a' });
    await mkdir(join(site, 'uploads'));
    await chmod(join(site, 'uploads'), 0o777);
    await symlink('files/a.pdf', join(site, 'latest'));
    await symlink('/nowhere', join(site, 'broken'));
    await symlink('files', join(site, 'folder-link'));
    for (const n of [1, 2]) {
      await release(await connect(root), n);
      expect(Object.keys(tree(site)).sort()).toEqual(
        ['broken', 'files/a.pdf', 'folder-link', 'index.html', 'latest', 'robots.bak'].sort(),
      );
      expect((await stat(join(site, 'uploads'))).mode & 0o777).toBe(0o777);
      expect(await readlink(join(site, 'latest'))).toBe('files/a.pdf');
      expect((await lstat(join(site, 'broken'))).isSymbolicLink()).toBe(true);
    }
    expect(notInOrder(await readdir(join(root, '.public.releases')))).toEqual([]);
  });

  test('a page of somebody else in the way refuses it, and the folder stays a folder', async () => {
    const root = await temporary();
    await write(root, { 'public/index.html': 'theirs' });
    await expect(release(await connect(root), 1)).rejects.toMatchObject({ code: 'HOST_FOREIGN' });
    expect((await lstat(join(root, 'public'))).isDirectory()).toBe(true);
    expect(await readFile(join(root, 'public/index.html'), 'utf8')).toBe('theirs');
  });

  // The one moment in which the name is free: the folder was moved away and the link is not there yet.
  test('a crash while the name is free is healed by the next connection', async () => {
    const root = await temporary();
    await write(root, { 'public/CNAME': 'post.example' });
    await release(await connect(root), 1);
    await rm(join(root, 'public'));
    await write(root, { [`.public.releases/before-${ID(1)}/CNAME`]: 'post.example' });
    const host = await connect(root);
    expect((await host.current())?.release).toBe(ID(1));
    expect(await host.untidy()).toBe(true);
    await (await host.lock({ who: 'Ines Vale', since: '' }))();
    expect(await host.untidy()).toBe(false);
  });

  test('where the release was not whole, the old folder gets its name back', async () => {
    const root = await temporary();
    await write(root, {
      [`.public.releases/before-${ID(1)}/CNAME`]: 'post.example',
      [`.public.releases/${ID(1)}/index.html`]: 'half',
    });
    const host = await connect(root);
    expect(await host.current()).toBeNull();
    expect(tree(join(root, 'public'))).toHaveProperty(['CNAME']);
  });

  test('a site that somebody removed long after is not brought back', async () => {
    const root = await temporary();
    await write(root, { 'public/CNAME': 'post.example' });
    for (const n of [1, 2]) await release(await connect(root), n);
    await rm(join(root, 'public'));
    expect(await (await connect(root)).current()).toBeNull();
    await expect(lstat(join(root, 'public'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('a tree for the next release that was cut off before it could be relied on is cleared away', async () => {
    const root = await temporary();
    await release(await connect(root), 1);
    await rm(join(root, `.public.releases/${ID(1)}.next.json`));
    const host = await connect(root);
    expect(await host.untidy()).toBe(true);
    await (await host.lock({ who: 'Ines Vale', since: '' }))();
    expect(await host.untidy()).toBe(false);
    expect(await readdir(join(root, '.public.releases'))).toEqual([
      ID(1),
      ...['.json', '.list', '.notes'].map((part) => `${ID(1)}${part}`),
    ]);
    await release(await connect(root), 2);
    expect(await readFile(join(root, 'public/index.html'), 'utf8')).toBe('2');
  });

  test('an earlier release that was asked for is known, though its record goes meanwhile', async () => {
    const root = await temporary();
    for (const n of [1, 2]) await release(await connect(root), n);
    const earlier = await (await connect(root)).release(ID(1));
    for (const part of ['.json', '.list']) await rm(join(root, `.public.releases/${ID(1)}${part}`));
    expect(earlier?.files.map(({ path }) => path)).toContain('index.html');
  });

  test('two new folders of one name: what cannot be cleared away stays for its owner', async () => {
    const root = await temporary();
    await release(await connect(root), 1);
    await write(root, { [`.public.releases/before-${ID(1)}/diary.txt`]: 'mine' });
    await (await (await connect(root)).lock({ who: 'Ines Vale', since: '' }))();
    expect(await readFile(join(root, `.public.releases/left-${ID(1)}/diary.txt`), 'utf8')).toBe('mine');
  });
});

describe('what goes wrong with a disk', () => {
  test('a live release whose record is gone is not taken for rubbish', async () => {
    const root = await temporary();
    await release(await connect(root), 1);
    await rm(join(root, `.public.releases/${ID(1)}.json`));
    const host = await connect(root);
    await expect(host.current()).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await (await host.lock({ who: 'Ines Vale', since: '' }))();
    await expect(host.begin(ID(2))).rejects.toMatchObject({ code: 'HOST_FAILED' });
    expect(await readFile(join(root, 'public/index.html'), 'utf8')).toBe('1');
  });

  test('a spare tree that cannot be looked at is nothing to whoever only looks at the site', async () => {
    const root = await temporary();
    await release(await connect(root), 1, { 'council/mill/index.html': '1' });
    const inSpare = join(root, `.public.releases/${ID(1)}.spare/council`);
    await rm(inSpare, { recursive: true });
    await symlink('council', inSpare);
    expect(await (await connect(root)).foreign()).toEqual([]);
    // Nobody waits for what went wrong there: that must not end the program.
    await new Promise((done) => setTimeout(done, 50));
  });

  test('a failure while the link is turned leaves the folder from before in its place', async () => {
    const root = await temporary();
    await write(root, { 'public/CNAME': 'post.example' });
    const host = await connect(root);
    const unlock = await host.lock({ who: 'Ines Vale', since: '' });
    const transaction = await host.begin(ID(1));
    await transaction.put('index.html', Buffer.from('1'));
    // A folder of that name cannot be replaced by the record.
    await mkdir(join(root, `.public.releases/${ID(1)}.json/x`), { recursive: true });
    await expect(
      transaction.commit({
        version: 1,
        release: ID(1),
        at: '',
        by: '',
        tool: '',
        previous: null,
        undoes: null,
        files: [],
        articles: [],
      }),
    ).rejects.toMatchObject({ code: 'HOST_FAILED' });
    expect(tree(join(root, 'public'))).toHaveProperty(['CNAME']);
    await rename(join(root, `.public.releases/${ID(1)}.json`), join(root, 'aside'));
    await transaction.discard();
    await unlock();
    expect(await readdir(join(root, '.public.releases'))).toEqual([]);
  });

  test.each(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EMFILE', 'EIO', 'EBUSY', 'EXDEV'])(
    '%s is told in words',
    (code) => {
      const error = toHostError(Object.assign(new Error(`${code}: raw words`), { code }), 'public');
      expect(error).toMatchObject({ code: 'HOST_FAILED', exitCode: 3 });
      expect(error.message).not.toContain('raw words');
    },
  );
});

describe('what comes between a look at the folder and the release', () => {
  test.each([
    ['at the path of a new page', 'about.html', 'about.html'],
    ['where the folder of a new page must go', 'council', 'council/index.html'],
    ['as a folder where a new page must go', 'about.html/note.txt', 'about.html'],
  ])('stops it %s', async (_, foreign, ours) => {
    const root = await temporary();
    await release(await connect(root), 1);
    const host = await connect(root);
    expect(await host.foreign()).toEqual([]);
    await write(root, { [`public/${foreign}`]: 'theirs' });
    await expect(release(host, 2, { 'index.html': '2', [ours]: 'ours' })).rejects.toMatchObject({
      code: 'HOST_FOREIGN',
    });
    expect(await readFile(join(root, 'public', foreign), 'utf8')).toBe('theirs');
    expect(await readFile(join(root, 'public/index.html'), 'utf8')).toBe('1');
  });

  test('is carried along where it is in nobody’s way', async () => {
    const root = await temporary();
    await release(await connect(root), 1);
    const host = await connect(root);
    expect(await host.foreign()).toEqual([]);
    await write(root, { 'public/counter.txt': '7' });
    await release(host, 2);
    expect(await readFile(join(root, 'public/counter.txt'), 'utf8')).toBe('7');
  });
});
