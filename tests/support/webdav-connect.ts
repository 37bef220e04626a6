import type { Access, Host } from '../../src/hosts/host.ts';
import { webdav } from '../../src/hosts/webdav.ts';
import type { Apache } from './servers/apache.ts';

/** What a connection in another process is told. */
export interface WebdavPlace {
  server: Pick<Apache, 'user' | 'password'>;
  path: string;
  root: string;
  keep?: number;
  /** Options besides. */
  more?: object;
  signal?: AbortSignal;
}

/** Connects to a folder of its own on a server. */
export function connect(args: unknown, port: number): Promise<Host> {
  const { server, path, root, keep = 4, more, signal = new AbortController().signal } = args as WebdavPlace;
  const endpoint = `http://127.0.0.1:${port}/dav${path}`;
  const read = webdav.options.safeParse({ endpoint, user: server.user, timeout: 10, ...more });
  if (!read.success) throw new Error('Options that the host does not take.');
  const access: Access = { secret: async () => server.password, signal, env: {} };
  return webdav.connect(read.data, { root, name: 'public', keep }, access);
}
