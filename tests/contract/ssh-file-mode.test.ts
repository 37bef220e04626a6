import { chmodSync, mkdtempSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { afterAll, beforeAll, describe } from 'vitest';
import { lockBytes, makeLock } from '../../src/hosts/remote/lock-text.ts';
import { hostContract, type Place } from '../support/host-contract.ts';
import { temporary } from '../support/publishing.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { startProftpd } from '../support/servers/proftpd.ts';
import { startSshd } from '../support/servers/sshd.ts';
import { connect, filesIn, type Login } from '../support/ssh-place.ts';

interface Server extends Login {
  stop(): Promise<void>;
}

const SERVERS: readonly [string, string, () => Promise<Server>][] = [
  ['ProFTPD', 'proftpd', startProftpd],
  ['OpenSSH without its extensions', 'sshd', () => startSshd({ plainSftp: true })],
];

/** A fresh site on a server on which files change one by one. */
async function placeOn(server: Server, isJailed: boolean): Promise<Place> {
  const root = await temporary();
  const disk = mkdtempSync(join(server.folder, 'site-'));
  chmodSync(disk, 0o777);
  const path = `${isJailed ? `/${basename(disk)}` : disk}/www`;
  const site = join(disk, 'www');
  const state = join(disk, '.www.newsctl');
  const host = await connect(server, path, { root });
  return {
    host,
    again: (keep) => connect(server, path, keep === undefined ? { root } : { root, keep }),
    async plant(file, bytes) {
      await mkdir(dirname(join(site, file)), { recursive: true, mode: 0o777 });
      for (let folder = dirname(join(site, file)); folder !== disk; folder = dirname(folder))
        chmodSync(folder, 0o777);
      await rm(join(site, file), { force: true });
      await writeFile(join(site, file), bytes);
    },
    uproot: (file) => rm(join(site, file)),
    spoilRecord: (release, text) => writeFile(join(state, 'records', `${release}.json`), text),
    async leaveDeadLock() {
      // What is tried out there at first takes away the folder that it was in.
      await host.untidy();
      await mkdir(state, { recursive: true });
      chmodSync(state, 0o777);
      const pid = Number(execFileSync(process.execPath, ['-p', 'process.pid']).toString());
      await writeFile(
        join(state, 'lock'),
        lockBytes({ ...makeLock({ who: 'Otto Brandt', since: 'x' }), pid }),
      );
    },
    served: async () => filesIn(site),
    stored: async () => Object.keys(filesIn(state)).sort(),
  };
}

describe.each(SERVERS)('ssh, file by file: %s', (name, program, start) => {
  describe.runIf(serverAvailable(program))('as it is', () => {
    let server: Server;
    beforeAll(async () => {
      server = await start();
    });
    afterAll(() => server.stop());
    hostContract(name, {
      capabilities: { atomic: false, undo: true },
      open: () => placeOn(server, program === 'proftpd'),
    });
  });
});
