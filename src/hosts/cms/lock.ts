import type { ArticleLock } from '../article-host.ts';
import type { LockHolder } from '../host.ts';
import { hasDeadLock, type LockOptions, takeLock } from '../remote/lock.ts';
import { now, since } from '../remote/moment.ts';
import { interrupted } from '../remote/unreachable.ts';
import { DraftFiles, type LockDrafts } from './lock-drafts.ts';

/** So long what was seen of the lock holds, in milliseconds: whoever takes it for dead waits for far longer. */
const HOLDS = 5000;

/**
 * Takes the lock of a system, and removes what others left there who were cut off.
 * @throws NewsctlError HOST_LOCKED, HOST_FAILED, INTERRUPTED
 */
export async function lockArticles(
  drafts: LockDrafts,
  holder: LockHolder,
  { label, signal, pace }: Pick<LockOptions, 'label' | 'signal' | 'pace'>,
): Promise<ArticleLock> {
  if (signal.aborted) throw interrupted(label);
  const files = new DraftFiles(drafts, label);
  const held = await takeLock(files, holder, {
    ...{ label, signal, afterLoss: AFTER_LOSS },
    ...(pace && { pace }),
  });
  // What cannot be removed now is for whoever comes next.
  await files.sweep('lock', held.token).catch(() => {});
  let seen = now();
  return {
    async confirm() {
      if (since(seen) < HOLDS) return;
      const start = now();
      await held.confirm();
      seen = start;
    },
    release: () => held.release(),
  };
}

/** Whether a lock lies there whose process, on this machine, is gone. */
export const isUntidy = (drafts: LockDrafts, label: string): Promise<boolean> =>
  hasDeadLock(new DraftFiles(drafts, label));

const AFTER_LOSS =
  'What was sent until then is there, and a receipt tells of it. Run the command again: it does the rest.';
