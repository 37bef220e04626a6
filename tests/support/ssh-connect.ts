import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Host } from '../../src/hosts/host.ts';
import { connectSsh } from '../../src/hosts/ssh/connect.ts';

/** What a connection in another process is told. */
export interface SshArgs {
  /** Of the client. */
  key: string;
  user: string;
  /** Type and key of the server, as a line of known hosts has them. */
  hostKey: string;
  path: string;
  root: string;
}

/** Through a line: the server is known by its key, whatever the port. */
export function connect(args: unknown, port: number): Promise<Host> {
  const { key, user, hostKey, path, root } = args as SshArgs;
  const folder = mkdtempSync(join(root, 'ssh-'));
  const [known, config] = [join(folder, 'known_hosts'), join(folder, 'config')];
  writeFileSync(known, `newsroom ${hostKey}\n`);
  const lines = [
    'Host newsroom',
    'HostName 127.0.0.1',
    'HostKeyAlias newsroom',
    `Port ${port}`,
    `User ${user}`,
    `IdentityFile ${key}`,
    'IdentitiesOnly yes',
    `UserKnownHostsFile ${known}`,
    'GlobalKnownHostsFile none',
    'StrictHostKeyChecking yes',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  return connectSsh(
    { host: 'newsroom', config, path },
    { root, name: 'live', keep: 4 },
    {
      secret: async () => null,
      signal: new AbortController().signal,
      env: { PATH: process.env.PATH, HOME: process.env.HOME },
    },
    { connect: 5000, silence: 5000 },
  );
}
