import { performance } from 'node:perf_hooks';
import { createContext, Script } from 'node:vm';

/** How long one rule may look at one block, in milliseconds, before it is taken to run away. */
const PATIENCE = 2000;

/** Made once: a context costs more than most files take to check. */
const sandbox: { work: () => void } = { work: () => {} };
const context = createContext(sandbox);
const script = new Script('work()');

/**
 * Takes steps one after another, and gives up those that run away. A pattern of a style file can take longer than the
 * universe is old on a few words, and nothing in a program can stop it from beside: the engine itself has to look at
 * the clock. It does while it runs a script with a time limit; the script here does nothing but call the work back, so
 * the limit is set once for many steps and costs nothing for each. A step that is stopped must not have changed
 * anything: it is taken again if others have used up the time.
 * @returns the numbers of the steps that were given up
 */
export function takeSteps(count: number, step: (index: number) => void, patience = PATIENCE): number[] {
  const givenUp: number[] = [];
  let index = 0;
  let began = 0;
  sandbox.work = (): void => {
    for (; index < count; index++) {
      began = performance.now();
      step(index);
    }
  };
  while (index < count) {
    try {
      script.runInContext(context, { timeout: patience });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      if (performance.now() - began >= patience / 2) givenUp.push(index++);
    }
  }
  return givenUp;
}
