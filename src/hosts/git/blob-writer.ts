import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { Git } from './run-git.ts';

/** Puts many files into the desk's copy of the objects through one process: one for each would cost seconds. */
export class BlobWriter {
  private readonly git: Git;
  private child: ChildProcess | null = null;
  private ended: Promise<number | null> | null = null;
  private told = '';

  constructor(git: Git) {
    this.git = git;
  }

  /** @returns the name of the blob, which is the SHA-1 of its head and its bytes: https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
  async write(bytes: Uint8Array): Promise<string> {
    const stdin = (this.child ?? this.open()).stdin!;
    stdin.write(`blob\ndata ${bytes.length}\n`);
    stdin.write(bytes);
    if (!stdin.write('\n') && !stdin.destroyed) await Promise.race([once(stdin, 'drain'), this.ended]);
    return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
  }

  /** Waits until all is there. @throws NewsctlError HOST_FAILED */
  async end(): Promise<void> {
    if (!this.child) return;
    this.child.stdin!.end('done\n');
    const code = await this.ended;
    this.child = null;
    if (code !== 0) throw this.git.failure(null, this.told);
  }

  /** Forgets what was not finished. */
  async stop(): Promise<void> {
    this.child?.kill();
    await this.ended;
    this.child = null;
  }

  private open(): ChildProcess {
    const child = this.git.start(['fast-import', '--quiet', '--done']);
    this.child = child;
    child.stdin!.on('error', () => {});
    child.stderr!.on('data', (part: Buffer) => {
      if (this.told.length < 10_000) this.told += part.toString('utf8');
    });
    child.stdout!.resume();
    this.ended = new Promise((resolve) => {
      child.on('error', () => resolve(null));
      child.on('close', resolve);
    });
    return child;
  }
}
