import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { makeCertificate, type Certificate } from './authority.ts';
import { demandServer } from './available.ts';
import { Line } from './line.ts';
import { freePort, ServerProcesses } from './process.ts';

const MODULES = '/usr/lib/proftpd';

/** A line to the server lies here, as its transfers go to ports that the server names. */
export const LINE_ADDRESS = '127.0.0.2';

/** A running ProFTPD that speaks FTP, with and without TLS. */
export interface Ftpd {
  /** Of FTP, and of TLS that is asked for. */
  port: number;
  /** Of TLS from the start. */
  implicitPort: number;
  user: string;
  password: string;
  /** The file of the authority that vouches for it. */
  authority: string;
  /** What its user sees as `/`. */
  folder: string;
  /** Who writes there. */
  owner: { uid: number; gid: number };
  line(): Promise<Line>;
  crash(): Promise<void>;
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/** The one who may not be root, for ProFTPD lets nobody in as root. */
const nobody = (): { uid: number; gid: number } =>
  process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : { uid: process.getuid!(), gid: process.getgid!() };

/** @param extra lines for its configuration */
export async function startFtpd(extra = ''): Promise<Ftpd> {
  demandServer('proftpd');
  if (!existsSync(join(MODULES, 'mod_tls.so')))
    throw new Error('mod_tls.so is missing: run `apt-get install proftpd-mod-crypto` and test again.');
  const processes = new ServerProcesses();
  const { folder } = processes;
  const owner = nobody();
  const [port, implicitPort] = [await freePort(), await freePort()];
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'www'));
  chownSync(join(folder, 'www'), owner.uid, owner.gid);
  const certificate = await makeCertificate(processes);
  await processes.run(
    'sh',
    '-c',
    `echo well-kept | ftpasswd --passwd --stdin --sha256 --file passwd --name editor --uid ${owner.uid} --gid ${owner.gid} --home "$PWD/www" --shell /bin/false`,
  );
  chmodSync(join(folder, 'passwd'), 0o600);
  // Below those that systems give out by themselves.
  const first = 12_000 + 40 * Math.floor(Math.random() * 400);
  const passive = Array.from({ length: 40 }, (_, n) => first + n);
  const setting = { folder, port, implicitPort, certificate, extra, first };
  writeFileSync(join(folder, 'proftpd.conf'), configuration(setting));
  const revive = async (): Promise<void> => {
    processes.start('proftpd', 'proftpd', '-n', '-c', join(folder, 'proftpd.conf'));
    await processes.listening(port, 20);
  };
  await revive();
  return {
    ...{ port, implicitPort, owner, revive },
    user: 'editor',
    password: 'well-kept',
    authority: certificate.authority,
    folder: join(folder, 'www'),
    line: () => Line.openAt(LINE_ADDRESS, port, passive),
    // Each session is a process of its own, which would live on without the one that listens.
    crash: () => processes.kill('proftpd'),
    stop: () => processes.stop(),
  };
}

interface Setting {
  folder: string;
  port: number;
  implicitPort: number;
  certificate: Certificate;
  extra: string;
  first: number;
}

function configuration({ folder, port, implicitPort, certificate, extra, first }: Setting): string {
  const isRoot = process.getuid?.() === 0;
  const common = `AuthOrder mod_auth_file.c
AuthUserFile ${join(folder, 'passwd')}
RequireValidShell off
DefaultRoot ~
${extra.includes('AllowOverwrite') ? '' : 'AllowOverwrite on'}
PassivePorts ${first} ${first + 39}
TLSEngine on
TLSRequired off
TLSProtocol TLSv1.2 TLSv1.3
TLSECCertificateFile ${certificate.certificate}
TLSECCertificateKeyFile ${certificate.key}
TLSVerifyClient off
TLSLog ${join(folder, 'tls.log')}
${extra}`;
  return `ModulePath ${MODULES}
LoadModule mod_tls.c
ServerName throwaway
ServerType standalone
DefaultAddress 127.0.0.1
SocketBindTight on
Port ${port}
UseIPv6 off
UseReverseDNS off
User ${isRoot ? 'nobody' : `#${process.getuid?.()}`}
Group ${isRoot ? 'nogroup' : `#${process.getgid?.()}`}
PidFile ${join(folder, 'proftpd.pid')}
ScoreboardFile ${join(folder, 'scoreboard')}
SystemLog ${join(folder, 'system.log')}
TransferLog ${join(folder, 'transfer.log')}
DelayEngine off
WtmpLog off
Umask 022
${common}
<VirtualHost 127.0.0.1>
  Port ${implicitPort}
  TLSOptions UseImplicitSSL
${common}
</VirtualHost>
`;
}
