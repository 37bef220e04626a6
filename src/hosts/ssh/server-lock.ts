import type { LockFiles } from '../remote/lock.ts';
import { makeNew } from './make-new.ts';
import { ServerFolder } from './server-folder.ts';
import type { Sftp } from './sftp.ts';

/**
 * Locks in a folder on a server that knows links. A lock is a link that leads to nothing but its own text: it is made in
 * one step, with all that it says, and read in one. Of a file a cut may leave an empty one, of which nobody can tell
 * whose it was.
 */
export class ServerLock implements LockFiles {
  private readonly sftp: Sftp;
  private readonly folder: string;
  private readonly files: ServerFolder;

  constructor(sftp: Sftp, folder: string) {
    this.sftp = sftp;
    this.folder = folder;
    this.files = new ServerFolder(sftp, folder);
  }

  async read(name: string): Promise<Uint8Array | null> {
    // What beats is a file.
    const reading = this.files.read(name);
    reading.catch(() => {});
    const text = await this.sftp.readlink(`${this.folder}/${name}`);
    return text === null ? reading : Buffer.from(text);
  }

  create(name: string, bytes: Uint8Array): Promise<boolean> {
    const path = `${this.folder}/${name}`;
    return makeNew(this.sftp, path, () => this.sftp.symlink(Buffer.from(bytes).toString('utf8'), path));
  }

  write(name: string, bytes: Uint8Array): Promise<void> {
    return this.files.write(name, bytes);
  }

  remove(name: string): Promise<void> {
    return this.files.remove(name);
  }
}
