import { NewsctlError } from '../errors.ts';
import type { Host, Transaction } from '../hosts/host.ts';
import type { Manifest } from '../hosts/manifest.ts';
import type { SiteFile } from '../site/site-types.ts';
import { sha256 } from '../text/sha256.ts';
import { type Plan, stepOf } from './plan.ts';

export interface ApplyInput {
  host: Host;
  plan: Plan;
  manifest: Manifest;
  /** The files to put. */
  files: ReadonlyMap<string, SiteFile>;
  signal: AbortSignal;
  /** Called after each file that changes. */
  progress?: (done: number, total: number, path: string) => void;
}

/**
 * Carries a plan out. Nothing is shown to readers until everything is there; when it fails or is
 * interrupted before that, they keep what they had.
 * @throws NewsctlError HOST_FAILED, FILE_CHANGED, INTERRUPTED
 */
export async function apply(input: ApplyInput): Promise<void> {
  const transaction = await input.host.begin(input.manifest.release, changing(input.plan));
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
  { plan, files, signal, progress }: ApplyInput,
): Promise<void> {
  const entries = plan.changes;
  let done = 0;
  let step = 0;
  for (const entry of entries) {
    if (signal.aborted) throw interrupted();
    const own = entry.action === 'remove' ? REMOVALS : stepOf(entry);
    if (own !== step) await transaction.settle();
    step = own;
    if (entry.action === 'remove') await transaction.remove(entry.path);
    else await transaction.put(entry.path, await bytesOf(files.get(entry.path)!));
    progress?.(++done, entries.length, entry.path);
  }
  await transaction.settle();
}

/** The paths that a plan changes. */
export const changing = ({ changes }: Pick<Plan, 'changes'>): string[] => changes.map(({ path }) => path);

/** After every step in which files are put. */
const REMOVALS = 9;

const interrupted = (): NewsctlError =>
  new NewsctlError('INTERRUPTED', 'Stopped before anything was shown to readers; the site is as it was.');

/**
 * The bytes of a file, which are read or made only now.
 * @throws NewsctlError FILE_CHANGED where they are not those that were planned for
 */
export async function bytesOf(file: SiteFile): Promise<Uint8Array> {
  const bytes = await file.bytes();
  if (sha256(bytes) === file.sha256) return bytes;
  throw new NewsctlError(
    'FILE_CHANGED',
    `${file.path} does not come out as it did a moment ago: something that it is made from was changed meanwhile.`,
  );
}
