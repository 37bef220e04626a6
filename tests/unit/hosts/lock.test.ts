import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { hasDeadLock, isLockFile, type LockFiles, takeLock } from '../../../src/hosts/remote/lock.ts';
import { lockBytes, makeLock, readLock } from '../../../src/hosts/remote/lock-text.ts';
import { temporary } from '../../support/publishing.ts';

const BY = { who: 'Ines Vale', since: '2026-11-23T06:00:00+00:00' };
const PACE = { beat: 30, patience: 600 };
const options = { label: 'the host', signal: new AbortController().signal, pace: PACE };

const inFolder = (folder: string): LockFiles => ({
  read: (name) => readFile(join(folder, name)).catch(() => null),
  create: (name, bytes) =>
    writeFile(join(folder, name), bytes, { flag: 'wx' }).then(
      () => true,
      () => false,
    ),
  write: (name, bytes) => writeFile(join(folder, name), bytes),
  remove: (name) => rm(join(folder, name), { force: true }),
});

const gonePid = (): number =>
  Number(execFileSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))']).toString());

const lockOf = (change: object) => ({
  ...makeLock({ ...BY, who: 'Otto Brandt' }),
  pid: process.ppid,
  ...change,
});

describe('the lock of a host that is reached over a network', () => {
  test('is held by one, who is named to others, and leaves nothing behind', async () => {
    const folder = await temporary();
    const held = await takeLock(inFolder(folder), BY, options);
    await expect(takeLock(inFolder(folder), BY, options)).rejects.toMatchObject({
      code: 'HOST_LOCKED',
      message: expect.stringMatching(/Ines Vale.*2026-11-23T06:00:00\+00:00/),
    });
    await held.confirm();
    await held.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of a process that is gone is taken over by one of many', async () => {
    const folder = await temporary();
    writeFileSync(join(folder, 'lock'), lockBytes(lockOf({ pid: gonePid() })));
    expect(await hasDeadLock(inFolder(folder))).toBe(true);
    const tries = Array.from({ length: 12 }, () => takeLock(inFolder(folder), BY, options).catch(() => null));
    const held = (await Promise.all(tries)).filter((one) => one !== null);
    expect(held.length).toBe(1);
    expect(await hasDeadLock(inFolder(folder))).toBe(false);
    await held[0]!.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that this process lost together with a connection is nobody’s', async () => {
    const folder = await temporary();
    const files = inFolder(folder);
    const cut = new Error('the line was cut');
    let isCut = false;
    const line: LockFiles = { ...files, read: (name) => (isCut ? Promise.reject(cut) : files.read(name)) };
    const held = await takeLock(line, BY, options);
    isCut = true;
    await expect(held.release()).rejects.toBe(cut);
    await (await takeLock(files, BY, options)).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of another machine that is silent is taken over by one of many, whatever its clock says', async () => {
    const folder = await temporary();
    const lock = lockOf({ machine: 'elsewhere 0', since: '2099-01-01T00:00:00+00:00' });
    writeFileSync(join(folder, 'lock'), lockBytes(lock));
    writeFileSync(join(folder, `lock-beat-${lock.token}`), '7');
    const tries = Array.from({ length: 6 }, () => takeLock(inFolder(folder), BY, options).catch(() => null));
    const held = (await Promise.all(tries)).filter((one) => one !== null);
    expect(held.length).toBe(1);
    await held[0]!.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('of another machine that beats is respected', async () => {
    const folder = await temporary();
    const lock = lockOf({ machine: 'elsewhere 0' });
    writeFileSync(join(folder, 'lock'), lockBytes(lock));
    let beats = 0;
    const beating = setInterval(
      () => writeFileSync(join(folder, `lock-beat-${lock.token}`), `${++beats}`),
      PACE.beat,
    );
    await expect(takeLock(inFolder(folder), BY, options)).rejects.toMatchObject({
      code: 'HOST_LOCKED',
      message: expect.stringContaining('Otto Brandt'),
    });
    clearInterval(beating);
  });

  test('whose taking over was cut off, too, is taken over', async () => {
    const folder = await temporary();
    const [dead, second] = [lockOf({ pid: gonePid() }), lockOf({ pid: gonePid() })];
    writeFileSync(join(folder, 'lock'), lockBytes(dead));
    writeFileSync(join(folder, `lock-after-${dead.token}`), lockBytes(second));
    const held = await takeLock(inFolder(folder), BY, options);
    await held.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that was lost meanwhile is not confirmed, and that of another one stays', async () => {
    const folder = await temporary();
    const held = await takeLock(inFolder(folder), BY, options);
    const other = lockOf({});
    writeFileSync(join(folder, 'lock'), lockBytes(other));
    await pause(PACE.beat * 3);
    await expect(held.confirm()).rejects.toMatchObject({ code: 'HOST_FAILED' });
    await held.release();
    expect(readLock(await readFile(join(folder, 'lock'))).token).toBe(other.token);
  });

  test('a holder beats, so that those on other machines see that it lives', async () => {
    const folder = await temporary();
    const held = await takeLock(inFolder(folder), BY, options);
    await expect.poll(() => readdirSync(folder).some((name) => name.startsWith('lock-beat-'))).toBe(true);
    await held.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('waiting for it can be interrupted', async () => {
    const folder = await temporary();
    writeFileSync(join(folder, 'lock'), lockBytes(lockOf({ machine: 'elsewhere 0' })));
    const signal = AbortSignal.timeout(50);
    await expect(takeLock(inFolder(folder), BY, { label: 'the host', signal })).rejects.toMatchObject({
      code: 'INTERRUPTED',
    });
  });

  test.each(['', '{', '[]', '{"token":"../../x","who":"\u001b[31m"}', 'null'])(
    'a lock that says %j is somebody’s until it is silent for long',
    async (text) => {
      const folder = await temporary();
      writeFileSync(join(folder, 'lock'), text);
      expect(await hasDeadLock(inFolder(folder))).toBe(false);
      const held = await takeLock(inFolder(folder), BY, options);
      await held.release();
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test('who holds it is shown without the control characters of a terminal', () => {
    const lock = readLock(lockBytes(lockOf({ who: '\u001b[31mred' })));
    expect(lock.who).not.toContain('\u001b');
  });

  test('its files are known by their names', () => {
    expect(['lock', `lock-after-${'a'.repeat(32)}`, 'locks', 'lock-after-', 'x'].map(isLockFile)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
