import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { demandServer } from './available.ts';
import { freePort, ServerProcesses } from './process.ts';

const MODULES = '/usr/lib/apache2/modules';
const NAMES = [
  ...['mpm_event', 'authn_core', 'authn_file', 'authz_core', 'authz_user', 'auth_basic', 'auth_digest'],
  ...['mime', 'dir', 'alias', 'dav', 'dav_fs', 'setenvif'],
];

/** A running Apache with a folder that is reached over WebDAV. */
export interface Apache {
  port: number;
  user: string;
  password: string;
  /** The folder on the disk. */
  folder: string;
  owner: { uid: number; gid: number };
  crash(): Promise<void>;
  revive(): Promise<void>;
  stop(): Promise<void>;
}

export async function startApache(kind: 'Basic' | 'Digest'): Promise<Apache> {
  demandServer('apache');
  const processes = new ServerProcesses();
  const { folder } = processes;
  const isRoot = process.getuid?.() === 0;
  const owner = isRoot ? { uid: 33, gid: 33 } : { uid: process.getuid!(), gid: process.getgid!() };
  const port = await freePort();
  chmodSync(folder, 0o755);
  for (const name of ['www', 'dav']) {
    mkdirSync(join(folder, name));
    chownSync(join(folder, name), owner.uid, owner.gid);
  }
  const password = 'well-kept';
  writeFileSync(join(folder, 'passwd'), `editor:${kept(kind, password)}\n`, { mode: 0o644 });
  writeFileSync(join(folder, 'apache.conf'), configuration({ folder, port, kind, isRoot }));
  const revive = async (): Promise<void> => {
    processes.start('apache', 'apache2', '-f', join(folder, 'apache.conf'), '-DFOREGROUND');
    await processes.listening(port, 20);
  };
  await revive();
  return {
    ...{ port, owner, revive, password },
    user: 'editor',
    folder: join(folder, 'www'),
    crash: () => processes.kill('apache'),
    stop: () => processes.stop(),
  };
}

/** A password as the server keeps it. */
function kept(kind: 'Basic' | 'Digest', password: string): string {
  if (kind === 'Basic') return `{SHA}${createHash('sha1').update(password).digest('base64')}`;
  return `dav:${createHash('md5').update(`editor:dav:${password}`).digest('hex')}`;
}

interface Setting {
  folder: string;
  port: number;
  kind: string;
  isRoot: boolean;
}

const configuration = ({ folder, port, kind, isRoot }: Setting): string => `ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${join(folder, 'apache.pid')}
DefaultRuntimeDir ${folder}
ErrorLog ${join(folder, 'error.log')}
Mutex file:${folder} default
${isRoot ? 'User www-data\nGroup www-data' : ''}
${NAMES.map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join('\n')}
TypesConfig ${existsSync('/etc/mime.types') ? '/etc/mime.types' : '/dev/null'}
DavLockDB ${join(folder, 'dav/locks')}
DocumentRoot ${join(folder, 'www')}
Alias /dav ${join(folder, 'www')}
Redirect /elsewhere http://127.0.0.2:${port}/dav
<Location /dav>
  Dav On
  DirectoryIndex disabled
  AuthType ${kind}
  AuthName dav
  AuthUserFile ${join(folder, 'passwd')}
  Require valid-user
</Location>
`;
