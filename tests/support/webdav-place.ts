import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../../src/hosts/host.ts';
import { HELD } from '../../src/hosts/webdav/store.ts';
import { lockBytes, makeLock } from '../../src/hosts/remote/lock-text.ts';
import { diskOf } from './ftp-place.ts';
import type { Connection, Place } from './host-contract.ts';
import { temporary } from './publishing.ts';
import { deadProcess } from './s3-place.ts';
import type { Apache } from './servers/apache.ts';
import { filesIn } from './ssh-place.ts';
import { connect, type WebdavPlace } from './webdav-connect.ts';

/** A fresh site on a server, and connections to it. */
export async function openWebdavPlace(server: Apache, more: object = {}): Promise<Place> {
  const root = await temporary();
  const { path, site, state, put } = diskOf(server);
  const open = (
    keep: number,
    { secret, signal, patience = 20, port = server.port }: Connection = {},
  ): Promise<Host> => {
    const args: WebdavPlace = {
      server: { user: server.user, password: secret ?? server.password },
      ...{ path, root, keep, more: { timeout: patience, ...more } },
      ...(signal && { signal }),
    };
    return connect(args, port);
  };
  return {
    host: await open(5),
    again: (keep = 5) => open(keep),
    plant: (file, bytes) => put(join(site, file), bytes),
    uproot: (file) => rm(join(site, file)),
    spoilRecord: (release, text) => put(join(state, 'records', `${release}.json`), text),
    leaveDeadLock: () => {
      const lock = { ...makeLock({ who: 'Otto Brandt', since: 'x' }), pid: deadProcess() };
      return put(join(state, 'lock', HELD), lockBytes(lock));
    },
    served: async () => filesIn(site),
    stored: async () => Object.keys(filesIn(state)).sort(),
    remote: { port: server.port, connect: (connection) => open(5, connection) },
  };
}
