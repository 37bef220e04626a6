import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { demandServer } from './available.ts';
import { obeying } from './obeying-root.ts';
import { childrenOf, freePort, ServerProcesses } from './process.ts';

export interface SshdOptions {
  /** No shell and no programs: what many shared hosts give. */
  sftpOnly?: boolean;
  /** The server refuses what OpenSSH adds to SFTP. */
  plainSftp?: boolean;
  /** Links cannot be made, as on some disks. */
  noLinks?: boolean;
  /** Readers' folder is all that a client sees. Needs root. */
  chroot?: boolean;
  /** Other machines may be reached through it. */
  jump?: boolean;
  /** Nothing can be changed. */
  readOnly?: boolean;
  /** A shell that prints something when somebody logs in. */
  command?: string;
  /** The largest file that it may write, in units of 512 bytes. */
  largestFile?: number;
}

/** A running sshd with its own host keys, users' keys and client configuration, on loopback. */
export interface Sshd {
  port: number;
  folder: string;
  /** A configuration for `ssh` in which it is the host `newsroom`. */
  config: string;
  knownHosts: string;
  key: string;
  /** A key that is protected by {@link Sshd.passphrase}. */
  encryptedKey: string;
  passphrase: string;
  /** Process numbers of those who serve one connection each. */
  sessions(): Promise<number[]>;
  /** Ends it with all its sessions, as a crash would, and starts it again. */
  crash(): Promise<void>;
  revive(): Promise<void>;
  stop(): Promise<void>;
}

export async function startSshd(options: SshdOptions = {}): Promise<Sshd> {
  demandServer('sshd');
  const processes = new ServerProcesses();
  const { folder } = processes;
  const port = await freePort();
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const key = (name: string, passphrase = '') =>
    processes.run(
      'ssh-keygen',
      '-q',
      '-t',
      'ed25519',
      '-N',
      passphrase,
      '-C',
      name,
      '-f',
      join(folder, name),
    );
  const passphrase = 'three words only';
  await Promise.all([key('host'), key('client'), key('encrypted', passphrase)]);
  const root = options.chroot ? mkdtempSync('/run/newsctl-chroot-') : null;
  if (root) mkdirSync(join(root, 'www'));
  const known = `[127.0.0.1]:${port} ${readFileSync(join(folder, 'host.pub'), 'utf8').split(' ').slice(0, 2).join(' ')}\n`;
  const files = {
    authorized: ['client.pub', 'encrypted.pub']
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join(''),
    known_hosts: known,
    ssh_config: clientConfig(folder, port),
    sshd_config: serverConfig(folder, port, options, root),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text, { mode: 0o600 });
  const program = obeying(['/usr/sbin/sshd', '-D', '-e', '-f', join(folder, 'sshd_config')]);
  const limited = ['sh', '-c', `trap "" XFSZ; ulimit -f ${options.largestFile}; exec "$@"`, 'sh'];
  const words = options.largestFile === undefined ? program : [...limited, ...program];
  const begin = async (): Promise<void> => {
    processes.start('sshd', words[0]!, ...words.slice(1));
    await processes.listening(port, 20);
  };
  await begin();
  const sessions = async () => childrenOf(Number(readFileSync(join(folder, 'sshd.pid'), 'utf8')));
  return {
    port,
    folder: root ?? folder,
    config: join(folder, 'ssh_config'),
    knownHosts: join(folder, 'known_hosts'),
    key: join(folder, 'client'),
    encryptedKey: join(folder, 'encrypted'),
    passphrase,
    sessions,
    crash: () => processes.kill('sshd'),
    revive: begin,
    async stop() {
      await processes.stop();
      if (root) rmSync(root, { recursive: true, force: true });
    },
  };
}

const clientConfig = (folder: string, port: number): string => `Host newsroom
  HostName 127.0.0.1
  Port ${port}
  User ${userInfo().username}
  IdentityFile ${join(folder, 'client')}
  IdentitiesOnly yes
  UserKnownHostsFile ${join(folder, 'known_hosts')}
  GlobalKnownHostsFile none
  StrictHostKeyChecking yes
`;

function serverConfig(folder: string, port: number, options: SshdOptions, root: string | null): string {
  const denied = [
    ...(options.plainSftp ? ['posix-rename', 'hardlink', 'fsync'] : []),
    ...(options.noLinks ? ['symlink'] : []),
  ];
  const deny = denied.length > 0 ? ` -P ${denied.join(',')}` : '';
  const lines = [
    `ListenAddress 127.0.0.1:${port}`,
    `PidFile ${join(folder, 'sshd.pid')}`,
    `HostKey ${join(folder, 'host')}`,
    `AuthorizedKeysFile ${join(folder, 'authorized')}`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin prohibit-password',
    `AllowTcpForwarding ${options.jump ? 'yes' : 'no'}`,
    'X11Forwarding no',
    'PrintMotd no',
    'MaxStartups 100',
    `Subsystem sftp internal-sftp${deny}`,
  ];
  if (options.readOnly) lines.push('ForceCommand internal-sftp -R');
  if (options.sftpOnly || options.chroot) lines.push(`ForceCommand internal-sftp${deny}`);
  if (options.command !== undefined) lines.push(`ForceCommand ${options.command}`);
  if (root) lines.push(`ChrootDirectory ${root}`);
  return `${lines.join('\n')}\n`;
}
