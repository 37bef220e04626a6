import { mkdirSync } from 'node:fs';
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { FaultHost } from '../support/fault-host.ts';
import { LOCAL_FAULTS } from '../support/fault-kinds.ts';
import { startChild } from '../support/fault-process.ts';
import { faultRun, faultRuns } from '../support/fault-runs.ts';
import { connect } from '../support/folder-connect.ts';
import { temporary } from '../support/publishing.ts';
import { unwritable } from '../support/servers/write-rights.ts';
import { filesIn } from '../support/ssh-place.ts';

/** A folder on a disk that is not that of the newsroom, as that of a web server would be. */
const folderHost: FaultHost = {
  module: join(import.meta.dirname, '../support/folder-connect.ts'),
  lengths: [120, 120, 120],
  atomic: true,
  server: null,
  open(root, made) {
    const disk = join(root, 'disk');
    mkdirSync(disk);
    made(disk);
    const [path, releases] = [join(disk, 'www'), join(disk, '.www.releases')];
    return {
      args: { path, root },
      served: async () => filesIn(path),
      async plant(name, text) {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(join(path, name), text);
      },
      refusals: [disk, path, releases].map(unwritable),
      stored: async () => Object.keys(filesIn(releases)),
    };
  },
};

test.each(faultRuns(4, LOCAL_FAULTS))('fault run %i: %s', (_seed, _name, about) =>
  faultRun(folderHost, about),
);

test('a lock that cannot be given back is told in words', async () => {
  const root = await temporary();
  const host = await connect({ path: 'disk/www', root }, 0);
  const unlock = await host.lock({ who: 'Ines Vale', since: '2026-11-23T06:00:00+00:00' });
  const releases = join(root, 'disk/.www.releases');
  await rename(releases, join(root, 'elsewhere'));
  await writeFile(releases, 'a file');
  await expect(unlock()).rejects.toMatchObject({
    code: 'HOST_FAILED',
    message: expect.stringMatching(/a file stands where a folder should be/),
  });
});

test('what a cut left is cleared away, whatever its folders permit', async () => {
  const root = await temporary();
  const place = folderHost.open(root, () => {});
  const publish = async (words: string, now: number): Promise<string> => {
    const run = { module: folderHost.module, args: place.args, port: 0, root };
    return (await startChild({ ...run, site: { 'index.html': words }, now })).told;
  };
  const now = Date.UTC(2026, 10, 23, 6);
  expect(await publish('one', now)).toBe('done');
  const left = join(root, 'disk/.www.releases/making-cut/news');
  await mkdir(left, { recursive: true });
  await writeFile(join(left, 'notes.txt'), 'theirs');
  await chmod(left, 0o555);
  expect(await publish('two', now + 60_000)).toBe('done');
  expect((await place.stored()).filter((name) => name.startsWith('making'))).toEqual([]);
});
