import { mkdtempSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { FaultHost } from '../support/fault-host.ts';
import { faultRun, faultSeeds } from '../support/fault-runs.ts';
import { BRANCH, HostRepository } from '../support/git-place.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { type GitHttp, startGitHttp } from '../support/servers/git-http.ts';
import { type Sshd, startSshd } from '../support/servers/sshd.ts';
import { filesIn } from '../support/ssh-place.ts';

const support = (name: string): string => join(import.meta.dirname, '../support', name);

/** A folder on a server on which links can be turned. */
const sshHost = (server: Sshd): FaultHost => ({
  module: support('ssh-connect.ts'),
  port: server.port,
  atomic: true,
  crash: server.crash,
  revive: server.revive,
  open(root) {
    const folder = mkdtempSync(join(server.folder, 'fault-'));
    const path = join(folder, 'www');
    const [, ...hostKey] = readFileSync(server.knownHosts, 'utf8').trim().split(' ');
    return {
      args: { key: server.key, user: userInfo().username, hostKey: hostKey.join(' '), path, root },
      served: async () => filesIn(path),
      async plant(name, text) {
        await mkdir(dirname(join(path, name)), { recursive: true });
        await writeFile(join(path, name), text);
      },
      stored: async () => Object.keys(filesIn(join(folder, '.www.releases'))),
    };
  },
});

/** A branch of a repository behind a web server. */
const gitHost = (server: GitHttp): FaultHost => ({
  module: support('git-connect.ts'),
  port: server.port,
  atomic: true,
  crash: server.crash,
  revive: server.revive,
  open(root) {
    const there = new HostRepository(join(mkdtempSync(join(server.folder, 'fault-')), 'site.git'));
    there.git(['config', 'http.receivepack', 'true']);
    const path = there.folder.slice(server.folder.length + 1);
    const { user, password } = server;
    return {
      args: { path, branch: BRANCH, user, password, root },
      served: async () => there.served(),
      plant: async (name, text) => there.commit(`refs/heads/${BRANCH}`, { [name]: text }),
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
  test.each(faultSeeds(4))('fault run %i: %s', (seed) => faultRun(sshHost(server), seed));
});

describe.runIf(serverAvailable('git-http'))('git', () => {
  let server: GitHttp;
  beforeAll(async () => {
    server = await startGitHttp();
  });
  afterAll(() => server?.stop(), 60_000);
  test.each(faultSeeds(4))('fault run %i: %s', (seed) => faultRun(gitHost(server), seed));
});
