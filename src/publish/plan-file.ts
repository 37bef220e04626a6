import * as z from 'zod';
import type { Plan, PlanEntry } from './plan.ts';
import type { Prepared } from './prepare.ts';
import { demandNone, demandSameHost, differing, planChanged, planHead, readWritten } from './written-plan.ts';

const change = z.object({
  action: z.enum(['put', 'remove']),
  path: z.string(),
  /** Of the bytes to put; null for a file that goes. */
  sha256: z.string().nullable(),
});

const schema = z.object({
  ...planHead,
  /** The release that was live when the plan was made; null before the first. */
  live: z.string().nullable(),
  changes: z.array(change),
});

/** The plan for a site as it was written down, for somebody to look through and another run to carry out. */
export type WrittenPlan = z.infer<typeof schema>;

/** @param now `made` is when it was made */
export const writtenPlan = (now: {
  host: string;
  made: Date;
  prepared: Pick<Prepared, 'live' | 'plan'>;
}): WrittenPlan => ({
  version: 1,
  made: now.made.toISOString(),
  host: now.host,
  live: now.prepared.live?.release ?? null,
  changes: changesOf(now.prepared.plan),
});

const changesOf = ({ changes }: Plan): WrittenPlan['changes'] =>
  changes.filter(isChange).map(({ action, path, sha256 }) => ({ action, path, sha256 }));

const isChange = (entry: PlanEntry): entry is PlanEntry & { action: 'put' | 'remove' } =>
  entry.action !== 'keep';

/** @param shown how messages name the file @throws NewsctlError USAGE, PLAN_CHANGED */
export const readPlan = (file: string, shown: string): Promise<WrittenPlan> =>
  readWritten(file, shown, { schema, list: 'changes' });

/**
 * Makes sure that what would be done now is what was written down, file by file and byte by byte.
 * @throws NewsctlError PLAN_CHANGED
 */
export function demandSamePlan(written: WrittenPlan, now: WrittenPlan): void {
  demandSameHost(written, now);
  if (written.live !== now.live)
    throw planChanged(
      `it was made when release ${written.live ?? 'none'} was live, and now it is ${now.live ?? 'none'}`,
    );
  demandNone(
    differing(written.changes, now.changes, ({ path }) => path),
    'files',
  );
}
