import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { StagedFolder } from '../../../src/publish/staged-folder.ts';
import { temporaryFolder } from '../../support/newsroom.ts';

test('what is made in it comes to its place all at once', async () => {
  const out = join(await temporaryFolder(), 'new', 'site');
  const staged = (await StagedFolder.inEmpty(out))!;
  await mkdir(join(staged.path, 'council'));
  await writeFile(join(staged.path, 'council', 'index.html'), 'Council');
  await writeFile(join(staged.path, 'index.html'), 'Home');
  expect(await readdir(out)).toEqual([staged.path.slice(out.length + 1)]);
  await staged.demandAlone();
  await staged.raise();
  expect((await readdir(out, { recursive: true })).sort()).toEqual([
    'council',
    join('council', 'index.html'),
    'index.html',
  ]);
});

test('a folder with anything in it is none, also one in which another build is at work', async () => {
  const out = await temporaryFolder();
  const first = await StagedFolder.inEmpty(out);
  expect(first).not.toBeNull();
  expect(await StagedFolder.inEmpty(out)).toBeNull();
  await first!.discard();
  await writeFile(join(out, 'index.html'), 'Somebody’s');
  expect(await StagedFolder.inEmpty(out)).toBeNull();
  expect(await readdir(out)).toEqual(['index.html']);
});

test('what came meanwhile is named, and stays', async () => {
  const out = await temporaryFolder();
  const staged = (await StagedFolder.inEmpty(out))!;
  await writeFile(join(staged.path, 'index.html'), 'Home');
  await writeFile(join(out, 'index.html'), 'Somebody’s');
  await expect(staged.demandAlone()).rejects.toMatchObject({
    code: 'FILE_EXISTS',
    message: expect.stringContaining('index.html'),
  });
  await staged.discard();
  expect(await readdir(out)).toEqual(['index.html']);
});

test('what a build left behind that was cut off goes, beside files too', async () => {
  const out = await temporaryFolder();
  // No process has so high a number.
  await mkdir(join(out, '.newsctl-building-999999999-0badcafe', 'council'), { recursive: true });
  const staged = await StagedFolder.inEmpty(out);
  expect(staged).not.toBeNull();
  await staged!.discard();
  await writeFile(join(out, 'index.html'), 'Home');
  await mkdir(join(out, '.newsctl-building-999999999-0badcafe'));
  expect(await StagedFolder.inEmpty(out)).toBeNull();
  expect(await readdir(out)).toEqual(['index.html']);
});
