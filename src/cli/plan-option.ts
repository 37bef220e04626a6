import { resolve } from 'node:path';
import { NewsctlError } from '../errors.ts';
import type { WrittenPlan } from '../publish/plan-file.ts';
import type { Prepared } from '../publish/prepare.ts';
import type { Context } from './context.ts';

/** The plan that somebody wants to have carried out; null where nobody names one. @throws NewsctlError USAGE, PLAN_CHANGED */
export async function wantedPlan(
  { cwd, now }: Context,
  { plan: file }: { plan?: string },
): Promise<WrittenPlan | null> {
  if (file === undefined) return null;
  const { readPlan } = await import('../publish/plan-file.ts');
  const plan = await readPlan(resolve(cwd, file), file);
  if (new Date(plan.made) <= now) return plan;
  throw new NewsctlError('PLAN_CHANGED', `${file} says that it will be made at ${plan.made} only.`);
}

/**
 * Holds the plan against the one that was written down before, and writes it down where somebody asks for that.
 * @param made when it was made
 * @throws NewsctlError PLAN_CHANGED, FILE_UNWRITABLE
 */
export async function followPlan(
  { cwd }: Context,
  now: { host: string; made: Date; prepared: Prepared },
  { wanted, planOut }: { wanted: WrittenPlan | null; planOut: string | undefined },
): Promise<void> {
  if (wanted === null && planOut === undefined) return;
  const { demandSamePlan, writePlan, writtenPlan } = await import('../publish/plan-file.ts');
  const plan = writtenPlan(now.host, now.made, now.prepared);
  if (wanted) demandSamePlan(wanted, plan);
  if (planOut !== undefined) await writePlan(resolve(cwd, planOut), plan);
}
