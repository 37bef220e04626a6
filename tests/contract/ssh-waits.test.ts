import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Host } from '../../src/hosts/host.ts';
import { hostOver } from '../../src/hosts/ssh/connect.ts';
import { sessionOver, startSession } from '../../src/hosts/ssh/session.ts';
import { SshProcess } from '../../src/hosts/ssh/ssh-process.ts';
import { LongLine } from '../support/counted-waits.ts';
import { temporary } from '../support/publishing.ts';
import { manifestOf } from '../support/release.ts';
import { serverAvailable, serverEnv } from '../support/servers/available.ts';
import { type Sshd, startSshd } from '../support/servers/sshd.ts';
import { access, filesIn } from '../support/ssh-place.ts';

const BY = { who: 'Ines Vale', since: '2026-11-23T06:00:00+00:00' };

type Files = Record<string, string>;

/** What `newsctl publish` asks of a host, in its order. */
async function publish(host: Host, files: Files): Promise<void> {
  const live = await host.current();
  const manifest = manifestOf(files, live);
  const before = new Map(live?.files.map((file) => [file.path, file.sha256]));
  const changed = manifest.files.flatMap(({ path, sha256 }) => (before.get(path) === sha256 ? [] : [path]));
  await Promise.all([live && host.damaged(live, changed), host.foreign(changed)]);
  const unlock = await host.lock(BY);
  await host.current();
  const transaction = await host.begin(manifest.release, changed);
  for (const path of changed) await transaction.put(path, Buffer.from(files[path]!));
  await transaction.settle();
  await transaction.commit(manifest);
  await unlock();
}

const siteOf = (words: string): Files => ({
  ...Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n % 5}/page-${n}.html`, `page ${n}`])),
  '0/page-0.html': words,
});

describe.runIf(serverAvailable('sshd'))('ssh: how often a publish waits for the server', () => {
  let server: Sshd;
  beforeAll(async () => {
    server = await startSshd();
  });
  afterAll(() => server.stop());

  /** Publishes over a line on which each wait is counted. @returns what was asked between the waits */
  async function counted(path: string, root: string, files: Files): Promise<number> {
    const options = { host: 'newsroom', config: server.config, path };
    const setting = { options, label: 'the newsroom', root, env: serverEnv(), connectTimeout: 20 };
    let line!: LongLine;
    const session = sessionOver(
      (over) => {
        line = new LongLine(new SshProcess(setting, over));
        return line;
      },
      { label: 'the newsroom', signal: new AbortController().signal, silence: 20_000 },
    );
    const host = await hostOver(session, options, { root, name: 'live', keep: 9 });
    await publish(host, files);
    await host.close();
    return line.take().length;
  }

  test('is known for the first one and for later ones', async () => {
    const [root, folder] = [await temporary(), await mkdtemp(join(server.folder, 'site-'))];
    const path = join(folder, 'www');
    expect(await counted(path, root, siteOf('one'))).toBe(7);
    for (const words of ['two', 'three', 'four', 'five', 'six']) {
      expect(await counted(path, root, siteOf(words))).toBe(11);
      expect(filesIn(path)).toEqual(siteOf(words));
    }
  });
});

describe('ssh: the end of a connection', () => {
  /** A program in the place of `ssh` that greets, answers so many requests, and never goes by itself. */
  async function connectTo(answers: number) {
    const root = await temporary();
    const program = `#!${process.execPath}
const { writeFileSync } = require('node:fs');
const packet = (...bytes) => process.stdout.write(Buffer.from([0, 0, 0, bytes.length, ...bytes]));
const ok = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
let answers = ${answers};
let held = Buffer.alloc(0);
process.stdin.on('data', (chunk) => {
  held = Buffer.concat([held, chunk]);
  while (held.length >= 4 && held.length >= 4 + held.readUInt32BE(0)) {
    const body = held.subarray(4, 4 + held.readUInt32BE(0));
    held = held.subarray(4 + body.length);
    if (body[0] === 1) packet(2, 0, 0, 0, 3);
    else if (answers-- > 0) packet(101, ...body.subarray(1, 5), ...ok);
  }
});
process.stdin.on('end', () => {
  writeFileSync('ended', 'its input ended');
  setTimeout(() => process.exit(0), 500);
});
process.on('SIGTERM', () => {
  writeFileSync('told', 'to go');
  process.exit(0);
});
`;
    writeFileSync(join(root, 'ssh'), program, { mode: 0o700 });
    const session = startSession(
      { host: 'post.example', path: 'www' },
      { root, name: 'live', keep: 3 },
      { ...access(), env: { PATH: root } },
    );
    onTestFinished(() => session.close());
    await session.greeted;
    return { root, session };
  }

  test('is not waited for once all is answered', async () => {
    const { root, session } = await connectTo(1);
    await session.sftp.remove('www/lock');
    await session.close();
    expect(readFileSync(join(root, 'told'), 'utf8')).toBe('to go');
  });

  test('is waited for while something is on its way', async () => {
    const { root, session } = await connectTo(1);
    await session.sftp.remove('www/lock');
    session.sftp.remove('www/kept').catch(() => {});
    await session.close();
    expect(existsSync(join(root, 'told'))).toBe(false);
    expect(readFileSync(join(root, 'ended'), 'utf8')).toBe('its input ended');
  });
});
