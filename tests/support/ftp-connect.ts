import type { Access, Host } from '../../src/hosts/host.ts';
import { ftp } from '../../src/hosts/ftp.ts';
import { type Ftpd, LINE_ADDRESS } from './servers/ftpd.ts';

/** What a connection in another process is told. */
export interface FtpPlace {
  server: Pick<Ftpd, 'port' | 'user' | 'authority' | 'password'>;
  path: string;
  root: string;
  keep?: number;
  /** Options besides. */
  more?: object;
  signal?: AbortSignal;
}

/** Connects to a folder of its own on a server; by another port over a line. */
export function connect(args: unknown, port: number): Promise<Host> {
  const { server, path, root, keep = 4, more, signal = new AbortController().signal } = args as FtpPlace;
  const host = port === server.port ? '127.0.0.1' : LINE_ADDRESS;
  const read = ftp.options.safeParse({
    ...{ host, port, path, user: server.user, ca: server.authority, timeout: 20 },
    ...more,
  });
  if (!read.success) throw new Error(`Options that the host does not take: ${JSON.stringify(read)}`);
  const access: Access = { secret: async () => server.password, signal, env: {} };
  return ftp.connect(read.data, { root, name: 'public', keep }, access);
}
