import { join } from 'node:path';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { git } from '../../src/hosts/git.ts';
import { gitAccess, gitPlace, HostRepository, openGitPlace } from '../support/git-place.ts';
import { hostContract } from '../support/host-contract.ts';
import { temporary } from '../support/publishing.ts';
import { release } from '../support/release.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { type GitHttp, startGitHttp } from '../support/servers/git-http.ts';
import { type Sshd, startSshd } from '../support/servers/sshd.ts';

const { capabilities } = git;

hostContract('git over file://', { capabilities, open: () => openGitPlace() });

const PROTECTED = ['receive.denyNonFastForwards', 'receive.denyDeletes'];

describe('git: a repository that refuses deletions and everything but moving on', () => {
  test('is published to, taken back and locked like any other', async () => {
    const there = new HostRepository(join(await temporary(), 'site.git'));
    for (const setting of PROTECTED) there.git(['config', setting, 'true']);
    const place = await gitPlace(there, `file://${there.folder}`, gitAccess());
    const host = await place.again(2);
    for (let n = 0; n < 4; n++) await release(host, { 'index.html': `${n}` });
    expect(await place.served()).toEqual({ 'index.html': '3' });
    const unlock = await host.lock({ who: 'Ines Vale', since: 'now' });
    await expect((await place.again()).lock({ who: 'Otto Brandt', since: 'now' })).rejects.toMatchObject({
      code: 'HOST_LOCKED',
    });
    await unlock();
    await (await (await place.again()).lock({ who: 'Otto Brandt', since: 'now' }))();
  });

  test('a hook that says no is told in words, and readers keep what they had', async () => {
    const there = new HostRepository(join(await temporary(), 'site.git'));
    const place = await gitPlace(there, `file://${there.folder}`, gitAccess());
    const first = await release(place.host, { 'index.html': 'one' });
    mkdirSync(join(there.folder, 'hooks'), { recursive: true });
    const hook = '#!/bin/sh\nprintf "not \\033[31mtoday\\n" >&2\ngrep -q refs/heads && exit 1\nexit 0\n';
    writeFileSync(join(there.folder, 'hooks/pre-receive'), hook, { mode: 0o755 });
    const error = await release(place.host, { 'index.html': 'two' }).catch((one) => one);
    expect(error).toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('refused the push'),
    });
    expect(error.message).not.toContain('\u001b');
    expect(await place.served()).toEqual({ 'index.html': 'one' });
    expect((await place.host.current())?.release).toBe(first.release);
  });
});

describe('git: files on the branch', () => {
  test('CNAME and what others push meanwhile stay, and Jekyll is kept out', async () => {
    const there = new HostRepository(join(await temporary(), 'site.git'));
    there.commit('refs/heads/pages', { CNAME: 'post.example', 'README.md': 'ours' });
    const { host } = await gitPlace(there, `file://${there.folder}`, gitAccess());
    expect(await host.foreign()).toEqual(['CNAME', 'README.md']);
    await release(host, { 'index.html': 'one', '_drafts/a.html': 'a' }, async () => {
      there.commit('refs/heads/pages', { 'late.txt': 'late' });
    });
    expect(there.names('refs/heads/pages')).toEqual([
      '.nojekyll',
      'CNAME',
      'README.md',
      '_drafts/a.html',
      'index.html',
      'late.txt',
    ]);
  });

  test('a branch that somebody set back is found damaged, and put right by the next release', async () => {
    const place = await openGitPlace();
    const first = await release(place.host, { 'index.html': 'one' });
    await place.uproot('index.html');
    expect(await place.host.damaged(first)).toEqual(['index.html']);
    await release(place.host, { 'index.html': 'two' });
    expect(await place.served()).toEqual({ 'index.html': 'two' });
  });
});

