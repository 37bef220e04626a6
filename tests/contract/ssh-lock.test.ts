import { lstatSync, readlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { lockBytes, makeLock } from '../../src/hosts/remote/lock-text.ts';
import { ServerLock } from '../../src/hosts/ssh/server-lock.ts';
import { startSession } from '../../src/hosts/ssh/session.ts';
import { temporary } from '../support/publishing.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { type Sshd, startSshd } from '../support/servers/sshd.ts';
import { access } from '../support/ssh-place.ts';

const BY = { who: 'Inés Vale of the “Post” / desk', since: '2026-11-23T06:00:00+00:00' };

describe.runIf(serverAvailable('sshd'))('ssh: the lock', () => {
  let server: Sshd;
  beforeAll(async () => {
    server = await startSshd();
  });
  afterAll(() => server.stop());

  async function locks(shared?: string): Promise<{ files: ServerLock; folder: string }> {
    const folder = shared ?? (await mkdtemp(join(server.folder, 'lock-')));
    const options = { host: 'newsroom', config: server.config, path: folder };
    const place = { root: await temporary(), name: 'live', keep: 3 };
    const session = startSession(options, place, access());
    onTestFinished(() => session.close());
    await session.greeted;
    return { files: new ServerLock(session.sftp, folder), folder };
  }

  test('says whose it is from the moment at which it is there, and goes', async () => {
    const { files, folder } = await locks();
    const bytes = lockBytes(makeLock(BY));
    expect(await files.read('lock')).toBeNull();
    expect(await files.create('lock', bytes)).toBe(true);
    // A link cannot be there without what it says.
    expect(lstatSync(join(folder, 'lock')).isSymbolicLink()).toBe(true);
    expect(readlinkSync(join(folder, 'lock'))).toBe(Buffer.from(bytes).toString());
    expect(Buffer.from((await files.read('lock'))!)).toEqual(Buffer.from(bytes));
    await files.remove('lock');
    await files.remove('lock');
    expect(await files.read('lock')).toBeNull();
  });

  test('is made by one alone of many', async () => {
    const { files } = await locks();
    const tries = Array.from({ length: 20 }, () => files.create('lock', lockBytes(makeLock(BY))));
    expect((await Promise.all(tries)).filter((made) => made).length).toBe(1);
  });

  test('is made or not, and nothing else, however often others make it and let it go meanwhile', async () => {
    const folder = (await locks()).folder;
    const desks = await Promise.all(Array.from({ length: 5 }, () => locks(folder)));
    let made = 0;
    await Promise.all(
      desks.map(async ({ files }) => {
        for (let n = 0; n < 60; n++) {
          if (!(await files.create('lock', lockBytes(makeLock(BY))))) continue;
          made++;
          await files.remove('lock');
        }
      }),
    );
    expect(made).toBeGreaterThan(20);
  });

  test('that is a file is one all the same', async () => {
    const { files, folder } = await locks();
    writeFileSync(join(folder, 'lock'), 'somebody’s');
    expect(await files.create('lock', lockBytes(makeLock(BY)))).toBe(false);
    expect(Buffer.from((await files.read('lock'))!).toString()).toBe('somebody’s');
  });
});
