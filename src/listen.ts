import { setImmediate } from 'node:timers/promises';

/**
 * Lets the program hear a signal between two pieces of long work. Node hears one only when it looks for input, and
 * that comes between two immediates, not before the first.
 * @throws DOMException AbortError after a signal
 */
export async function listen(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  await setImmediate();
  signal?.throwIfAborted();
}
