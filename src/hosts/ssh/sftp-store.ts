import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import { inTree } from '../folder-scan.ts';
import { parentOf } from '../safe-path.ts';
import type { FileStore, StoredFile } from '../remote/file-store.ts';
import type { Attributes } from './packet.ts';
import { isFile, isFolder, isMissing, Refused } from './protocol.ts';
import { ifThere, replace, ServerFolder } from './server-folder.ts';
import type { Session } from './session.ts';
import { all, Turns } from './turns.ts';

/** Between the name of a file and its end while it is on its way; no such file is listed. */
const TEMPORARY = '.newsctl-';
const isTemporary = (name: string): boolean => name.startsWith(TEMPORARY) && name.endsWith('.tmp');

/** Files in a folder on a server that can only be changed one by one. */
export class SftpStore implements FileStore {
  readonly label: string;
  readonly parallel = 64;
  private readonly session: Session;
  private readonly root: string;

  constructor(session: Session, root: string) {
    this.label = session.label;
    this.session = session;
    this.root = root;
  }

  read(path: string): Promise<Uint8Array | null> {
    return this.guarded(() => this.session.sftp.read(this.at(path)));
  }

  /** Beside its place first, then renamed: nobody is served half a file. Servers of web pages tell what a file is. */
  write(path: string, bytes: Uint8Array): Promise<string | null> {
    return this.guarded(async () => {
      const { sftp } = this.session;
      const temporary = posix.join(parentOf(path), `${TEMPORARY}${randomBytes(6).toString('hex')}.tmp`);
      const mtime = timeAfter(await sftp.stat(this.at(path)));
      // A server that keeps the time of its own has another mark, and that is all.
      const put = () => sftp.write(this.at(temporary), bytes, { attributes: { mtime } });
      const written = await this.inFolder(path, put);
      try {
        await replace(sftp, this.at(temporary), this.at(path));
      } catch (error) {
        if (!sftp.channel.isOver()) await sftp.remove(this.at(temporary)).catch(() => {});
        throw error;
      }
      return storedFile(written).mark;
    });
  }

  create(path: string, bytes: Uint8Array): Promise<boolean> {
    return this.guarded(() => {
      const folder = new ServerFolder(this.session.sftp, this.at(parentOf(path)));
      return this.inFolder(path, () => folder.create(posix.basename(path), bytes));
    });
  }

  remove(path: string): Promise<void> {
    return this.guarded(async () => {
      const { sftp } = this.session;
      await ifThere(sftp.remove(this.at(path)));
      for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder))
        if (!(await this.removeIfEmpty(folder))) return;
    });
  }

  look(path: string): Promise<StoredFile | null> {
    return this.guarded(async () => {
      const found = await this.session.sftp.stat(this.at(path));
      return found && isFile(found.mode) ? storedFile(found) : null;
    });
  }

  list(folder: string): Promise<Map<string, StoredFile>> {
    return this.guarded(async () => {
      const found = new Map<string, StoredFile>();
      const turns = new Turns(this.parallel);
      const walk = async (place: string): Promise<void> => {
        const entries = (await turns.run(() => this.session.sftp.list(this.at(place)))) ?? [];
        await all(
          entries.map(async ({ name, attributes }) => {
            const path = place === '' ? name : `${place}/${name}`;
            if (isFolder(attributes.mode)) await walk(path);
            else if (!isTemporary(name)) found.set(path, storedFile(attributes));
          }),
        );
      };
      await walk(folder);
      return found;
    });
  }

  close(): Promise<void> {
    return this.session.close();
  }

  /** Makes the folders of a path where they turn out to be missing. */
  private async inFolder<T>(path: string, work: () => Promise<T>): Promise<T> {
    const folder = parentOf(path);
    try {
      return await work();
    } catch (error) {
      if (!isMissing(error)) throw error;
      await this.makeFolder(folder);
      return work();
    }
  }

  private async makeFolder(folder: string): Promise<void> {
    const { sftp } = this.session;
    const place = this.at(folder);
    if (await sftp.stat(place)) return;
    if (folder !== '') await this.makeFolder(parentOf(folder));
    try {
      await sftp.mkdir(place);
    } catch (error) {
      // Another file's folder may have been the same one.
      if (!(error instanceof Refused) || !(await sftp.stat(place))) throw error;
    }
  }

  private async removeIfEmpty(folder: string): Promise<boolean> {
    try {
      await this.session.sftp.rmdir(this.at(folder));
      return true;
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  private at(path: string): string {
    return inTree(this.root, path);
  }

  private guarded<T>(work: () => Promise<T>): Promise<T> {
    return this.session.guarded(work);
  }
}

/** Seconds by which files are put back: one that is edited in the second in which it was put is told by its time. */
const BACK = 2;

/** The time of change for new bytes: later than that of the old ones, as browsers ask whether there are newer ones. */
const timeAfter = (before: Attributes | null): number =>
  Math.max((before?.mtime ?? 0) + 1, Math.floor(Date.now() / 1000) - BACK);

const storedFile = ({ size = 0, mtime }: Attributes): StoredFile => ({
  size,
  mark: mtime === undefined ? null : `${size}-${mtime}`,
});
