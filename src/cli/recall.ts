import { relative } from 'node:path';
import { type CheckResult, countSeverities } from '../check/counts.ts';
import type { NamedArticle } from '../check/named.ts';
import { type CheckCache, type KeptCheck, readCheckCache } from '../newsroom/check-cache.ts';
import { environmentMark } from '../newsroom/check-environment.ts';
import { findRoot } from '../newsroom/find-root.ts';
import type { Answer } from '../publish/check-answers.ts';
import { type Live, liveOn } from '../publish/live-index.ts';
import { sha256 } from '../text/sha256.ts';
import type { CheckOptions } from './check-options.ts';
import type { Context, Outcome } from './context.ts';
import { machineMarks } from './package.ts';
import { type ReadFile, readArticles } from './read-articles.ts';

/** Articles, read or not, with what an earlier check kept of them. */
export interface LookedBack {
  root: string;
  files: readonly { path: string; text: string | (() => Promise<string>) }[];
  cache: CheckCache;
  /** The key of each file, in their order: its text and its path under these settings. */
  keys: string[];
  /** What was kept for each, which holds if its questions still have the same answers; null where there is nothing. */
  kept: (KeptCheck | null)[];
}

/** Articles that were read. */
export interface Recalled extends LookedBack {
  files: ReadFile[];
}

/** Below this many articles looking back costs more than it saves. */
const WORTH_IT = 3;

/** Reads the articles and what was kept of them; null where nothing can be kept, or where reading fails: the check itself then says why. */
export async function recall(
  context: Context,
  paths: readonly string[],
  options: CheckOptions,
): Promise<Recalled | null> {
  try {
    const root = await findRoot(context.cwd);
    const machine = machineMarks(context.env);
    if (root === null || machine === null) return null;
    const files = await readArticles(context, { root }, { ...options, paths });
    if (files.length < WORTH_IT) return null;
    const mark = await environmentMark({ root, packageRoot: context.packageRoot, machine });
    const cache = readCheckCache(root);
    // Paths are shown from the working directory, and rules may be for some paths alone.
    const from = relative(root, context.cwd);
    const keys = files.map(({ path, text }) => checkKey(`${mark} ${from}`, path, sha256(text)));
    return { root, files, cache, keys, kept: keys.map((key) => cache.get(key)) };
  } catch {
    return null;
  }
}

/**
 * The key of an article's result.
 * @param mark stands for the settings, from `environmentMark`
 * @param text SHA-256 of its text
 */
export const checkKey = (mark: string, path: string, text: string): string =>
  sha256(`${mark} ${path.length} ${path} ${text}`);

/** The outcome, if all was kept and all of it still holds; else null. */
export async function recalledOutcome(
  context: Context,
  recalled: Recalled,
  options: CheckOptions & { whole: boolean },
): Promise<Outcome | null> {
  const { files, kept, root } = recalled;
  if (!kept.every((one) => one !== null)) return null;
  const names = kept.map((one, index): NamedArticle => ({ ...one, path: files[index]!.path }));
  const { answersOf } = await import('../publish/check-answers.ts');
  const answer = answersOf({ root, names, live: liveFor(root, kept), now: context.now });
  const holding = await stillHolding(recalled, answer);
  if (!holding.every((one) => one !== null)) return null;
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const { baselined, outcome } = await import('./check-outcome.ts');
  const { result, notes } = await baselined(context, { root }, resultOf(holding), texts, options);
  return outcome(context, result, texts, options, 0, notes);
}

/** What the readers that count have; null where no article was ever out. */
function liveFor(root: string, kept: readonly KeptCheck[]): Live | null {
  const host = kept.find(({ wasOut }) => wasOut)?.host;
  return host === undefined ? null : liveOn(root, host);
}

/** What was kept, with null for what does not hold any more. */
export async function stillHolding(
  { kept }: Pick<LookedBack, 'kept'>,
  answer: Answer,
): Promise<(KeptCheck | null)[]> {
  const holds = async (one: KeptCheck): Promise<boolean> => {
    for (const question of one.asked) if ((await answer(question)) !== question.answer) return false;
    return true;
  };
  const holding: (KeptCheck | null)[] = [];
  for (const one of kept) holding.push(one && (await holds(one)) ? one : null);
  return holding;
}

/** Results of single articles as that of a whole check. */
export function resultOf(
  checked: readonly (Pick<KeptCheck, 'findings' | 'acknowledged'> | null)[],
): CheckResult {
  const findings = checked.flatMap((one) => one?.findings ?? []);
  return {
    findings,
    files: checked.length,
    counts: countSeverities(findings),
    acknowledged: checked.reduce((sum, one) => sum + (one?.acknowledged ?? 0), 0),
  };
}
