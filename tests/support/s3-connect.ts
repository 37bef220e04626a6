import type { Host } from '../../src/hosts/host.ts';
import { s3 } from '../../src/hosts/s3.ts';
import { s3Access, s3Options } from './s3-options.ts';
import type { S3Server } from './servers/s3-server.ts';

/** What a connection in another process is told. */
export interface S3Place {
  server: Pick<S3Server, 'bucket' | 'keys'>;
  prefix: string;
  root: string;
}

export function connect(args: unknown, port: number): Promise<Host> {
  const { server, prefix, root } = args as S3Place;
  const options = s3Options(server, port, prefix, { timeout: 10 });
  return s3.connect(options, { root, name: 'public', keep: 4 }, s3Access(server.keys));
}
