import { listen } from '../listen.ts';
import type { Context } from './context.ts';
import { Progress } from './progress.ts';

/** How far long work has come. */
interface Step {
  verb: string;
  done: number;
  total: number;
  path: string;
}

/** How long work goes on before the program listens again, in milliseconds. */
const PAUSE_EVERY = 50;

/**
 * Runs long work to its end: shows how far it has come, and listens for Ctrl-C, which Node hears only when it waits.
 * @throws DOMException AbortError between two steps after a signal
 */
export async function inSteps<T>(context: Context, steps: Generator<Step, T>): Promise<T> {
  const progress = new Progress(context);
  let listened = Date.now();
  try {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      progress.update(value.verb, value.done, value.total, value.path);
      if (Date.now() - listened < PAUSE_EVERY) continue;
      await listen(context.signal);
      listened = Date.now();
    }
  } finally {
    progress.end();
  }
}