describe.runIf(serverAvailable('git-http'))('git over http with a password', () => {
  let server: GitHttp;
  beforeAll(async () => {
    server = await startGitHttp();
  });
  afterAll(() => server.stop());

  const repository = (): HostRepository => {
    const there = new HostRepository(join(mkdtempSync(join(server.folder, 'r-')), 'site.git'));
    there.git(['config', 'http.receivepack', 'true']);
    return there;
  };
  const urlOf = ({ folder }: HostRepository): string => server.url(folder.slice(server.folder.length + 1));

  test('publishes, and a second desk goes on from there', async () => {
    const there = repository();
    const place = await gitPlace(there, urlOf(there), gitAccess(server.password), server.user);
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`a/${n}.html`, `page ${n}`]));
    const first = await release(place.host, files);
    const other = await place.again();
    expect((await other.current())?.release).toBe(first.release);
    await release(other, { ...files, 'a/7.html': 'edited' });
    expect((await place.served())['a/7.html']).toBe('edited');
    expect(await place.host.damaged((await place.host.current())!)).toEqual([]);
  });

  test.each([
    ['a wrong password', 'wr0ng:p@ssword of nobody'],
    ['none', null],
  ])('%s is refused, and is in no text', async (_, secret) => {
    const there = repository();
    const place = await gitPlace(there, urlOf(there), gitAccess(secret), server.user);
    const error = await place.host.current().catch((one) => one);
    expect(error).toMatchObject({ code: 'HOST_FAILED', message: expect.stringContaining('password') });
    if (secret) expect(`${error.message}${error.hint}${error.stack}${error.cause}`).not.toContain(secret);
  });

  test('the password is no argument of any program', async () => {
    const there = repository();
    const place = await gitPlace(there, urlOf(there), gitAccess(server.password), server.user);
    const { readdirSync, readFileSync } = await import('node:fs');
    const seen: string[] = [];
    const timer = setInterval(() => {
      for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
        try {
          seen.push(readFileSync(`/proc/${id}/cmdline`, 'utf8'));
        } catch {
          // It has ended.
        }
    }, 5);
    onTestFinished(() => clearInterval(timer));
    await release(place.host, { 'index.html': 'one' });
    expect(seen.some((line) => line.includes('git'))).toBe(true);
    expect(seen.filter((line) => line.includes(server.password))).toEqual([]);
  });

  test('a server that is gone is told in words', async () => {
    const there = repository();
    const place = await gitPlace(there, 'http://127.0.0.1:9/site.git', gitAccess('x'), 'desk');
    await expect(place.host.current()).rejects.toMatchObject({
      code: 'HOST_FAILED',
      message: expect.stringContaining('does not answer'),
    });
  });
});

describe.runIf(serverAvailable('sshd'))('git over ssh', () => {
  let server: Sshd;
  beforeAll(async () => {
    server = await startSshd();
  });
  afterAll(() => server.stop());

  test('goes the way of the user’s own ssh', async () => {
    const there = new HostRepository(join(mkdtempSync(join(server.folder, 'r-')), 'site.git'));
    const access = gitAccess();
    const env = { ...access.env, GIT_SSH_COMMAND: `ssh -F ${server.config}` };
    const place = await gitPlace(there, `ssh://newsroom${there.folder}`, { ...access, env });
    await release(place.host, { 'index.html': 'one' });
    expect(await place.served()).toEqual({ 'index.html': 'one' });
    const unknown = await gitPlace(there, `ssh://nowhere.invalid${there.folder}`, { ...access, env });
    await expect(unknown.host.current()).rejects.toMatchObject({ code: 'HOST_FAILED' });
  });
});

describe('git: what cannot be asked of it', () => {
  test.each([
    ['-oProxyCommand=touch x'],
    ['ext::sh -c touch% x'],
    ['https://desk:secret@post.example/site.git'],
    ['http://post.example/site.git'],
  ])('the repository %j is no setting', (repository) => {
    expect(git.options.safeParse({ repository }).success).toBe(false);
  });

  test.each(['-x', 'a..b', 'a b', 'x.lock', '/x', 'x/', 'a~1', 'a:b', 'a@{b'])(
    'the branch %j is none',
    (branch) => {
      expect(git.options.safeParse({ repository: 'https://post.example/s.git', branch }).success).toBe(false);
    },
  );
});
