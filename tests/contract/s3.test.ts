import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { s3 } from '../../src/hosts/s3.ts';
import type { FaultHost } from '../support/fault-host.ts';
import { FAULTS } from '../support/fault-kinds.ts';
import { faultRun, faultRuns } from '../support/fault-runs.ts';
import { hostContract } from '../support/host-contract.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { Bucket } from '../support/servers/bucket.ts';
import { startRadosgw } from '../support/servers/radosgw.ts';
import type { S3Server } from '../support/servers/s3-server.ts';
import { startSwift } from '../support/servers/swift.ts';
import { openS3Place } from '../support/s3-place.ts';

/** Fault runs; Swift takes ten times as long for each request. */
const RUNS: Record<string, number> = { radosgw: 4, swift: 1 };
let count = 0;

/** The bucket of a server, for runs in which something goes wrong. */
const faultHost = (server: S3Server): FaultHost => ({
  module: join(import.meta.dirname, '../support/s3-connect.ts'),
  lengths: [106_000, 114_000, 142_000],
  atomic: s3.capabilities.atomic,
  signs: true,
  server,
  open(root) {
    const prefix = `fault-${count++}`;
    const bucket = new Bucket(server);
    return {
      args: { server: { bucket: server.bucket, keys: server.desk }, prefix, root },
      served: () => bucket.texts(`${prefix}/`),
      plant: (path, text) => bucket.put(`${prefix}/${path}`, text),
      refusals: server.refusals,
      quota: server.quota,
      stored: () => bucket.keys(`.newsctl/${prefix}/`),
    };
  },
});

const SERVERS = { radosgw: startRadosgw, swift: startSwift };

for (const [name, start] of Object.entries(SERVERS))
  describe.runIf(serverAvailable(name))(name, () => {
    let server: S3Server;
    beforeAll(async () => {
      server = await start();
    }, 180_000);
    afterAll(() => server?.stop(), 60_000);

    const under = { capabilities: s3.capabilities, open: () => openS3Place(server) };
    hostContract(`s3 of ${name}`, under, { remote: true });

    test.each(faultRuns(RUNS[name]!, FAULTS, false))('fault run %i: %s', (_seed, _name, about) =>
      faultRun(faultHost(server), about),
    );
  });
