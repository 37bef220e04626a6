import { NewsctlError } from '../errors.ts';
import type { Host, Transaction } from '../hosts/host.ts';
import type { Manifest } from '../hosts/manifest.ts';
import type { SiteFile } from '../site/site-types.ts';
import type { Plan, PlanEntry } from './plan.ts';

export interface ApplyInput {
  host: Host;
  plan: Plan;
  manifest: Manifest;
  /** Bytes of the files to put. */
  files: ReadonlyMap<string, SiteFile>;
  signal: AbortSignal;
  /** Called after each file. */
  progress?: (done: number, total: number, path: string) => void;
}

/**
 * Carries a plan out. Nothing is shown to readers until everything is there; when it fails or is
 * interrupted before that, they keep what they had.
 * @throws NewsctlError HOST_FAILED, INTERRUPTED
 */
export async function apply(input: ApplyInput): Promise<void> {
  const transaction = await input.host.begin(input.manifest.release);
  try {
    await transfer(transaction, input);
    await transaction.commit(input.manifest);
  } catch (error) {
    await transaction.discard();
    throw error;
  }
}

async function transfer(
  transaction: Transaction,
  { plan, files, manifest, signal, progress }: ApplyInput,
): Promise<void> {
  const entries = plan.entries.filter((entry) => entry.action !== 'remove');
  let done = 0;
  for (const entry of entries) {
    if (signal.aborted)
      throw new NewsctlError(
        'INTERRUPTED',
        'Stopped before anything was shown to readers; the site is as it was.',
      );
    await place(transaction, entry, files, manifest);
    progress?.(++done, entries.length, entry.path);
  }
}

async function place(
  transaction: Transaction,
  entry: PlanEntry,
  files: ReadonlyMap<string, SiteFile>,
  manifest: Manifest,
): Promise<void> {
  if (entry.action === 'keep' && manifest.previous !== null)
    await transaction.keep(entry.path, manifest.previous);
  else await transaction.put(entry.path, files.get(entry.path)!.bytes);
}
