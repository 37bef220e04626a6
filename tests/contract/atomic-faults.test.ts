import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connects, carryOutOn } from '../support/fault-run.ts';
import { temporary } from '../support/publishing.ts';
import type { FaultHost, Trouble } from '../support/fault-host.ts';
import { faultRun, faultRuns } from '../support/fault-runs.ts';
import { BRANCH, HostRepository } from '../support/git-place.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { type GitHttp, startGitHttp } from '../support/servers/git-http.ts';
import { type Sshd, startSshd } from '../support/servers/sshd.ts';
import { unwritable } from '../support/servers/write-rights.ts';
import { filesIn, namesIn } from '../support/ssh-place.ts';

const NOW = Date.UTC(2026, 10, 23, 6);
const support = (name: string): string => join(import.meta.dirname, '../support', name);

/** A folder on a server on which links can be turned. */
const sshHost = (server: Sshd): FaultHost => ({
  module: support('ssh-connect.ts'),
  lengths: [62_000, 57_000, 43_000],
  atomic: true,
  server,
  open(root, made) {
    const folder = mkdtempSync(join(server.folder, 'fault-'));
    made(folder);
    const path = join(folder, 'www');
    const [, ...hostKey] = readFileSync(server.knownHosts, 'utf8').trim().split(' ');
    return {
      args: { key: server.key, user: userInfo().username, hostKey: hostKey.join(' '), path, root },
      served: async () => filesIn(path),
      async plant(name, text) {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(join(path, name), text);
      },
      refusals: [folder, path, join(folder, '.www.releases')].map(unwritable),
      stored: async () => namesIn(join(folder, '.www.releases')),
    };
  },
});

/** As where an account may not write any more. */
const noPushes = ({ closed }: GitHttp): Trouble => ({
  begin: () => writeFileSync(closed, ''),
  end: () => rmSync(closed, { force: true }),
});

/** A branch of a repository behind a web server. */
const gitHost = (server: GitHttp): FaultHost => ({
  module: support('git-connect.ts'),
  lengths: [17_000, 17_000, 20_000],
  atomic: true,
  server,
  open(root, made) {
    const folder = mkdtempSync(join(server.folder, 'fault-'));
    made(folder);
    const there = new HostRepository(join(folder, 'site.git'));
    there.git(['config', 'http.receivepack', 'true']);
    const path = there.folder.slice(server.folder.length + 1);
    const { user, password } = server;
    return {
      args: { path, branch: BRANCH, user, password, root },
      served: async () => there.served(),
      plant: async (name, text) => there.commit(`refs/heads/${BRANCH}`, { [name]: text }),
      refusals: [noPushes(server), unwritable(there.folder)],
      stored: async () =>
        ['records', 'lock'].flatMap((name) => there.names(`refs/newsctl/${BRANCH}/${name}`)),
    };
  },
});

describe.runIf(serverAvailable('sshd'))('ssh', () => {
  let server: Sshd;
  beforeAll(async () => {
    server = await startSshd();
  });
  afterAll(() => server?.stop(), 60_000);
  test.each(faultRuns(4))('fault run %i: %s', (_seed, _name, about) => faultRun(sshHost(server), about));

  test('what a cut left is cleared away, whatever its folders permit', async () => {
    const root = await temporary();
    const { module, open } = sshHost(server);
    const place = open(root, () => {});
    const { connect } = (await import(module)) as Connects;
    const publish = async (words: string, now: number): Promise<void> => {
      const host = await connect(place.args, server.port);
      await carryOutOn(host, { root, site: { 'index.html': words }, now });
      await host.close();
    };
    await publish('one', NOW);
    const left = join((place.args as { path: string }).path, '../.www.releases/making-cut/news');
    await mkdir(left, { recursive: true });
    await writeFile(join(left, 'notes.txt'), 'theirs');
    await chmod(left, 0o555);
    await publish('two', NOW + 60_000);
    expect((await place.stored()).filter((name) => name.startsWith('making'))).toEqual([]);
  });
});

describe.runIf(serverAvailable('git-http'))('git', () => {
  let server: GitHttp;
  beforeAll(async () => {
    server = await startGitHttp();
  });
  afterAll(() => server?.stop(), 60_000);
  test.each(faultRuns(4))('fault run %i: %s', (_seed, _name, about) => faultRun(gitHost(server), about));
});
