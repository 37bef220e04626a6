import type { Access } from '../../src/hosts/host.ts';
import { s3 } from '../../src/hosts/s3.ts';
import type { S3Server } from './servers/s3-server.ts';

export const s3Access = (keys: S3Server['keys'], signal = new AbortController().signal): Access => {
  const secrets: Record<string, string> = { access_key_id: keys.id, secret_access_key: keys.secret };
  return { secret: async (name) => secrets[name] ?? null, signal, env: {} };
};

/** Options as the program reads them. */
function chosen(written: object) {
  const read = s3.options.safeParse(written);
  if (!read.success) throw new Error('Options that the host does not take.');
  return read.data;
}

/** The options of a host in a folder of its own in the bucket of a server. */
export const s3Options = (
  server: Pick<S3Server, 'bucket'>,
  port: number,
  prefix: string,
  more: object = {},
) => chosen({ bucket: server.bucket, endpoint: `http://127.0.0.1:${port}`, prefix, ...more });
