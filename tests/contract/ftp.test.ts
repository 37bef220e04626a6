import { afterAll, beforeAll, describe } from 'vitest';
import { ftp } from '../../src/hosts/ftp.ts';
import { openFtpPlace } from '../support/ftp-place.ts';
import { hostContract } from '../support/host-contract.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { type Ftpd, startFtpd } from '../support/servers/ftpd.ts';

describe.runIf(serverAvailable('proftpd'))('ProFTPD over TLS', () => {
  let server: Ftpd;
  beforeAll(async () => {
    server = await startFtpd();
  }, 60_000);
  afterAll(() => server?.stop());

  hostContract(
    'ftp with explicit TLS',
    // A line break ends a command.
    { capabilities: ftp.capabilities, unspeakable: /\n/, open: () => openFtpPlace(server) },
    { remote: true },
  );
});
