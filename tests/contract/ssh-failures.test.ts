import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { release } from '../support/release.ts';
import { serverAvailable, serverEnv } from '../support/servers/available.ts';
import { type Sshd, startSshd } from '../support/servers/sshd.ts';
import { connect, filesIn } from '../support/ssh-place.ts';
import { temporary } from '../support/publishing.ts';

const failed = (pattern: RegExp) =>
  expect.objectContaining({
    code: 'HOST_FAILED',
    message: expect.stringMatching(pattern),
    hint: expect.any(String),
  });

describe.runIf(serverAvailable('sshd'))('ssh: what goes wrong', () => {
  let server: Sshd;
  beforeAll(async () => {
    server = await startSshd({ jump: true });
  });
  afterAll(() => server.stop());

  const site = async (): Promise<string> => join(await mkdtemp(join(server.folder, 'site-')), 'www');

  /** The configuration with a word of it changed. */
  async function configWith(change: (text: string) => string): Promise<string> {
    const config = join(await temporary(), 'config');
    writeFileSync(config, change(readFileSync(server.config, 'utf8')), { mode: 0o600 });
    return config;
  }

  test('an unknown host key is refused', async () => {
    const config = await configWith((text) =>
      text.replace(/UserKnownHostsFile .*/, 'UserKnownHostsFile none'),
    );
    await expect(connect({ config }, await site())).rejects.toEqual(failed(/host key is not known/));
  });

  test('a changed host key is refused', async () => {
    const known = join(await temporary(), 'known');
    const other = readFileSync(`${server.key}.pub`, 'utf8').split(' ').slice(0, 2).join(' ');
    writeFileSync(known, `[127.0.0.1]:${server.port} ${other}\n`);
    const config = await configWith((text) =>
      text.replace(/UserKnownHostsFile .*/, `UserKnownHostsFile ${known}`),
    );
    await expect(connect({ config }, await site())).rejects.toEqual(failed(/not the one that was known/));
  });

  test('a key that the server does not know is refused, and nothing is asked', async () => {
    const folder = await temporary();
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'other')]);
    const config = await configWith((text) => text.replace(/IdentityFile .*/, ''));
    const options = { root: folder, more: { identity: 'other' } };
    await expect(connect({ config }, await site(), options)).rejects.toEqual(failed(/none of your keys/));
  });

  test('a key with a passphrase wants an agent, and works with one', async () => {
    const config = await configWith((text) =>
      text.replace(/IdentityFile .*/, `IdentityFile ${server.encryptedKey}`),
    );
    await expect(connect({ config }, await site())).rejects.toMatchObject({
      code: 'HOST_FAILED',
      hint: expect.stringContaining('ssh-add'),
    });
    const host = await connect({ config: await withAgent(config) }, await site());
    expect(await host.current()).toBeNull();
  });

  /** A configuration with an agent that has the key. */
  async function withAgent(config: string): Promise<string> {
    const folder = await temporary('nsa-');
    const socket = join(folder, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
    onTestFinished(() => void agent.kill());
    await expect.poll(() => existsSync(socket)).toBe(true);
    writeFileSync(join(folder, 'ask'), `#!/bin/sh\necho '${server.passphrase}'\n`, { mode: 0o700 });
    const env = {
      ...serverEnv(),
      SSH_AUTH_SOCK: socket,
      SSH_ASKPASS: join(folder, 'ask'),
      SSH_ASKPASS_REQUIRE: 'force',
    };
    execFileSync('ssh-add', ['-q', server.encryptedKey], { env, stdio: 'ignore' });
    appendFileSync(config, `  IdentityAgent ${socket}\n`);
    return config;
  }

  test('is reached through another machine where the configuration says so', async () => {
    const inner = await startSshd();
    onTestFinished(() => inner.stop());
    const config = join(await temporary(), 'config');
    const [first, second] = [server.config, inner.config].map((one) => readFileSync(one, 'utf8'));
    const jump = first!.replace('Host newsroom', 'Host gate');
    writeFileSync(config, `${jump}\n${second}  ProxyJump gate\n`, { mode: 0o600 });
    const www = join(await mkdtemp(join(inner.folder, 'site-')), 'www');
    const host = await connect({ config }, www);
    await release(host, { 'index.html': 'through the gate' });
    expect(filesIn(www)).toEqual({ 'index.html': 'through the gate' });
  });

  test.each([
    ['a port where nobody listens', { port: 1 }, /refused/],
    ['a name that nobody has', { host: 'nobody.invalid' }, /no machine of that name/],
  ])('%s is told in words', async (_, more, words) => {
    const options = { more: { ...more } };
    await expect(connect(server, await site(), options)).rejects.toEqual(failed(words));
  });

  test('a server that accepts and says nothing is given up', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await new Promise((done) => silent.once('listening', done));
    const { port } = silent.address() as { port: number };
    const patience = { connect: 1000, silence: 20_000 };
    await expect(connect(server, await site(), { more: { port }, patience })).rejects.toEqual(
      failed(/does not answer/),
    );
  });

  test('a server that falls silent in the middle is given up', async () => {
    const www = await site();
    const host = await connect(server, www, { patience: { connect: 5000, silence: 1500 } });
    const sessions = await server.sessions();
    for (const pid of sessions) process.kill(pid, 'SIGSTOP');
    onTestFinished(() => {
      for (const pid of sessions) process.kill(pid, 'SIGCONT');
    });
    await expect(host.foreign()).rejects.toEqual(failed(/has not answered/));
  });

  test('a connection cut while files go up: readers keep the old release whole, and the next publish ends well', async () => {
    const www = await site();
    await release(await connect(server, www), { 'index.html': 'one', 'about.html': 'about' });
    const before = await server.sessions();
    const host = await connect(server, www);
    const cut = release(host, { 'index.html': 'two', 'about.html': 'about two' }, async (transaction) => {
      const mine = (await server.sessions()).filter((pid) => !before.includes(pid));
      for (let n = 0; n < 50; n++) {
        await transaction.put(`large/${n}.bin`, Buffer.alloc(500_000, n));
        if (n === 20) for (const pid of mine) process.kill(pid, 'SIGKILL');
      }
    });
    await expect(cut).rejects.toEqual(failed(/./));
    expect(filesIn(www)).toEqual({ 'index.html': 'one', 'about.html': 'about' });
    const later = await connect(server, www);
    expect(await later.untidy()).toBe(true);
    await release(later, { 'index.html': 'three' });
    expect(filesIn(www)).toEqual({ 'index.html': 'three' });
    expect(await later.untidy()).toBe(false);
    expect((await readdir(join(www, '../.www.releases'))).filter((name) => /making|lock/.test(name))).toEqual(
      [],
    );
  });

  test('an interruption ends the waiting, and no ssh is left', async () => {
    const www = await site();
    const stop = new AbortController();
    const host = await connect(server, www, { signal: stop.signal });
    await release(host, { 'index.html': 'one' });
    const cut = release(host, { 'index.html': 'two' }, async () => stop.abort());
    await expect(cut).rejects.toMatchObject({ code: 'INTERRUPTED' });
    await host.close();
    expect(filesIn(www)).toEqual({ 'index.html': 'one' });
    await release(await connect(server, www), { 'index.html': 'three' });
    expect(filesIn(www)).toEqual({ 'index.html': 'three' });
  });

  test('lost permissions are told, and readers keep what they had', async () => {
    const www = await site();
    await release(await connect(server, www), { 'index.html': 'one' });
    const closed = await startSshd({ readOnly: true });
    onTestFinished(() => closed.stop());
    const host = await connect(closed, www);
    expect((await host.current())?.files.length).toBe(1);
    await expect(release(host, { 'index.html': 'two' })).rejects.toEqual(failed(/no permission/));
    expect(filesIn(www)).toEqual({ 'index.html': 'one' });
  });

  test('a server without a shell for SFTP is told', async () => {
    const chatty = await startSshd({ command: 'echo Welcome to the server' });
    onTestFinished(() => chatty.stop());
    await expect(connect(chatty, await site())).rejects.toEqual(failed(/is no SFTP|cut|status/));
  });

  test('no program `ssh` is told', async () => {
    const { connectSsh } = await import('../../src/hosts/ssh/connect.ts');
    const access = {
      secret: async () => null,
      signal: new AbortController().signal,
      env: { PATH: '/nowhere' },
    };
    const place = { root: await temporary(), name: 'live', keep: 3 };
    await expect(connectSsh({ host: 'newsroom', path: 'www' }, place, access)).rejects.toEqual(
      failed(/no program `ssh`/),
    );
  });

  test('a file that the server has no room for stops the release, and readers keep theirs', async () => {
    const small = await startSshd({ largestFile: 200 });
    onTestFinished(() => small.stop());
    const www = join(await mkdtemp(join(small.folder, 'site-')), 'www');
    const host = await connect(small, www);
    await release(host, { 'index.html': 'one' });
    const full = release(host, { 'index.html': 'two', 'large.bin': Buffer.alloc(300_000) });
    await expect(full).rejects.toEqual(failed(/full/));
    expect(filesIn(www)).toEqual({ 'index.html': 'one' });
    await release(host, { 'index.html': 'three' });
    expect(filesIn(www)).toEqual({ 'index.html': 'three' });
  });
});
