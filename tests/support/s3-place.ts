import { execFileSync } from 'node:child_process';
import process from 'node:process';
import type { Host } from '../../src/hosts/host.ts';
import { lockBytes, makeLock } from '../../src/hosts/remote/lock-text.ts';
import { s3 } from '../../src/hosts/s3.ts';
import type { Connection, Place } from './host-contract.ts';
import { temporary } from './publishing.ts';
import { s3Access, s3Options } from './s3-options.ts';
import { Bucket } from './servers/bucket.ts';
import type { S3Server } from './servers/s3-server.ts';

let count = 0;

/** A fresh folder in a bucket, and connections to it. */
export async function openS3Place(server: S3Server): Promise<Place> {
  const root = await temporary();
  const prefix = `site-${process.pid}-${count++}`;
  const bucket = new Bucket(server);
  const [site, state] = [`${prefix}/`, `.newsctl/${prefix}/`];
  const connect = (
    keep: number,
    { port = server.port, secret, signal, patience = 20 }: Connection = {},
  ): Promise<Host> =>
    s3.connect(
      s3Options(server, port, prefix, { timeout: patience }),
      { root, name: 'public', keep },
      s3Access({ ...server.keys, ...(secret !== undefined && { secret }) }, signal),
    );
  return {
    host: await connect(5),
    again: (keep = 5) => connect(keep),
    plant: (path, bytes) => bucket.put(site + path, bytes),
    uproot: (path) => bucket.remove(site + path),
    spoilRecord: (release, text) => bucket.put(`${state}records/${release}.json`, text),
    leaveDeadLock: () => {
      const lock = { ...makeLock({ who: 'Otto Brandt', since: 'x' }), pid: deadProcess() };
      return bucket.put(`${state}lock`, lockBytes(lock));
    },
    served: () => bucket.texts(site),
    stored: async () => (await bucket.keys(state)).map((key) => key.slice(state.length)),
    remote: { port: server.port, connect: (connection) => connect(5, connection) },
  };
}

/** The number of a process that is gone. */
export const deadProcess = (): number =>
  Number(execFileSync(process.execPath, ['-e', 'process.stdout.write(String(process.pid))']).toString());
