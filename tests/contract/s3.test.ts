import { afterAll, beforeAll, describe } from 'vitest';
import { s3 } from '../../src/hosts/s3.ts';
import { hostContract } from '../support/host-contract.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { startRadosgw } from '../support/servers/radosgw.ts';
import type { S3Server } from '../support/servers/s3-server.ts';
import { startSwift } from '../support/servers/swift.ts';
import { openS3Place } from '../support/s3-place.ts';

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
  });
