import { relative, resolve, sep } from 'node:path';
import { baselineOf, withoutKnown } from '../check/baseline.ts';
import type { CheckResult } from '../check/counts.ts';
import { NewsctlError } from '../errors.ts';
import { readBaseline, writeBaseline } from '../newsroom/baseline-file.ts';
import { BASELINE_FILE } from '../newsroom/find-root.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { Context } from './context.ts';
import { count } from '../text/count.ts';

/** What `check` may say and show of the newsroom's baseline. */
export interface Baselined {
  result: CheckResult & {
    /** Findings that the newsroom lives with, and entries that fit nothing any more. */
    baseline?: { known: number; stale: number };
  };
  notes: string[];
}

/**
 * Leaves out the findings that the newsroom has decided to live with.
 * @param whole whether every article was read, so that what fits nothing can be told from what was not looked at
 */
export async function leaveOutKnown(
  newsroom: Pick<Newsroom, 'root'>,
  result: CheckResult,
  texts: ReadonlyMap<string, string>,
  whole: boolean,
): Promise<Baselined> {
  const baseline = await readBaseline(newsroom.root);
  if (baseline === null) return { result, notes: [] };
  const { result: left, known, stale } = withoutKnown(result, baseline, texts);
  const notes: string[] = [];
  if (known > 0)
    notes.push(
      `${count(known, 'finding')} of the baseline not shown; --no-baseline shows ${known === 1 ? 'it' : 'them'}.`,
    );
  if (whole && stale > 0)
    notes.push(
      `${count(stale, 'finding')} of the baseline ${stale === 1 ? 'is' : 'are'} there no more: newsctl check --write-baseline takes ${stale === 1 ? 'it' : 'them'} out.`,
    );
  return { result: { ...left, baseline: { known, stale: whole ? stale : 0 } }, notes };
}

/**
 * Writes down every finding there is now. A baseline is that of the whole newsroom, so that none is lost.
 * @throws NewsctlError NEWSROOM_NOT_FOUND, USAGE
 */
export async function writeDown(
  context: Context,
  newsroom: Pick<Newsroom, 'root'> | null,
  result: CheckResult,
  texts: ReadonlyMap<string, string>,
): Promise<Baselined> {
  if (!newsroom)
    throw new NewsctlError(
      'NEWSROOM_NOT_FOUND',
      'A baseline belongs to a newsroom: there is no newsctl.yaml here.',
    );
  const inRoom = (path: string): string =>
    relative(newsroom.root, resolve(context.cwd, path)).replaceAll(sep, '/');
  const entries = baselineOf(result.findings, texts).map((entry) => ({ ...entry, path: inRoom(entry.path) }));
  const before = (await readBaseline(newsroom.root).catch(() => null)) ?? [];
  await writeBaseline(newsroom.root, entries);
  const sum = (list: readonly { count: number }[]): number => list.reduce((all, one) => all + one.count, 0);
  const notes = [
    `${count(sum(entries), 'finding')} in ${BASELINE_FILE} (there ${sum(before) === 1 ? 'was' : 'were'} ${sum(before)}).`,
  ];
  const { result: left, known } = withoutKnown(result, entries, texts);
  return { result: { ...left, baseline: { known, stale: 0 } }, notes };
}
