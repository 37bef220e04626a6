import { readable } from '../text/readable.ts';
import type { Context } from './context.ts';

const FIRST_MS = 1000;
const PLAIN_MS = 10_000;

/** Says on stderr how far long work has come: one line on a terminal, elsewhere a plain line every ten seconds. */
export class Progress {
  private readonly started = Date.now();
  private last = Date.now();
  private shown = false;
  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  readonly update = (verb: string, done: number, total: number, item: string): void => {
    if (this.context.quiet || this.context.json) return;
    const now = Date.now();
    const terminal = this.context.stderr.isTTY === true;
    if (now - this.started < FIRST_MS || now - this.last < (terminal ? 100 : PLAIN_MS)) return;
    this.last = now;
    this.shown = terminal;
    const line = readable(`${verb} ${done}/${total} ${item}`).slice(0, 78);
    this.context.stderr.write(terminal ? `\r\u001B[K${line}` : `${line}\n`);
  };

  readonly end = (): void => {
    if (this.shown) this.context.stderr.write('\r\u001B[K');
  };
}
