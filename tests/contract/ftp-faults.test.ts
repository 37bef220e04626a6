import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { diskOf } from '../support/ftp-place.ts';
import type { FaultHost } from '../support/fault-host.ts';
import { faultRun, faultSeeds } from '../support/fault-runs.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { type Ftpd, startFtpd } from '../support/servers/ftpd.ts';
import { filesIn } from '../support/ssh-place.ts';

const RUNS = 4;

/** The disk of a server, for runs in which something goes wrong. */
const faultHost = (server: Ftpd): FaultHost => ({
  module: join(import.meta.dirname, '../support/ftp-connect.ts'),
  atomic: false,
  ...server,
  open(root) {
    const { path, site, state, put } = diskOf(server);
    const { port, user, authority, password } = server;
    return {
      args: { server: { port, user, authority, password }, path, root, more: { timeout: 10 } },
      served: async () => filesIn(site),
      plant: (file, text) => put(join(site, file), text),
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

  test.each(faultSeeds(RUNS))('fault run %i: %s', (seed) => faultRun(faultHost(server), seed));
});
