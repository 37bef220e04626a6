import { randomBytes } from 'node:crypto';
import type { LockFiles } from '../remote/lock.ts';
import type { RecordFiles } from '../remote/records.ts';
import { isMissing, Refused, STATUS } from './protocol.ts';
import type { Sftp } from './sftp.ts';

/** Larger than any record or lock. */
const LARGEST = 64 * 1024 * 1024;

const ATTEMPTS = 3;

/** Files of newsctl's own in one folder on the server, each made or replaced whole. */
export class ServerFolder implements RecordFiles, LockFiles {
  private readonly sftp: Sftp;
  private readonly folder: string;

  constructor(sftp: Sftp, folder: string) {
    this.sftp = sftp;
    this.folder = folder;
  }

  read(name: string): Promise<Uint8Array | null> {
    return this.sftp.read(this.path(name), LARGEST);
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const temporary = this.path(`${randomBytes(6).toString('hex')}.tmp`);
    // A rename that the disk has before the bytes would leave an empty file after a power cut.
    if (!this.sftp.offers('posix-rename')) {
      await this.sftp.write(temporary, bytes, { lasting: true });
      return replace(this.sftp, temporary, this.path(name));
    }
    try {
      await this.sftp.write(temporary, bytes, { lasting: true, name: this.path(name) });
    } catch (error) {
      // Half of a file must not have the name of a whole one.
      if (!this.sftp.channel.isOver()) await this.sftp.remove(this.path(name)).catch(() => {});
      throw error;
    }
  }

  async create(name: string, bytes: Uint8Array): Promise<boolean> {
    for (let attempt = 1; ; attempt++)
      try {
        await this.sftp.write(this.path(name), bytes);
        return true;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        // Servers say no more than that it failed where there is one, which may have gone since.
        if (await this.sftp.lstat(this.path(name))) return false;
        if (attempt === ATTEMPTS || isMissing(error)) throw error;
      }
  }

  async remove(name: string): Promise<void> {
    await ifThere(this.sftp.remove(this.path(name)));
  }

  async names(): Promise<string[]> {
    return ((await this.sftp.list(this.folder)) ?? []).map(({ name }) => name);
  }

  private path(name: string): string {
    return `${this.folder}/${name}`;
  }
}

/** Puts a file in place of another one; without the server's help there is none for a moment. */
export async function replace(sftp: Sftp, from: string, to: string): Promise<void> {
  if (sftp.offers('posix-rename')) return sftp.posixRename(from, to);
  await ifThere(sftp.remove(to));
  await sftp.rename(from, to);
}

/** Does without what is not there. */
export async function ifThere(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Makes a folder, which may be there. */
export async function demandFolder(sftp: Sftp, folder: string): Promise<void> {
  try {
    await sftp.mkdir(folder);
  } catch (error) {
    const isRefused = error instanceof Refused && error.status !== STATUS.noSuchFile;
    if (!isRefused || !(await sftp.stat(folder))) throw error;
  }
}
