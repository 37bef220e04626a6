import { chmodSync, existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { knownPartsFolder, openKnownParts, partsOnHost } from '../../../src/hosts/remote/known-parts.ts';
import { temporary } from '../../support/publishing.ts';

const name = (digit: string): string => `${digit.repeat(64)}.gz`;
const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('parts of records on the desk’s disk', () => {
  test('are there for the next run, whole', async () => {
    const folder = join(await temporary(), 'cache/hosts/live');
    openKnownParts(folder).set(name('a'), bytes('one'));
    const later = openKnownParts(folder);
    expect(Buffer.from(later.get(name('a'))!).toString()).toBe('one');
    expect(later.get(name('b'))).toBeNull();
    expect(readdirSync(folder)).toEqual([name('a')]);
  });

  test('names that are none of a part touch nothing', async () => {
    const root = await temporary();
    writeFileSync(join(root, 'secret'), 's');
    const parts = openKnownParts(join(root, 'parts'));
    for (const wrong of ['../secret', 'secret', '', `${name('a')}/../../secret`]) {
      parts.set(wrong, bytes('x'));
      expect(parts.get(wrong)).toBeNull();
    }
    expect(readdirSync(root)).toEqual(['secret']);
  });

  test('those not used for longest go when there are too many', async () => {
    const folder = await temporary();
    const parts = openKnownParts(folder);
    for (const [n, digit] of ['a', 'b', 'c', 'd'].entries()) {
      parts.set(name(digit), Buffer.alloc(1000));
      utimesSync(join(folder, name(digit)), 1e9 + n * 1e6, 1e9 + n * 1e6);
    }
    expect(openKnownParts(folder).get(name('a'))).not.toBeNull();
    openKnownParts(folder, 2500);
    expect(readdirSync(folder).sort()).toEqual([name('a'), name('d')]);
  });

  test('a place that cannot be written to is no failure', async () => {
    const root = await temporary();
    writeFileSync(join(root, 'file'), '');
    const parts = openKnownParts(join(root, 'file', 'parts'));
    parts.set(name('a'), bytes('one'));
    expect(parts.get(name('a'))).toBeNull();
    mkdirSync(join(root, 'closed'), { mode: 0o500 });
    openKnownParts(join(root, 'closed')).set(name('a'), bytes('one'));
    chmodSync(join(root, 'closed'), 0o700);
  });

  test('of a host that lost some, only those count that it still has', async () => {
    const folder = await temporary();
    const parts = openKnownParts(folder);
    parts.set(name('a'), bytes('a'));
    parts.set(name('b'), bytes('b'));
    const there = partsOnHost(parts, [name('b'), name('c')]);
    expect([name('a'), name('b'), name('c')].map((one) => there.get(one) !== null)).toEqual([
      false,
      true,
      true,
    ]);
    there.set(name('a'), bytes('a'));
    expect(there.get(name('a'))).not.toBeNull();
  });

  test('lie in the newsroom’s cache, in a folder of the host', () => {
    const folder = knownPartsFolder('/desk', '../live site');
    expect(folder).toBe(join('/desk', '.newsctl', 'cache', 'hosts', '___live_site'));
    expect(existsSync(folder)).toBe(false);
  });
});
