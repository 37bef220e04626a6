import { readable } from '../text/readable.ts';
import type { Context } from './context.ts';

const FIRST_MS = 1000;
const PLAIN_MS = 10_000;

/** How fast it goes and how long it still takes, once that can be told. @param elapsed milliseconds */
export function pace(done: number, total: number, elapsed: number): string {
  if (done < 10 || elapsed < 2000 || done >= total) return '';
  const second = (done * 1000) / elapsed;
  const left = Math.ceil((total - done) / second);
  const rate = second >= 10 ? Math.round(second) : second.toFixed(1);
  return `, ${rate}/s, ${left < 90 ? `${left} s` : `${Math.ceil(left / 60)} min`} left`;
}

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
    const line = readable(`${verb} ${done}/${total}${pace(done, total, now - this.started)} ${item}`).slice(
      0,
      78,
    );
    this.context.stderr.write(terminal ? `\r\u001B[K${line}` : `${line}\n`);
  };

  readonly end = (): void => {
    if (this.shown) this.context.stderr.write('\r\u001B[K');
  };
}
