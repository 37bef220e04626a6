import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { diskOf } from '../support/ftp-place.ts';
import type { FaultHost } from '../support/fault-host.ts';
import { faultRun, faultRuns } from '../support/fault-runs.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { type Ftpd, startFtpd } from '../support/servers/ftpd.ts';
import { unwritable } from '../support/servers/write-rights.ts';
import { filesIn } from '../support/ssh-place.ts';

const RUNS = 4;

/** The disk of a server, for runs in which something goes wrong. */
const faultHost = (server: Ftpd): FaultHost => ({
  module: join(import.meta.dirname, '../support/ftp-connect.ts'),
  lengths: [98_000, 195_000, 250_000],
  atomic: false,
  server,
  open(root, made) {
    const { path, site, state, disk, put } = diskOf(server, made);
    const { port, user, authority, password } = server;
    return {
      args: { server: { port, user, authority, password }, path, root, more: { timeout: 10 } },
      served: async () => filesIn(site),
      plant: (file, text) => put(join(site, file), text),
      refusals: [disk, site, state].map(unwritable),
      stored: async () => Object.keys(filesIn(state)).filter((name) => !name.startsWith('tmp/')),
    };
  },
});

describe.runIf(serverAvailable('proftpd'))('ProFTPD over TLS, with faults', () => {
  let server: Ftpd;
  beforeAll(async () => {
    server = await startFtpd();
  }, 60_000);
  afterAll(() => server?.stop());

  test.each(faultRuns(RUNS))('fault run %i: %s', (_seed, _name, about) => faultRun(faultHost(server), about));
});
