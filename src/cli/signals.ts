/** Ctrl-C and its relatives, as an AbortSignal that commands look at between two steps. */
export interface Interruption {
  signal: AbortSignal;
  /** Null also where Ctrl-C was expected. */
  reason(): 'INTERRUPTED' | 'TERMINATED' | null;
  /** Says that Ctrl-C is how the command ends. */
  expect: () => void;
  stop(): void;
}

/** The first signal asks the command to stop where it leaves nothing half done; the second one leaves at once. */
export function watchSignals(process: NodeJS.Process): Interruption {
  const controller = new AbortController();
  let reason: 'INTERRUPTED' | 'TERMINATED' | null = null;
  let expected = false;
  const on = (code: 'INTERRUPTED' | 'TERMINATED', exitCode: number) => () => {
    if (reason) leave(process, code, exitCode);
    reason = code;
    if (!expected)
      process.stderr.write(
        '\nStopping; what is in hand is finished first. Press Ctrl-C again to leave at once.\n',
      );
    controller.abort();
  };
  const interrupt = on('INTERRUPTED', 130);
  const terminate = on('TERMINATED', 143);
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', terminate);
  return {
    signal: controller.signal,
    reason: () => (expected && reason === 'INTERRUPTED' ? null : reason),
    expect: () => {
      expected = true;
    },
    stop() {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', terminate);
    },
  };
}

/** At once, also where Node itself would wait: it does not end while a read of a pipe or of a lost disk hangs. */
function leave(process: NodeJS.Process, code: 'INTERRUPTED' | 'TERMINATED', exitCode: number): void {
  const hangs = process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'));
  if (!hangs) process.exit(exitCode);
  const signal = code === 'INTERRUPTED' ? 'SIGINT' : 'SIGTERM';
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
