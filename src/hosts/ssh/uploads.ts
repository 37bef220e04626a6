import type { Sftp } from './sftp.ts';
import { Turns } from './turns.ts';

/** Bytes on their way at most, and the least that a file counts for: so many are open at once at most. */
const MOST = 16 * 1024 * 1024;
const LEAST = MOST / 200;

/** Permissions without which a web server cannot read a file. */
const READABLE = 0o444;

/** Files on their way to the server, many at once. The first that fails makes all that follows fail. */
export class Uploads {
  private readonly sftp: Sftp;
  private readonly turns = new Turns(MOST);
  private readonly running = new Set<Promise<void>>();
  private failure: { reason: unknown } | null = null;

  constructor(sftp: Sftp) {
    this.sftp = sftp;
  }

  /**
   * Waits until there is room for one more, not until it has arrived.
   * @param mtime the time of change that the file gets, in seconds since 1970
   * @param done told what time the server gave it
   */
  async add(
    path: string,
    bytes: Uint8Array,
    mtime: number,
    done: (mtime: number | undefined) => void,
  ): Promise<void> {
    this.demandGood();
    const cost = await this.turns.enter(Math.max(LEAST, bytes.length));
    this.demandGood();
    const one = this.send(path, bytes, mtime)
      .then(done)
      .catch((reason: unknown) => {
        this.failure ??= { reason };
      })
      .finally(() => {
        this.running.delete(one);
        this.turns.leave(cost);
      });
    this.running.add(one);
  }

  /** @throws what the first failure was */
  demandGood(): void {
    if (this.failure) throw this.failure.reason;
  }

  async settle(): Promise<void> {
    await Promise.all(this.running);
    this.demandGood();
  }

  private async send(path: string, bytes: Uint8Array, time: number): Promise<number | undefined> {
    const { size, mode, mtime } = await this.sftp.write(path, bytes, { attributes: { mtime: time } });
    if (size !== undefined && size !== bytes.length)
      throw this.sftp.channel.broken(`${size} bytes of a file of ${bytes.length}`);
    if (mode !== undefined && (mode & READABLE) !== READABLE)
      await this.sftp.setstat(path, { mode: (mode & 0o7777) | READABLE });
    return mtime;
  }
}
