import type { Transaction } from '../host.ts';

/** A transaction each step of which goes through a guard. */
export const guardedTransaction = (
  inner: Transaction,
  guarded: <T>(work: () => Promise<T>) => Promise<T>,
): Transaction => ({
  put: (path, bytes) => guarded(() => inner.put(path, bytes)),
  take: (path, from) => guarded(() => inner.take(path, from)),
  remove: (path) => guarded(() => inner.remove(path)),
  settle: () => guarded(() => inner.settle()),
  commit: (manifest) => guarded(() => inner.commit(manifest)),
  discard: () => guarded(() => inner.discard()),
});
