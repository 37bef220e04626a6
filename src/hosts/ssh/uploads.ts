import type { Attributes } from './packet.ts';
import type { Sftp } from './sftp.ts';
import { Turns } from './turns.ts';

/** Bytes on their way at most. */
const MOST = 16 * 1024 * 1024;
/** What a file counts for besides its bytes. */
const BESIDES = 4096;

/** Permissions without which a web server cannot read a file. */
const READABLE = 0o444;

/** Files on their way to the server, many at once. The first that fails makes all that follows fail. */
export class Uploads {
  private readonly sftp: Sftp;
  private readonly room = new Turns(MOST);
  private readonly handles: Turns;
  private readonly running = new Set<Promise<void>>();
  private failure: { reason: unknown } | null = null;

  constructor(sftp: Sftp) {
    this.sftp = sftp;
    this.handles = new Turns(sftp.handles);
  }

  /** Makes what fails elsewhere a failure of the whole. */
  watch(work: Promise<unknown>): void {
    const one: Promise<void> = work
      .then(() => {})
      .catch((reason: unknown) => {
        this.failure ??= { reason };
      })
      .finally(() => this.running.delete(one));
    this.running.add(one);
  }

  /**
   * Waits until there is room for one more, not until it has arrived.
   * @param attributes what it gets besides its bytes; they may be found out while the server opens it
   * @param done told what time the server gave it
   */
  async add(
    path: string,
    bytes: Uint8Array,
    attributes: Promise<Attributes>,
    done: (mtime: number | undefined) => void,
  ): Promise<void> {
    this.demandGood();
    const cost = await this.room.enter(bytes.length + BESIDES);
    const handle = await this.handles.enter();
    this.demandGood();
    const asked = once(() => this.handles.leave(handle));
    const sending = this.send(path, bytes, attributes, asked).then(done);
    this.watch(
      sending.finally(() => {
        asked();
        this.room.leave(cost);
      }),
    );
  }

  /** @throws what the first failure was */
  demandGood(): void {
    if (this.failure) throw this.failure.reason;
  }

  async settle(): Promise<void> {
    await Promise.all(this.running);
    this.demandGood();
  }

  private async send(
    path: string,
    bytes: Uint8Array,
    attributes: Promise<Attributes>,
    asked: () => void,
  ): Promise<number | undefined> {
    const { size, mode, mtime } = await this.sftp.write(path, bytes, { attributes, asked });
    if (size !== undefined && size !== bytes.length)
      throw this.sftp.channel.broken(`${size} bytes of a file of ${bytes.length}`);
    if (mode !== undefined && (mode & READABLE) !== READABLE)
      await this.sftp.setstat(path, { mode: (mode & 0o7777) | READABLE });
    return mtime;
  }
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}
