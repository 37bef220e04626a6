import { afterAll, beforeAll, describe } from 'vitest';
import { ssh } from '../../src/hosts/ssh.ts';
import { serverAvailable } from '../support/servers/available.ts';
import { type Sshd, type SshdOptions, startSshd } from '../support/servers/sshd.ts';
import { hostContract } from '../support/host-contract.ts';
import { placeOn } from '../support/ssh-place.ts';

const KINDS: readonly [string, SshdOptions][] = [
  ['OpenSSH', {}],
  ['OpenSSH, SFTP alone', { sftpOnly: true }],
];

describe.runIf(serverAvailable('sshd')).each(KINDS)('ssh: %s', (name, options) => {
  let server: Sshd;
  beforeAll(async () => {
    server = await startSshd(options);
  });
  afterAll(() => server.stop());
  hostContract(name, { capabilities: ssh.capabilities, open: () => placeOn(server) });
});
