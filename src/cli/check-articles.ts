import type { CheckOptions } from './check-options.ts';
import type { Context, Outcome } from './context.ts';

/** Reads articles as a sub-editor would, with the rules, the newsroom and its house style; what did not change since the last check is not read again. */
export async function checkArticles(
  context: Context,
  paths: readonly string[],
  options: CheckOptions,
): Promise<Outcome> {
  if (!mayRecall(paths, options)) return anew(context, paths, options);
  const { recall, recalledOutcome } = await import('./recall.ts');
  const recalled = await recall(context, paths, options);
  return (
    (recalled && (await recalledOutcome(context, recalled, { ...options, whole: paths.length === 0 }))) ??
    anew(context, paths, options, recalled)
  );
}

// Everything that checks is loaded only where something is left to check.
const anew = async (...all: Parameters<typeof import('./check-anew.ts').checkAnew>): Promise<Outcome> =>
  (await import('./check-anew.ts')).checkAnew(...all);

/** Fewer files, named one by one, are checked sooner than it is found out whether they changed. */
const FEW = 8;

const mayRecall = (paths: readonly string[], options: CheckOptions): boolean =>
  options.cache !== false &&
  !(options.fix || options.staged || options.profileRules) &&
  options.since === undefined &&
  options.stdinPath === undefined &&
  (paths.length === 0 ||
    paths.length > FEW ||
    !paths.every((path) => /\.(?:md|markdown|txt)$/i.test(path))) &&
  !paths.includes('-');
