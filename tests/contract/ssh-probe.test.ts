import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startSession } from '../../src/hosts/ssh/session.ts';
import { SftpStore } from '../../src/hosts/ssh/sftp-store.ts';
import { temporary } from '../support/publishing.ts';
import { release } from '../support/release.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { startProftpd } from '../support/servers/proftpd.ts';
import { startSshd } from '../support/servers/sshd.ts';
import { access, connect, filesIn } from '../support/ssh-place.ts';

interface Server {
  config: string;
  folder: string;
  stop(): Promise<void>;
}

/** Servers on which no link can be turned: name, what is needed, how it is started, what is said. */
const SERVERS: readonly [string, string, () => Promise<Server>, RegExp][] = [
  ['ProFTPD', 'proftpd', startProftpd, /follows links|cannot turn a link/],
  ['OpenSSH that makes no links', 'sshd', () => startSshd({ noLinks: true }), /cannot turn a link/],
  ['OpenSSH without its extensions', 'sshd', () => startSshd({ plainSftp: true }), /posix-rename/],
];

/** Root alone can start a server that shows a client one folder. */
const isRoot = process.getuid?.() === 0;

describe.each(SERVERS)('ssh: a server that cannot turn a link: %s', (_, program, start, words) => {
  describe.runIf(serverAvailable(program))('as it is', () => {
    let server: Server;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.stop());

    /** A folder that its user may write in, and how the server calls it. */
    async function folder(): Promise<{ disk: string; path: string }> {
      const disk = await mkdtemp(join(server.folder, 'site-'));
      chmodSync(disk, 0o777);
      return { disk, path: program === 'proftpd' ? `/${basename(disk)}` : disk };
    }

    test('is found out in a scratch folder, which goes; nothing of the site is touched', async () => {
      const { disk, path } = await folder();
      mkdirSync(join(disk, 'www'));
      writeFileSync(join(disk, 'www', 'CNAME'), 'post.example');
      const host = await connect(server, `${path}/www`);
      expect(host.label).toMatch(/file by file/);
      expect(host.label).toMatch(words);
      expect(await host.current()).toBeNull();
      expect(readdirSync(disk)).toEqual(['www']);
      expect(filesIn(disk)).toEqual({ 'www/CNAME': 'post.example' });
    });

    test('has a site that was not there file by file, and nothing beside it but what is kept', async () => {
      const { disk, path } = await folder();
      const host = await connect(server, `${path}/www`);
      expect(await host.current()).toBeNull();
      await release(host, { 'index.html': 'one' });
      expect(host.label).toMatch(/file by file/);
      expect(host.label).toMatch(words);
      await release(host, { 'index.html': 'two' });
      expect(readFileSync(join(disk, 'www/index.html'), 'utf8')).toBe('two');
      expect(readdirSync(disk).sort()).toEqual(['.www.newsctl', 'www']);
      expect((await host.current())?.files.length).toBe(1);
    });

    async function store() {
      const { disk, path } = await folder();
      const options = { host: 'newsroom', config: server.config, path };
      const session = startSession(options, { root: await temporary(), name: 'live', keep: 3 }, access());
      await session.greeted;
      const opened = new SftpStore(session, path);
      onTestFinished(() => opened.close());
      return { disk, store: opened };
    }

    test('files are written whole, replaced, looked at, listed and removed with their folders', async () => {
      const { disk, store: one } = await store();
      await one.write('2026/11/bridge/index.html', Buffer.from('one'));
      await one.write('2026/11/bridge/index.html', Buffer.from('two'));
      await one.write('橋.txt', Buffer.alloc(0));
      expect(filesIn(disk)).toEqual({ '2026/11/bridge/index.html': 'two', '橋.txt': '' });
      expect(Buffer.from((await one.read('2026/11/bridge/index.html'))!).toString()).toBe('two');
      expect((await one.look('2026/11/bridge/index.html'))?.size).toBe(3);
      expect([await one.read('gone'), await one.look('gone'), await one.look('2026')]).toEqual([
        null,
        null,
        null,
      ]);
      expect([...(await one.list('')).keys()].sort()).toEqual(['2026/11/bridge/index.html', '橋.txt']);
      expect([...(await one.list('2026/11')).keys()]).toEqual(['2026/11/bridge/index.html']);
      expect((await one.list('nowhere')).size).toBe(0);
      await one.remove('2026/11/bridge/index.html');
      await one.remove('2026/11/bridge/index.html');
      expect(readdirSync(disk)).toEqual(['橋.txt']);
    });

    test('of many that make one file one alone succeeds', async () => {
      const { store: one } = await store();
      const tries = Array.from({ length: 20 }, (_, n) => one.create('.lock/lock', Buffer.from(`${n}`)));
      const made = await Promise.all(tries);
      expect(made.filter((yes) => yes).length).toBe(1);
      expect(Buffer.from((await one.read('.lock/lock'))!).toString()).toBe(`${made.indexOf(true)}`);
    });

    test('hundreds of files in many folders go up at once', async () => {
      const { disk, store: one } = await store();
      const paths = Array.from({ length: 300 }, (_, n) => `a/${n % 20}/${n}.html`);
      await Promise.all(paths.map((path) => one.write(path, Buffer.from(path))));
      expect(filesIn(disk)).toEqual(Object.fromEntries(paths.map((path) => [path, path])));
      expect((await one.list('')).size).toBe(300);
      await Promise.all(paths.map((path) => one.remove(path)));
      expect(readdirSync(disk)).toEqual([]);
    });
  });
});

describe.runIf(serverAvailable('sshd') && isRoot)('ssh: a server that shows a client one folder', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startSshd({ chroot: true });
  });
  afterAll(() => server.stop());

  test('has releases where the folder beside the site can be written', async () => {
    await release(await connect(server, '/www'), { 'index.html': 'one' });
    // The link says the way from beside it, so that a web server outside goes the same one.
    expect(readlinkSync(join(server.folder, 'www'))).toMatch(/^\.www\.releases\//);
    expect(readFileSync(join(server.folder, 'www/index.html'), 'utf8')).toBe('one');
    expect(existsSync(join(server.folder, '.www.releases'))).toBe(true);
  });

  test.each(['/', '.', '~', '~/', 'www/..'])(
    'is published to file by file where the site is all that it shows: %j',
    async (path) => {
      const host = await connect(server, path);
      expect(host.label).toMatch(/file by file/);
      await release(host, { 'about.html': `by ${path}` });
      expect(readFileSync(join(server.folder, 'about.html'), 'utf8')).toBe(`by ${path}`);
      expect(existsSync(join(server.folder, '.newsctl/live.json'))).toBe(true);
      expect((await host.foreign()).filter((name) => name.startsWith('.newsctl'))).toEqual([]);
    },
  );

  test.each(['..', '../..'])('is not published to as %j', async (path) => {
    await expect(connect(server, path)).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
