import process from 'node:process';
import { type IPty, spawn } from '@lydell/node-pty';
import { onTestFinished } from 'vitest';
import { PROGRAM, plainEnv, type RunOptions } from './run.ts';

/** Keys that are not letters. */
export const KEYS = { enter: '\r', down: '\u001B[B', space: ' ', ctrlC: '\u0003' } as const;

/** A program in a terminal of its own: what it shows, and what is typed to it. */
export class Terminal {
  /** Everything that was shown, escape codes included. */
  shown = '';
  readonly ended: Promise<number>;
  private readonly pty: IPty;
  private seen = 0;
  private wake: () => void = () => {};

  constructor(file: string, args: string[], options: RunOptions = {}) {
    this.pty = spawn(file, args, {
      cols: 120,
      rows: 40,
      cwd: options.cwd ?? process.cwd(),
      env: plainEnv(options.env),
    });
    this.pty.onData((data) => {
      this.shown += data;
      this.wake();
    });
    this.ended = new Promise((done) => {
      this.pty.onExit(({ exitCode, signal }) => done(signal ? 128 + signal : exitCode));
    });
    onTestFinished(() => {
      try {
        this.pty.kill('SIGKILL');
      } catch {
        // It has ended already.
      }
    });
  }

  /** Waits until a text appears after what was waited for last; fails after 30 seconds. */
  async waitFor(text: string): Promise<void> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const plain = this.text();
      const at = plain.indexOf(text, this.seen);
      if (at >= 0) {
        this.seen = at + text.length;
        return;
      }
      if (Date.now() > deadline)
        throw new Error(`"${text}" never appeared after: ${plain.slice(Math.max(0, this.seen - 200))}`);
      await new Promise<void>((done) => {
        const timer = setTimeout(done, 250);
        this.wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  }

  type(keys: string): void {
    this.pty.write(keys);
  }

  /** Types an answer at the question that holds this text. */
  async answer(question: string, keys: string): Promise<void> {
    await this.waitFor(question);
    this.type(keys);
  }

  kill(signal: string): void {
    this.pty.kill(signal);
  }

  /** What was shown without escape codes. */
  text(): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken away
    return this.shown.replace(/\u001B\[[0-9;?]*[A-Za-z]/g, '');
  }
}

/** The program in a terminal. With `stdoutTo`, a shell sends its stdout into that file. */
export function inTerminal(args: string[], options: RunOptions & { stdoutTo?: string } = {}): Terminal {
  if (!options.stdoutTo) return new Terminal(process.execPath, [PROGRAM, ...args], options);
  const script = `exec "$0" "$@" > "$OUT"`;
  return new Terminal('sh', ['-c', script, process.execPath, PROGRAM, ...args], {
    ...options,
    env: { ...options.env, OUT: options.stdoutTo },
  });
}
