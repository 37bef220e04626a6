import { relative, resolve, sep } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { FSWatcher } from 'chokidar';
import { asNewsctlError } from './as-newsctl-error.ts';
import { NewsctlError } from '../errors.ts';
import { findRoot } from '../newsroom/find-root.ts';
import { checkArticles } from './check-articles.ts';
import type { CheckOptions } from './check-options.ts';
import type { Context, Outcome } from './context.ts';
import { watchNewsroom } from './newsroom-watcher.ts';
import { printError, printOutcome } from './output.ts';

/** Programs save in several steps; so long nothing must happen, in milliseconds, before a save counts as done. */
const QUIET = 100;

/** Checks, and checks again whenever a file that matters was saved, until Ctrl-C. */
export async function watchAndCheck(
  context: Context,
  paths: readonly string[],
  options: CheckOptions,
): Promise<Outcome> {
  refuseOthers(context, paths, options);
  context.expectInterruption();
  const root = await findRoot(context.cwd);
  const watcher = await watchNewsroom(
    root,
    paths.map((path) => resolve(context.cwd, path)),
  );
  const changes = new Changes(watcher, context.signal);
  try {
    for (let changed: string[] | null = []; changed !== null; changed = await changes.next()) {
      announce(context, changed);
      await checkOnce(context, paths, options);
      if (!context.signal.aborted && !context.quiet)
        context.stderr.write('Waiting for the next save. Ctrl-C ends.\n');
    }
  } finally {
    await watcher.close();
  }
  return { result: null, silent: true };
}

/** What cannot be done again and again. */
function refuseOthers(context: Context, paths: readonly string[], options: CheckOptions): void {
  const { format, staged, fix, writeBaseline, valeConfig, config } = options;
  if (context.json || format === 'json' || staged || fix || writeBaseline || paths.includes('-'))
    throw new NewsctlError(
      'USAGE',
      '--watch checks again and again: it gives no single document, and changes nothing.',
      { hint: 'Leave --json, --staged, --fix, --write-baseline and - out.' },
    );
  if ((valeConfig ?? config) !== undefined)
    throw new NewsctlError('USAGE', '--watch runs the rules of newsctl and the house style.', {
      hint: 'Leave --watch or --vale-config out.',
    });
}

/** A fault of one check, such as a file half written or gone, ends that check alone. */
async function checkOnce(context: Context, paths: readonly string[], options: CheckOptions): Promise<void> {
  const now = { ...context, now: new Date() };
  try {
    printOutcome(now, 'check', await checkArticles(now, paths, { ...options, allowEmpty: true }));
  } catch (error) {
    if (!context.signal.aborted) printError(now, 'check', asNewsctlError(error));
  }
}

/** On a terminal each check begins at the top; elsewhere a line parts it from the one before. */
function announce(context: Context, changed: readonly string[]): void {
  if (context.stdout.isTTY) context.stdout.write('\u001B[2J\u001B[3J\u001B[H');
  if (context.quiet || changed.length === 0) return;
  const names = [...new Set(changed.map((path) => relative(context.cwd, path).split(sep).join('/')))];
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  context.stderr.write(`${context.stdout.isTTY ? '' : '\n'}Saved: ${names.slice(0, 3).join(', ')}${more}\n`);
}

/** The saves that come in while nobody asks, and those that come later. */
class Changes {
  private readonly saved: string[] = [];
  private last = 0;
  private wake: () => void = () => {};
  private readonly signal: AbortSignal;

  constructor(watcher: FSWatcher, signal: AbortSignal) {
    this.signal = signal;
    watcher.on('all', (_, path) => {
      this.saved.push(path);
      this.last = Date.now();
      this.wake();
    });
    // What cannot be watched any more is told by the next check.
    watcher.on('error', () => {});
    signal.addEventListener('abort', () => this.wake());
  }

  /** Waits for saves, and for quiet after them; null after Ctrl-C. */
  async next(): Promise<string[] | null> {
    while (this.saved.length === 0 && !this.signal.aborted)
      await new Promise<void>((wake) => {
        this.wake = wake;
      });
    while (!this.signal.aborted && Date.now() - this.last < QUIET) await setTimeout(QUIET / 4);
    return this.signal.aborted ? null : this.saved.splice(0);
  }
}
