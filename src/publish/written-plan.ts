import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { NewsctlError } from '../errors.ts';
import { writeFileAtomically } from '../text/write-file.ts';

/** What every plan that is written down says first, whatever its host takes. */
export const planHead = {
  version: z.literal(1),
  /** When it was made, RFC 3339: articles without a date of their own go out with this one. */
  made: z.iso.datetime({ offset: true }),
  /** The host's name in `newsctl.yaml`. */
  host: z.string(),
};

export interface PlanHead {
  version: 1;
  made: string;
  host: string;
}

/** @throws NewsctlError FILE_UNWRITABLE */
export const writePlan = (file: string, plan: PlanHead): Promise<void> =>
  writeFileAtomically(file, `${JSON.stringify(plan, null, 2)}\n`);

/** How plans of one kind are read. */
interface Reading<Plan> {
  schema: z.ZodType<Plan>;
  /** The key under which such a plan lists what it changes. */
  list: string;
}

/** @param shown how messages name the file @throws NewsctlError USAGE, PLAN_CHANGED where it is of another kind */
export async function readWritten<Plan extends PlanHead>(
  file: string,
  shown: string,
  { schema, list }: Reading<Plan>,
): Promise<Plan> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new NewsctlError('USAGE', `${shown} cannot be read.`, { hint: '' });
  const written = parsed(text);
  const plan = schema.safeParse(written);
  if (plan.success) return plan.data;
  const other = otherwise(written, list);
  if (other !== null) throw planChanged(other);
  throw new NewsctlError('USAGE', `${shown} is no plan that \`newsctl publish --plan-out\` wrote.`, {
    hint: '',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const anyHead = z.looseObject({ ...planHead, version: z.int() });

/** What else it is, if it is a plan at all. */
function otherwise(written: unknown, list: string): string | null {
  const head = anyHead.safeParse(written);
  if (!head.success) return null;
  if (head.data.version !== 1) return 'another version of newsctl wrote it';
  return list in head.data ? null : `it is for a host of another kind than \`${head.data.host}\` is now`;
}

/** @throws NewsctlError PLAN_CHANGED */
export function demandSameHost(written: PlanHead, now: PlanHead): void {
  if (written.host !== now.host)
    throw planChanged(`it is for the host \`${written.host}\`, and not for \`${now.host}\``);
}

/** Keys of what two lists have otherwise, or only one of them has. */
export function differing<Part>(
  written: readonly Part[],
  now: readonly Part[],
  keyOf: (part: Part) => string,
): string[] {
  const before = new Map(written.map((one) => [keyOf(one), JSON.stringify(one)]));
  const after = new Map(now.map((one) => [keyOf(one), JSON.stringify(one)]));
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => before.get(key) !== after.get(key),
  );
}

/** @param what such as `files` @throws NewsctlError PLAN_CHANGED where there are names */
export function demandNone(names: readonly string[], what: string): void {
  if (names.length === 0) return;
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  throw planChanged(
    `these ${what} would come out otherwise: ${[...names].sort().slice(0, 5).join(', ')}${more}`,
  );
}

export const planChanged = (why: string): NewsctlError =>
  new NewsctlError('PLAN_CHANGED', `This is not the plan any more: ${why}.`);
