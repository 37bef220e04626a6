import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { NewsctlError } from '../errors.ts';
import { writeFileAtomically } from '../text/write-file.ts';
import type { Plan, PlanEntry } from './plan.ts';
import type { Prepared } from './prepare.ts';

const change = z.object({
  action: z.enum(['put', 'remove']),
  path: z.string(),
  /** Of the bytes to put; null for a file that goes. */
  sha256: z.string().nullable(),
});

const schema = z.object({
  version: z.literal(1),
  /** When it was made, RFC 3339: articles without a date of their own go out with this one. */
  made: z.iso.datetime({ offset: true }),
  /** The host's name in `newsctl.yaml`. */
  host: z.string(),
  /** The release that was live when the plan was made; null before the first. */
  live: z.string().nullable(),
  changes: z.array(change),
});

/** A plan as it was written down, for somebody to look through and another run to carry out. */
export type WrittenPlan = z.infer<typeof schema>;

export const writtenPlan = (
  host: string,
  made: Date,
  { live, plan }: Pick<Prepared, 'live' | 'plan'>,
): WrittenPlan => ({
  version: 1,
  made: made.toISOString(),
  host,
  live: live?.release ?? null,
  changes: changesOf(plan),
});

const changesOf = ({ entries }: Plan): WrittenPlan['changes'] =>
  entries.filter(isChange).map(({ action, path, sha256 }) => ({ action, path, sha256 }));

const isChange = (entry: PlanEntry): entry is PlanEntry & { action: 'put' | 'remove' } =>
  entry.action !== 'keep';

/** @throws NewsctlError FILE_UNWRITABLE */
export const writePlan = (file: string, plan: WrittenPlan): Promise<void> =>
  writeFileAtomically(file, `${JSON.stringify(plan, null, 2)}\n`);

/** @param shown how messages name the file @throws NewsctlError USAGE */
export async function readPlan(file: string, shown: string): Promise<WrittenPlan> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new NewsctlError('USAGE', `${shown} cannot be read.`, { hint: '' });
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new NewsctlError('USAGE', `${shown} is no plan that \`newsctl publish --plan-out\` wrote.`, {
      hint: '',
    });
  }
}

/**
 * Makes sure that what would be done now is what was written down, file by file and byte by byte.
 * @throws NewsctlError PLAN_CHANGED
 */
export function demandSamePlan(written: WrittenPlan, now: WrittenPlan): void {
  if (written.host !== now.host)
    throw changed(`it is for the host \`${written.host}\`, and not for \`${now.host}\``);
  if (written.live !== now.live)
    throw changed(
      `it was made when release ${written.live ?? 'none'} was live, and now it is ${now.live ?? 'none'}`,
    );
  const before = new Map(written.changes.map((one) => [one.path, JSON.stringify(one)]));
  const after = new Map(now.changes.map((one) => [one.path, JSON.stringify(one)]));
  const different = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  if (different.length === 0) return;
  const more = different.length > 5 ? ` and ${different.length - 5} more` : '';
  throw changed(`these files would come out otherwise: ${different.sort().slice(0, 5).join(', ')}${more}`);
}

const changed = (why: string): NewsctlError =>
  new NewsctlError('PLAN_CHANGED', `This is not the plan any more: ${why}.`);
