import { resolve } from 'node:path';
import { NewsctlError } from '../errors.ts';
import type { PlanHead } from '../publish/written-plan.ts';
import type { Context } from './context.ts';

/** How plans of one kind of host are written down, read and compared; loaded only where somebody wants one. */
export type LoadPlanKind<Now, Plan extends PlanHead> = () => Promise<{
  readPlan(file: string, shown: string): Promise<Plan>;
  writtenPlan(now: Now): Plan;
  /** @throws NewsctlError PLAN_CHANGED */
  demandSamePlan(written: Plan, now: Plan, from: Now): void;
}>;

/** The plan that somebody wants to have carried out; null where nobody names one. @throws NewsctlError USAGE, PLAN_CHANGED */
export async function wantedPlan<Now, Plan extends PlanHead>(
  { cwd, now }: Context,
  load: LoadPlanKind<Now, Plan>,
  { plan: file }: { plan?: string },
): Promise<Plan | null> {
  if (file === undefined) return null;
  const plan = await (await load()).readPlan(resolve(cwd, file), file);
  if (new Date(plan.made) <= now) return plan;
  throw new NewsctlError('PLAN_CHANGED', `${file} says that it will be made at ${plan.made} only.`);
}

/**
 * Holds the plan against the one that was written down before, and writes it down where somebody asks for that.
 * @throws NewsctlError PLAN_CHANGED, FILE_UNWRITABLE
 */
export async function followPlan<Now, Plan extends PlanHead>(
  { cwd }: Context,
  load: LoadPlanKind<Now, Plan>,
  now: Now,
  { wanted, planOut }: { wanted: Plan | null; planOut: string | undefined },
): Promise<void> {
  if (wanted === null && planOut === undefined) return;
  const { demandSamePlan, writtenPlan } = await load();
  const plan = writtenPlan(now);
  if (wanted) demandSamePlan(wanted, plan, now);
  if (planOut === undefined) return;
  const { writePlan } = await import('../publish/written-plan.ts');
  await writePlan(resolve(cwd, planOut), plan);
}

/** With which nothing is published. */
export interface LookOptions {
  dryRun?: boolean;
  planOut?: string;
}

/** Whether nothing is published: somebody wants to see what would be. */
export const onlyLooks = ({ dryRun, planOut }: LookOptions): boolean =>
  dryRun === true || planOut !== undefined;
