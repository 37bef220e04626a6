import { type CheckResult, checkInSteps, fixInSteps } from '../check/check.ts';
import { NewsctlError } from '../errors.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { CheckOptions } from './check-options.ts';
import { baselined, diffOutcome, outcome } from './check-outcome.ts';
import type { Context, Outcome } from './context.ts';
import { checkRequest, newsroomIfAny } from './newsroom.ts';
import { optimiseFor } from './optimiser.ts';
import { type ReadFile, readArticles } from './read-articles.ts';
import type { Recalled } from './recall.ts';
import { inSteps } from './steps.ts';

/**
 * Checks articles, all of them or those that changed.
 * @param recalled the articles with what was kept of an earlier check; they are read anew if null
 */
export async function checkAnew(
  context: Context,
  paths: readonly string[],
  options: CheckOptions,
  recalled: Recalled | null = null,
): Promise<Outcome> {
  const newsroom = await newsroomIfAny(context);
  const found = recalled?.files ?? (await filesToRead(context, newsroom, paths, options));
  const { files: read, note } = await changesOnly(context, newsroom, found, options);
  optimiseFor(recalled ? [] : read);
  if (options.fix && read.some(({ file }) => file === null))
    throw new NewsctlError('USAGE', '--fix changes files; it cannot be used with stdin.');
  const before = textsOf(read);
  const fixed = options.fix ? await applyFixes(context, newsroom, read, options) : 0;
  const checked = await checkOnce(context, newsroom, read, recalled, options);
  const texts = textsOf(read);
  const whole = paths.length === 0 && !options.staged && options.since === undefined;
  const { result, notes } = await baselined(context, newsroom, checked, texts, { ...options, whole });
  if (options.fix && options.dryRun) return diffOutcome(context, result, before, texts, fixed);
  return outcome(context, result, texts, options, fixed, [...note, ...notes]);
}

/** With --since, the articles that changed, and what a person should know of the others. */
async function changesOnly(
  context: Context,
  newsroom: Newsroom | null,
  files: readonly ReadFile[],
  { since }: CheckOptions,
): Promise<{ files: readonly ReadFile[]; note: string[] }> {
  if (since === undefined) return { files, note: [] };
  const { changedSince } = await import('./git-changes.ts');
  const place = { cwd: context.cwd, root: newsroom?.root ?? null };
  const { files: changed, settings } = await changedSince(place, since, files);
  const note = settings.length > 0 ? [settingsNote(settings, since)] : [];
  if (changed.length === 0) note.unshift(`No article has changed since ${since}.`);
  return { files: changed, note };
}

const settingsNote = (settings: readonly string[], since: string): string =>
  `${settings.join(' and ')} changed since ${since} too: what that means for the other articles tells \`newsctl check\` without --since.`;

/** One check of all articles, or of those that changed. */
async function checkOnce(
  context: Context,
  newsroom: Newsroom | null,
  read: readonly ReadFile[],
  recalled: Recalled | null,
  { since, profileRules }: CheckOptions,
): Promise<CheckResult> {
  if (recalled && newsroom)
    return (await import('./check-changed.ts')).checkChanged(context, newsroom, recalled);
  const request = await checkRequest(context, newsroom, read, { since });
  if (!profileRules) return inSteps(context, checkInSteps(request));
  const { RuleTimes } = await import('../check/rule-times.ts');
  const times = new RuleTimes();
  const result = await inSteps(context, checkInSteps({ ...request, timed: times.timed }));
  context.stderr.write(`${times.table(result.findings)}\n`);
  return result;
}

const filesToRead = async (
  context: Context,
  newsroom: Newsroom | null,
  paths: readonly string[],
  options: CheckOptions,
): Promise<ReadFile[]> =>
  options.staged
    ? (await import('./staged.ts')).stagedArticles(context)
    : readArticles(context, newsroom, { paths, ...options });

const textsOf = (read: readonly ReadFile[]): Map<string, string> =>
  new Map(read.map(({ path, text }) => [path, text]));

/** Writes the articles that the fixes changed, each all at once, unless it is only to be shown; returns how many faults were mended. */
async function applyFixes(
  context: Context,
  newsroom: Newsroom | null,
  read: readonly ReadFile[],
  { since, dryRun, unsafeFixes }: CheckOptions,
): Promise<number> {
  const { writeFileAtomically } = await import('../text/write-file.ts');
  let mended = 0;
  const byPath = new Map(read.map((article) => [article.path, article]));
  const request = await checkRequest(context, newsroom, read, { since });
  const fixed = await inSteps(context, fixInSteps(request, unsafeFixes ? 'all' : 'safe'));
  for (const { path, text, applied } of fixed) {
    const article = byPath.get(path)!;
    if (context.signal.aborted || text === article.text) continue;
    if (!dryRun) await writeFileAtomically(article.file!, text);
    article.text = text;
    mended += applied.length;
  }
  return mended;
}
