import type { RecordFiles, StagedFile } from '../remote/records.ts';
import { Drafts } from './drafts.ts';
import { makeNew } from './make-new.ts';
import { isMissing, Refused, STATUS } from './protocol.ts';
import type { Sftp } from './sftp.ts';

/** Larger than any record or lock. */
const LARGEST = 64 * 1024 * 1024;

/** Files of newsctl's own in one folder on the server, each made or replaced whole. */
export class ServerFolder implements RecordFiles {
  private readonly sftp: Sftp;
  private readonly folder: string;
  private readonly drafts: Drafts;

  constructor(sftp: Sftp, folder: string) {
    this.sftp = sftp;
    this.folder = folder;
    this.drafts = new Drafts(sftp, folder);
  }

  read(name: string): Promise<Uint8Array | null> {
    return this.sftp.read(this.path(name), LARGEST);
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    // The name is asked for in the same breath where the server can replace one.
    if (this.sftp.offers('posix-rename')) await this.fill(this.path(name), bytes);
    else await (await this.stage(name, bytes)).giveName();
  }

  async stage(name: string, bytes: Uint8Array): Promise<StagedFile> {
    const temporary = await this.fill(null, bytes);
    const drop = async (): Promise<void> => {
      if (!this.sftp.channel.isOver()) await this.sftp.remove(temporary).catch(() => {});
    };
    return {
      drop,
      giveName: async () => {
        try {
          await replace(this.sftp, temporary, this.path(name));
        } catch (error) {
          await drop();
          throw error;
        }
      },
    };
  }

  /** Opens files for what will be written. @param mark that their names bear */
  prepare(count: number, mark: string): void {
    this.drafts.prepare(count, mark);
  }

  dropPrepared(): Promise<void> {
    return this.drafts.drop();
  }

  /**
   * @param named the name that it gets in the same breath. It must not be there should that fail, as half of a file may
   * not have the name of a whole one.
   * @returns the name that it had
   */
  private async fill(named: string | null, bytes: Uint8Array): Promise<string> {
    const { sftp } = this;
    const { path, handle } = this.drafts.take();
    try {
      // A rename that the disk has before the bytes would leave an empty file after a power cut.
      await sftp.fill(await handle, path, bytes, {
        lasting: true,
        ...(named === null ? {} : { name: named }),
      });
      return path;
    } catch (error) {
      const left = [path, ...(named === null ? [] : [named])];
      if (!sftp.channel.isOver()) await Promise.allSettled(left.map((one) => sftp.remove(one)));
      throw error;
    }
  }

  create(name: string, bytes: Uint8Array): Promise<boolean> {
    const path = this.path(name);
    return makeNew(this.sftp, path, () => this.sftp.write(path, bytes));
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

/** Makes a folder, which may be there, that nobody but its owner can look into. */
export async function makeClosedFolder(sftp: Sftp, folder: string): Promise<void> {
  const mode = 0o700;
  const [made, closed] = await Promise.allSettled([
    sftp.mkdir(folder, { mode }),
    // Not every server heeds what a folder is to be made with.
    sftp.setstat(folder, { mode }),
  ]);
  if (closed.status === 'rejected') throw made.status === 'rejected' ? made.reason : closed.reason;
}
