import type { Readable, Writable } from 'node:stream';
import { serve } from '../lsp/server.ts';
import type { Context, Outcome } from './context.ts';
import { packageVersion } from './package.ts';

/** Serves the editor at the other end of stdin and stdout until it is done. */
export async function serveEditor(
  { stdin, stdout, signal, packageRoot }: Context,
  { clientProcessId }: { clientProcessId?: number },
): Promise<Outcome> {
  const exitCode = await serve({
    input: stdin as Readable,
    output: stdout as Writable,
    signal,
    now: () => new Date(),
    version: packageVersion(),
    packageRoot,
    editor: clientProcessId ?? null,
    isAlive,
  });
  return { result: null, silent: true, exitCode };
}

/** A signal of 0 is never sent: it only asks whether the process is there. */
function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    // It runs as somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
