import { chownSync, mkdtempSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Host } from '../../src/hosts/host.ts';
import { HELD } from '../../src/hosts/ftp/claim.ts';
import { lockBytes, makeLock } from '../../src/hosts/remote/lock-text.ts';
import { connect, type FtpPlace } from './ftp-connect.ts';
import type { Connection, Place } from './host-contract.ts';
import { temporary } from './publishing.ts';
import { deadProcess } from './s3-place.ts';
import type { Ftpd } from './servers/ftpd.ts';
import { filesIn } from './ssh-place.ts';

/** A folder on the disk of a server that its user may write to. @param made called with it while it is empty */
export function diskOf(server: Pick<Ftpd, 'folder' | 'owner'>, made: (folder: string) => void = () => {}) {
  const disk = mkdtempSync(join(server.folder, 'site-'));
  const own = (path: string): void => chownSync(path, server.owner.uid, server.owner.gid);
  own(disk);
  made(disk);
  return {
    path: `/${basename(disk)}/www`,
    site: join(disk, 'www'),
    state: join(disk, '.www.newsctl'),
    disk,
    /** Puts a file there, in folders that the user may write to. */
    async put(file: string, bytes: string | Uint8Array): Promise<void> {
      await mkdir(dirname(file), { recursive: true });
      for (let folder = dirname(file); folder !== disk; folder = dirname(folder)) own(folder);
      await rm(file, { force: true });
      await writeFile(file, bytes);
      own(file);
    },
  };
}

/** A fresh site on a server, and connections to it. */
export async function openFtpPlace(server: Ftpd, more: object = {}, port = server.port): Promise<Place> {
  const root = await temporary();
  const { path, site, state, put } = diskOf(server);
  const open = (
    keep: number,
    { secret, signal, patience = 20, port: at = port }: Connection = {},
  ): Promise<Host> => {
    const args: FtpPlace = {
      server: { ...server, port, ...(secret !== undefined && { password: secret }) },
      ...{ path, root, keep, more: { timeout: patience, ...more } },
      ...(signal && { signal }),
    };
    return connect(args, at);
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
    remote: { port, line: server.line, connect: (connection) => open(5, connection) },
  };
}
