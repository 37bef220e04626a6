import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/hosts/manifest.ts';
import { write } from '../support/publishing.ts';
import { manifestOf, release } from '../support/release.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { type Sshd, startSshd } from '../support/servers/sshd.ts';
import { connect, filesIn } from '../support/ssh-place.ts';

describe.runIf(serverAvailable('sshd'))('ssh: trees of releases', () => {
  let server: Sshd;
  beforeAll(async () => {
    server = await startSshd();
  });
  afterAll(() => server.stop());

  const site = async (): Promise<string> => join(await mkdtemp(join(server.folder, 'site-')), 'www');
  const beside = (www: string): string => join(www, '..', '.www.releases');
  const trees = (www: string): string[] => readdirSync(beside(www)).filter((name) => /^\d{8}T/.test(name));

  /** A site in which one page changes from release to release. */
  const pages = (n: number): Record<string, string> => ({
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, p) => [`2026/${p % 4}/page-${p}/index.html`, `page ${p}`]),
    ),
    '2026/0/page-0/index.html': `edit ${n}`,
    'index.html': `front ${n}`,
  });

  test('two trees take turns; unchanged files keep their bytes on the disk through all releases', async () => {
    const www = await site();
    const host = await connect(server, www, { keep: 4 });
    await release(host, pages(0));
    const { ino } = statSync(join(www, '2026/1/page-1/index.html'));
    for (let n = 1; n < 7; n++) {
      await release(host, pages(n));
      expect(filesIn(www)).toEqual(pages(n));
      expect(statSync(join(www, '2026/1/page-1/index.html')).ino).toBe(ino);
      expect(trees(www).length).toBe(2);
    }
    expect(await host.untidy()).toBe(false);
  });

  test('every release that is kept can be taken back, whole, though its tree is gone', async () => {
    const www = await site();
    const host = await connect(server, www, { keep: 4 });
    const all: Manifest[] = [];
    for (let n = 0; n < 5; n++) all.push(await release(host, pages(n)));
    for (const old of all.slice(1)) {
      const record = await host.release(old.release);
      expect(await host.damaged(record!)).toEqual([]);
    }
    expect(await host.release(all[0]!.release)).toBeNull();
    const live = await host.current();
    const unlock = await host.lock({ who: 'Ines Vale', since: '' });
    const back = manifestOf(pages(1), live);
    const transaction = await host.begin(back.release);
    for (const path of ['index.html', '2026/0/page-0/index.html'])
      await transaction.take(path, all[1]!.release);
    await transaction.commit(back);
    await unlock();
    expect(filesIn(www)).toEqual(pages(1));
    expect(await host.damaged((await host.current())!)).toEqual([]);
  });

  test('kept files go with the last release that needs them', async () => {
    const www = await site();
    const host = await connect(server, www, { keep: 2 });
    for (let n = 0; n < 6; n++) await release(host, pages(n));
    const kept = readdirSync(join(beside(www), 'kept'));
    expect(kept.length).toBeLessThanOrEqual(4);
    expect(readdirSync(join(beside(www), 'records')).filter((name) => name.endsWith('.json')).length).toBe(2);
  });

  test('a file that somebody changed is not kept under the name of what it was', async () => {
    const www = await site();
    const host = await connect(server, www, { keep: 5 });
    const first = await release(host, pages(0));
    writeFileSync(join(www, 'index.html'), 'vandal!');
    await release(host, pages(1));
    await release(host, pages(2));
    expect(await host.damaged((await host.release(first.release))!)).toEqual(['index.html']);
  });

  test('what is planted deep in a folder of ours is found and carried, also in the second of the publish', async () => {
    const www = await site();
    const host = await connect(server, www);
    await release(host, pages(0));
    await release(host, pages(1));
    writeFileSync(join(www, '2026/3/page-3/note.txt'), 'theirs');
    expect(await host.foreign()).toEqual(['2026/3/page-3/note.txt']);
    for (let n = 2; n < 5; n++) {
      await release(host, pages(n));
      expect(filesIn(www)).toEqual({ ...pages(n), '2026/3/page-3/note.txt': 'theirs' });
    }
    rmSync(join(www, '2026/3/page-3/note.txt'));
    for (let n = 5; n < 8; n++) {
      await release(host, pages(n));
      expect(filesIn(www)).toEqual(pages(n));
    }
    expect(await host.foreign()).toEqual([]);
  });

  test('what stands in the way of some paths is found without the others', async () => {
    const www = await site();
    const host = await connect(server, www);
    await release(host, pages(0));
    await write(www, { 'about/index.html': 'theirs', elsewhere: 'e', blog: 'a file' });
    expect(await host.foreign(['about/index.html', 'blog/one.html', 'index.html'])).toEqual([
      'about/index.html',
      'blog',
    ]);
    expect(await host.foreign(['about'])).toEqual(['about/index.html']);
    expect(await host.foreign(['new/page.html'])).toEqual([]);
  });

  test('a damaged page is put again, and stays right when the trees take turns', async () => {
    const www = await site();
    const host = await connect(server, www);
    await release(host, pages(0));
    await release(host, pages(1));
    const path = '2026/2/page-2/index.html';
    // Written into, it changes in both trees: they are two names of one file.
    writeFileSync(join(www, path), 'vandal');
    expect(await host.damaged((await host.current())!)).toEqual([path]);
    expect(await host.damaged((await host.current())!, ['index.html'])).toEqual([]);
    await release(host, pages(2), (transaction) => transaction.put(path, Buffer.from('page 2')));
    for (let n = 3; n < 6; n++) {
      expect(await host.damaged((await host.current())!)).toEqual([]);
      await release(host, pages(n));
      expect(filesIn(www)).toEqual(pages(n));
    }
  });

  test('a file becomes a folder and back, release after release', async () => {
    const www = await site();
    const host = await connect(server, www);
    const shapes = [{ council: 'c' }, { 'council/index.html': 'i', 'council/a/b.html': 'b' }];
    const padding = pages(0);
    for (let n = 0; n < 5; n++) {
      const files = { ...padding, ...(shapes[n % 2] as Record<string, string>) };
      await release(host, files);
      expect(filesIn(www)).toEqual(files);
    }
  });

  test('a folder from before is taken over with its links, folders and permissions', async () => {
    const www = await site();
    await write(www, { 'robots.bak': 'r', 'files/a.pdf': 'a' });
    mkdirSync(join(www, 'uploads'));
    chmodSync(join(www, 'uploads'), 0o777);
    symlinkSync('files/a.pdf', join(www, 'latest'));
    symlinkSync('/nowhere', join(www, 'broken'));
    symlinkSync('files', join(www, 'folder-link'));
    const host = await connect(server, www);
    for (let n = 0; n < 3; n++) {
      await release(host, pages(n));
      expect(filesIn(www)).toEqual({ ...pages(n), 'robots.bak': 'r', 'files/a.pdf': 'a' });
      expect(statSync(join(www, 'uploads')).mode & 0o777).toBe(0o777);
      expect(['latest', 'broken', 'folder-link'].map((name) => readlinkSync(join(www, name)))).toEqual([
        'files/a.pdf',
        '/nowhere',
        'files',
      ]);
      expect(readdirSync(beside(www)).filter((name) => /^(?:before|left)-/.test(name))).toEqual([]);
    }
  });

  test('a cut while the name is free is healed by the next connection', async () => {
    const www = await site();
    await write(www, { CNAME: 'post.example' });
    const { release: id } = await release(await connect(server, www), pages(0));
    const link = readlinkSync(www);
    rmSync(www);
    await write(join(beside(www), `before-${id}`), { CNAME: 'post.example' });
    const host = await connect(server, www);
    expect(readlinkSync(www)).toBe(link);
    expect(await host.untidy()).toBe(true);
    await (await host.lock({ who: 'Ines Vale', since: '' }))();
    expect(await host.untidy()).toBe(false);
    expect(filesIn(www)).toHaveProperty(['CNAME']);
  });

  test('where the release was not whole, the old folder gets its name back', async () => {
    const www = await site();
    await write(beside(www), {
      'before-20261123T060000Z-abcdef/CNAME': 'post.example',
      '20261123T060000Z-abcdef/index.html': 'half',
    });
    const host = await connect(server, www);
    expect(await host.current()).toBeNull();
    expect(filesIn(www)).toEqual({ CNAME: 'post.example' });
  });

  test('somebody’s own link to the site stays theirs', async () => {
    const www = await site();
    const real = join(www, '../real');
    mkdirSync(real);
    symlinkSync('real', www);
    for (let n = 0; n < 3; n++) await release(await connect(server, www), pages(n));
    expect(readlinkSync(www)).toBe('real');
    expect(filesIn(www)).toEqual(pages(2));
    expect(existsSync(beside(www))).toBe(false);
  });

  test('links that lead round in a circle are refused, and so is a file in place of the site', async () => {
    const www = await site();
    symlinkSync('other', www);
    symlinkSync('www', join(www, '../other'));
    await expect(connect(server, www)).rejects.toMatchObject({ code: 'HOST_FAILED' });
    const file = await site();
    writeFileSync(file, 'a file');
    await expect(connect(server, file)).rejects.toMatchObject({ code: 'HOST_FAILED' });
    expect(readFileSync(file, 'utf8')).toBe('a file');
  });

  test('what runs that were cut off left behind is cleared away', async () => {
    const www = await site();
    const host = await connect(server, www);
    await release(host, pages(0));
    const left = ['making-20261123T060000Z-aaaaaa', 'probe-00', '20261123T070000Z-cccccc'];
    for (const name of left) await write(join(beside(www), name), { 'a/b': 'x' });
    symlinkSync('x', join(beside(www), 'link-00'));
    writeFileSync(join(beside(www), 'records', '0011.tmp'), 'x');
    expect(await host.untidy()).toBe(true);
    await (await host.lock({ who: 'Ines Vale', since: '' }))();
    expect(await host.untidy()).toBe(false);
    expect(readdirSync(beside(www)).sort()).toEqual([...trees(www), 'records'].sort());
    expect(filesIn(www)).toEqual(pages(0));
  });

  test('a live release whose record is gone is a clear failure', async () => {
    const www = await site();
    const { release: id } = await release(await connect(server, www), pages(0));
    renameSync(join(beside(www), 'records', `${id}.json`), join(www, '..', 'aside'));
    const host = await connect(server, www);
    await expect(host.current()).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await expect(host.begin('20261123T090000Z-abcdef')).rejects.toMatchObject({ code: 'HOST_FAILED' });
    expect(filesIn(www)).toEqual(pages(0));
  });

  test('a new desk that knows nothing of the host reads all from there', async () => {
    const www = await site();
    await release(await connect(server, www), pages(0));
    const other = await connect(server, www);
    await release(other, pages(1));
    const third = await connect(server, www);
    expect((await third.current())?.files.length).toBe(Object.keys(pages(1)).length);
    expect(await third.damaged((await third.current())!)).toEqual([]);
  });

  test('the records are for their owner alone, the pages for everybody', async () => {
    const www = await site();
    await release(await connect(server, www), pages(0));
    expect(statSync(join(beside(www), 'records')).mode & 0o077).toBe(0);
    expect(lstatSync(join(www, 'index.html')).mode & 0o444).toBe(0o444);
    expect(statSync(beside(www)).mode & 0o555).toBe(0o555);
    utimesSync(join(www, 'index.html'), 1, 1);
    const host = await connect(server, www);
    expect(await host.damaged((await host.current())!)).toEqual(['index.html']);
  });
});
