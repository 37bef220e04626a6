import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckResult } from '../check/counts.ts';
import { BASELINE_FILE } from '../newsroom/find-root.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import { FORMATS } from '../reporters/formats.ts';
import { count } from '../text/count.ts';
import { type CheckOptions, FAIL_ON } from './check-options.ts';
import type { Context, Outcome } from './context.ts';

/** Leaves out what the newsroom lives with, or writes it down. */
export async function baselined(
  context: Context,
  newsroom: Pick<Newsroom, 'root'> | null,
  result: CheckResult,
  texts: Map<string, string>,
  { baseline, writeBaseline, whole }: CheckOptions & { whole: boolean },
): Promise<{ result: CheckResult; notes: string[] }> {
  if (baseline === false || (!newsroom && !writeBaseline)) return { result, notes: [] };
  // What reads a baseline is loaded where there is one.
  if (!writeBaseline && !existsSync(join(newsroom!.root, BASELINE_FILE))) return { result, notes: [] };
  const { leaveOutKnown, writeDown } = await import('./check-baseline.ts');
  return writeBaseline
    ? writeDown(context, newsroom, result, texts)
    : leaveOutKnown(newsroom!, result, texts, whole);
}

/** The findings in the form that was asked for, and the exit status. */
export async function outcome(
  context: Context,
  result: CheckResult,
  texts: Map<string, string>,
  options: CheckOptions,
  fixed: number,
  notes: string[],
): Promise<Outcome> {
  const { format = 'text' } = options;
  return {
    result: { ...result, fixed },
    ...(format === 'json' ? { asJson: true } : { text: await printed(context, result, texts, format) }),
    notes: [...notes, ...(options.fix ? [`${count(fixed, 'fault')} mended.`] : [])],
    exitCode: options.writeBaseline ? 0 : exitCode(result, options),
  };
}

/** The diff alone on stdout, so that it can be piped into a tool; what is left to find is told by `check` itself. */
export async function diffOutcome(
  context: Context,
  result: CheckResult,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  fixed: number,
): Promise<Outcome> {
  const { diffs } = await import('../reporters/diff.ts');
  return {
    result: { ...result, fixed },
    text: context.json ? '' : diffs(before, after, context.paint),
    notes: [`${count(fixed, 'fault')} would be mended; nothing was written.`],
  };
}

function exitCode({ counts }: CheckResult, { strict, maxWarnings, failOn = 'error' }: CheckOptions): number {
  if (failOn === 'never') return 0;
  const levels = FAIL_ON.slice(0, FAIL_ON.indexOf(failOn) + 1) as (keyof typeof counts)[];
  const failed = levels.some((level) => counts[level] > 0);
  const tooMany = counts.warning > (strict ? 0 : (maxWarnings ?? Number.POSITIVE_INFINITY));
  return failed || tooMany || (strict && counts.review > 0) ? 1 : 0;
}

async function printed(
  context: Context,
  result: CheckResult,
  texts: Map<string, string>,
  format: string,
): Promise<string> {
  if (context.json) return '';
  const report = await FORMATS.find(({ name }) => name === format)!.load();
  const { packageVersion } = await import('./package.ts');
  return report({ result, texts, paint: context.paint, version: packageVersion(), now: context.now });
}
