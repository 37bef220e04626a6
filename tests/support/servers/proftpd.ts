import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { demandServer } from './available.ts';
import { freePort, ServerProcesses } from './process.ts';

const MODULES = '/usr/lib/proftpd';

/** A running ProFTPD that speaks SFTP, and is not OpenSSH. */
export interface Proftpd {
  port: number;
  /** What its user sees as `/`. */
  folder: string;
  /** A configuration for `ssh` in which it is the host `newsroom`. */
  config: string;
  stop(): Promise<void>;
}

/** The one who may not be root, for ProFTPD lets nobody in as root. */
const nobody = (): { uid: number; gid: number } =>
  process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : { uid: process.getuid!(), gid: process.getgid!() };

export async function startProftpd(): Promise<Proftpd> {
  demandServer('proftpd');
  if (!existsSync(join(MODULES, 'mod_sftp.so')))
    throw new Error('mod_sftp.so is missing: run `apt-get install proftpd-mod-crypto` and test again.');
  const processes = new ServerProcesses();
  const { folder } = processes;
  const { uid, gid } = nobody();
  const port = await freePort();
  chmodSync(folder, 0o755);
  for (const name of ['www', 'keys']) mkdirSync(join(folder, name));
  chownSync(join(folder, 'www'), uid, gid);
  const key = (...words: string[]) => processes.run('ssh-keygen', '-q', '-N', '', ...words);
  await key('-t', 'rsa', '-b', '2048', '-m', 'PEM', '-f', join(folder, 'host'));
  await key('-t', 'rsa', '-b', '2048', '-f', join(folder, 'client'));
  const rfc4716 = await processes.run('ssh-keygen', '-e', '-f', join(folder, 'client.pub'));
  writeFileSync(join(folder, 'keys/editor'), rfc4716);
  await processes.run(
    'sh',
    '-c',
    `echo unused | ftpasswd --passwd --stdin --sha512 --file passwd --name editor --uid ${uid} --gid ${gid} --home "$PWD/www" --shell /bin/false`,
  );
  chmodSync(join(folder, 'passwd'), 0o600);
  const known = readFileSync(join(folder, 'host.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
  writeFileSync(join(folder, 'known_hosts'), `[127.0.0.1]:${port} ${known}\n`);
  writeFileSync(join(folder, 'ssh_config'), clientConfig(folder, port), { mode: 0o600 });
  writeFileSync(join(folder, 'proftpd.conf'), serverConfig(folder, port));
  processes.start('proftpd', 'proftpd', '-n', '-c', join(folder, 'proftpd.conf'));
  await processes.listening(port, 20);
  return {
    port,
    folder: join(folder, 'www'),
    config: join(folder, 'ssh_config'),
    stop: () => processes.stop(),
  };
}

const clientConfig = (folder: string, port: number): string => `Host newsroom
  HostName 127.0.0.1
  Port ${port}
  User editor
  IdentityFile ${join(folder, 'client')}
  IdentitiesOnly yes
  UserKnownHostsFile ${join(folder, 'known_hosts')}
  GlobalKnownHostsFile none
  StrictHostKeyChecking yes
`;

const serverConfig = (folder: string, port: number): string => `ModulePath ${MODULES}
LoadModule mod_sftp.c
ServerName throwaway
ServerType standalone
DefaultAddress 127.0.0.1
SocketBindTight on
Port ${port}
UseIPv6 off
UseReverseDNS off
User ${process.getuid?.() === 0 ? 'nobody' : `#${process.getuid?.()}`}
Group ${process.getuid?.() === 0 ? 'nogroup' : `#${process.getgid?.()}`}
PidFile ${join(folder, 'proftpd.pid')}
ScoreboardFile ${join(folder, 'scoreboard')}
SystemLog ${join(folder, 'system.log')}
TransferLog ${join(folder, 'transfer.log')}
WtmpLog off
Umask 022
SFTPEngine on
SFTPLog ${join(folder, 'sftp.log')}
SFTPHostKey ${join(folder, 'host')}
SFTPAuthMethods publickey
SFTPAuthorizedUserKeys file:${join(folder, 'keys')}/%u
AuthOrder mod_auth_file.c
AuthUserFile ${join(folder, 'passwd')}
RequireValidShell off
DefaultRoot ~
AllowOverwrite on
AllowStoreRestart on
`;
