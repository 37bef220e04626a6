import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import { NewsctlError } from '../../errors.ts';
import type { FileStore, StoredFile } from '../remote/file-store.ts';
import { inTurns } from '../remote/in-turns.ts';
import type { Connections } from './connections.ts';
import { HELD, heldIn, makeClaim } from './claim.ts';
import { Listing } from './listing.ts';
import type { Connection } from './login.ts';
import {
  download,
  entriesOf,
  entryAt,
  whileThere,
  inFolder,
  makeFolder,
  rename,
  storedFile,
  tried,
  upload,
} from './requests.ts';
import { isRefusal } from './failures.ts';

export interface FtpFolder {
  connections: Connections;
  /** Whole. */
  root: string;
  /** Where files are while they are on their way: none of a site, and of the same disk. */
  temporary: string;
}

/** A folder on an FTP server, as a store of files. */
export class FtpStore implements FileStore {
  private readonly place: FtpFolder;
  readonly unanswered = new Set<string>();

  constructor(place: FtpFolder) {
    this.place = place;
  }

  get label(): string {
    return this.place.connections.label;
  }

  get parallel(): number {
    return this.place.connections.login.options.connections;
  }

  read(path: string): Promise<Uint8Array | null> {
    const at = this.at(path);
    return this.run((connection) =>
      whileThere(connection, at, ({ isFolder }) =>
        isFolder ? heldIn(connection, at) : download(connection, at),
      ),
    );
  }

  /** On its way it has another name elsewhere: nobody is served half a file. Each attempt has a name of its own. */
  write(path: string, bytes: Uint8Array): Promise<string | null> {
    const at = this.at(path);
    return this.change(path, async (connection) => {
      const temporary = this.temporary();
      const time = timeAfter((await entryAt(connection, at))?.time ?? 0);
      await this.demandTemporary(connection);
      const written = await upload(connection, temporary, bytes, time);
      try {
        await inFolder(connection, posix.dirname(at), () => this.moveOver(connection, temporary, at));
      } catch (error) {
        if (isRefusal(error)) await tried(connection.client.send(`DELE ${temporary}`));
        throw error;
      }
      return storedFile(written).mark;
    });
  }

  create(path: string, bytes: Uint8Array): Promise<boolean> {
    const at = this.at(path);
    // One name for every attempt: of a transfer that broke off nothing is left beside the next one.
    const temporary = this.temporary();
    let attempts = 0;
    return this.run((connection) => makeClaim(connection, at, { temporary, bytes, isAgain: attempts++ > 0 }));
  }

  remove(path: string): Promise<void> {
    const at = this.at(path);
    return this.change(path, async (connection) => {
      const { client } = connection;
      if (!(await tried(client.send(`DELE ${at}`)))) await this.removeRefused(connection, at);
      for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder))
        if (!(await tried(client.send(`RMD ${this.at(folder)}`)))) return;
    });
  }

  look(path: string): Promise<StoredFile | null> {
    const at = this.at(path);
    return this.run(async (connection) => {
      const found = await entryAt(connection, at);
      return found && !found.isFolder ? storedFile(found) : null;
    });
  }

  async list(folder: string): Promise<Map<string, StoredFile>> {
    const listing = new Listing();
    let folders = [folder];
    while (folders.length > 0) {
      const entries = await inTurns(folders, this.parallel, (one) =>
        this.run((connection) => entriesOf(connection, this.at(one))),
      );
      const below = listing.add(folders, entries);
      if (!below) throw this.endless();
      folders = below.filter((path) => this.at(path) !== this.place.temporary);
    }
    return listing.files;
  }

  async close(): Promise<void> {
    this.place.connections.close();
  }

  /** The same store without the signal of the connection. */
  over(connections: Connections): FtpStore {
    return new FtpStore({ ...this.place, connections });
  }

  /**
   * Puts a file in place of another one. Where the server does not do that in one step, there is none for a moment; but
   * the old one goes only when the new one is beside it, as the server may have refused because nobody may write there.
   */
  private async moveOver(connection: Connection, from: string, to: string): Promise<void> {
    try {
      await rename(connection, from, to);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const there = await entryAt(connection, to);
      if (!there || there.isFolder) throw error;
      const beside = posix.join(posix.dirname(to), posix.basename(from));
      await rename(connection, from, beside);
      if (!(await tried(connection.client.send(`DELE ${to}`)))) {
        await rename(connection, beside, from);
        throw error;
      }
      this.place.connections.replaces = false;
      await rename(connection, beside, to);
    }
  }

  /** There may be none, or the folder of a claim; what a connection that broke was told may be done in between. */
  private async removeRefused(connection: Connection, at: string): Promise<void> {
    const { client } = connection;
    const found = await entryAt(connection, at);
    if (found?.isFolder) {
      await tried(client.send(`DELE ${at}/${HELD}`));
      await tried(client.send(`RMD ${at}`));
    } else if (found && !(await tried(client.send(`DELE ${at}`))) && (await entryAt(connection, at)))
      await client.send(`DELE ${at}`);
  }

  /** A transfer that is refused may break the connection. */
  private async demandTemporary(connection: Connection): Promise<void> {
    if (connection.isReady) return;
    await makeFolder(connection, this.place.temporary);
    connection.isReady = true;
  }

  private temporary(): string {
    return `${this.place.temporary}/${randomBytes(9).toString('hex')}.tmp`;
  }

  /** A name with a line break would be two commands. */
  private at(path: string): string {
    const { root } = this.place;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these end a command
    if (/[\r\n\u0000]/.test(path))
      throw new NewsctlError('HOST_FAILED', `${this.label}: FTP takes no file name with a line break in it.`);
    return path === '' ? root : posix.join(root, path);
  }

  private endless(): NewsctlError {
    return new NewsctlError('HOST_FAILED', `${this.label}: the folders of the host do not end.`, {
      hint: 'A link in the site may lead back to a folder above it.',
    });
  }

  private change<T>(path: string, work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.place.connections.run(work, () => this.unanswered.add(path));
  }

  private run<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    return this.place.connections.run(work);
  }
}

/** Seconds by which files are put back: one that is edited in the second in which it was put is told by its time. */
const BACK = 2;

/** The time of change for new bytes: later than that of the old ones, as browsers ask whether there are newer ones. */
const timeAfter = (before: number): number => Math.max(before + 1, Math.floor(Date.now() / 1000) - BACK);
