import { readdirSync, readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/hosts/manifest.ts';
import { EarlyRecord } from '../../../src/hosts/ssh/early-record.ts';
import { stamped } from '../../../src/hosts/ssh/stamped.ts';
import { temporary } from '../../support/publishing.ts';
import { manifestOf } from '../../support/release.ts';

const plain = manifestOf({ 'index.html': 'home', 'news.html': 'news' }, null);
const at = (time: number): Manifest => stamped(plain, () => time);

/** Writes records into a folder, each under another name at first. */
function stageIn(folder: string) {
  let count = 0;
  return async (manifest: Manifest) => {
    const temporaryName = join(folder, `${count++}.tmp`);
    await writeFile(temporaryName, JSON.stringify(manifest));
    return { giveName: () => rename(temporaryName, join(folder, 'record')), drop: () => rm(temporaryName) };
  };
}

const recordIn = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, 'record'), 'utf8'));

describe('the record of a release that is written ahead', () => {
  test('counts where the server gave the times that were expected', async () => {
    const folder = await temporary();
    const record = new EarlyRecord(stageIn(folder), Promise.resolve(at(5)));
    await record.finish(at(5));
    expect(readdirSync(folder)).toEqual(['record']);
    expect(recordIn(folder)).toEqual(at(5));
  });

  test('is written once more where it gave others', async () => {
    const folder = await temporary();
    const record = new EarlyRecord(stageIn(folder), Promise.resolve(at(5)));
    await record.finish(at(6));
    expect(readdirSync(folder)).toEqual(['record']);
    expect(recordIn(folder)).toEqual(at(6));
  });

  test('is written later where it cannot be written ahead', async () => {
    const folder = await temporary();
    const record = new EarlyRecord(stageIn(folder), Promise.reject(new Error('no time is known')));
    await record.finish(at(6));
    expect(recordIn(folder)).toEqual(at(6));
  });

  test('goes where the release does not come', async () => {
    const folder = await temporary();
    const record = new EarlyRecord(stageIn(folder), Promise.resolve(at(5)));
    await record.drop();
    expect(readdirSync(folder)).toEqual([]);
  });
});
