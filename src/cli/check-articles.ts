import { checkInSteps, fixInSteps } from '../check/check.ts';
import { NewsctlError } from '../errors.ts';
import type { Newsroom } from '../newsroom/newsroom.ts';
import type { CheckOptions } from './check-options.ts';
import { baselined, diffOutcome, outcome } from './check-outcome.ts';
import type { Context, Outcome } from './context.ts';
import { checkRequest, newsroomIfAny } from './newsroom.ts';
import { optimiseFor } from './optimiser.ts';
import { type ReadFile, readArticles } from './read-articles.ts';
import { inSteps } from './steps.ts';

/** Reads articles as a sub-editor would, with the rules, the newsroom and its house style. */
export async function checkArticles(
  context: Context,
  paths: readonly string[],
  options: CheckOptions,
): Promise<Outcome> {
  const newsroom = await newsroomIfAny(context);
  const read = options.staged
    ? await (await import('./staged.ts')).stagedArticles(context)
    : await readArticles(context, newsroom, { paths, ...options });
  optimiseFor(read);
  if (options.fix && read.some(({ file }) => file === null))
    throw new NewsctlError('USAGE', '--fix changes files; it cannot be used with stdin.');
  const before = textsOf(read);
  const fixed = options.fix ? await applyFixes(context, newsroom, read, options) : 0;
  const checked = await inSteps(
    context,
    checkInSteps(await checkRequest(context, newsroom, read, { since: options.since })),
  );
  const texts = textsOf(read);
  const whole = paths.length === 0 && !options.staged;
  const { result, notes } = await baselined(context, newsroom, checked, texts, { ...options, whole });
  if (options.fix && options.dryRun) return diffOutcome(context, result, before, texts, fixed);
  return outcome(context, result, texts, options, fixed, notes);
}

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
