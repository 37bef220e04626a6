import { randomBytes } from 'node:crypto';
import type { Sftp } from './sftp.ts';
import type { Handle } from './sftp-requests.ts';

/** A file under a name of its own, open and empty, of which it is not known yet what becomes of it. */
export interface Draft {
  path: string;
  handle: Promise<Handle>;
}

/**
 * Files that are opened before it is known what comes into them: to open one costs a round trip, in which other work can
 * be done.
 */
export class Drafts {
  private readonly sftp: Sftp;
  private readonly folder: string;
  private readonly ready: Draft[] = [];
  private mark = '';

  constructor(sftp: Sftp, folder: string) {
    this.sftp = sftp;
    this.folder = folder;
  }

  /** @param mark that the names of these and of later ones bear */
  prepare(count: number, mark: string): void {
    this.mark = mark;
    while (this.ready.length < count) this.ready.push(this.open());
  }

  take(): Draft {
    return this.ready.shift() ?? this.open();
  }

  /** Removes those that nobody took. Should it fail, the next publish clears them away. */
  async drop(): Promise<void> {
    const { sftp } = this;
    await Promise.allSettled(
      this.ready.splice(0).map(async ({ path, handle }) => {
        const closing = sftp.close(await handle, path);
        await Promise.allSettled([closing, sftp.remove(path)]);
      }),
    );
  }

  private open(): Draft {
    const path = `${this.folder}/${this.mark}${randomBytes(6).toString('hex')}.tmp`;
    const handle = this.sftp.create(path);
    handle.catch(() => {});
    return { path, handle };
  }
}
