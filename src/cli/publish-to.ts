import type { CheckResult } from '../check/check.ts';
import { NewsctlError } from '../errors.ts';
import { HostLooks } from '../publish/host-looks.ts';
import type { VerifyOptions } from './look-after.ts';
import { loadMeanwhile } from './load-meanwhile.ts';
import { lookedAhead } from './look-ahead.ts';
import { endLooking } from '../looks/looker.ts';
import { followPlan, onlyLooks, wantedPlan } from './plan-option.ts';
import { prepareAndCheck, type Wish } from './prepare-and-check.ts';
import { nothingToDo, planned, refused, withReviews } from './publish-outcomes.ts';
import type { Desk } from './open-host.ts';
import type { Context, Outcome } from './context.ts';

/** How a publish to one host is done. */
export interface PublishOptions extends VerifyOptions {
  to?: string;
  dryRun?: boolean;
  yes?: boolean;
  confirm?: string;
  strict?: boolean;
  /** A file to write the plan to, in place of carrying it out. */
  planOut?: string;
  /** A file with the plan that alone may be carried out. */
  plan?: string;
  /** Only articles whose time has come since the last publish. */
  due?: boolean;
  /** Overwrites what somebody changed in a content management system. */
  takeOurs?: boolean;
  /** Leaves it. */
  takeTheirs?: boolean;
}

/** Publishes to one host: all that is ready, or some articles by their paths. */
export async function publishTo(
  context: Context,
  paths: readonly string[],
  options: PublishOptions,
): Promise<Outcome> {
  const ahead = lookedAhead(context.cwd);
  const [{ chooseHost }, { openChosen }, { articlesNow, nothingChanged }] = await Promise.all([
    import('./choose-host.ts'),
    import('./open-host.ts'),
    import('./unchanged.ts'),
  ]);
  const chosen = await chooseHost(context, options.to);
  if (chosen.kind.publishes === 'articles')
    return (await import('./publish-articles.ts')).publishToCms(context, chosen, paths, options);
  demandNoTake(options);
  const desk = await openChosen(context, chosen);
  const { paths: every, stamps } = await loadMeanwhile(
    articlesNow(desk.newsroom, ahead),
    desk.newsroom.config.timezone,
  );
  const looks = new HostLooks(desk.host);
  const only = options.due
    ? await (await import('./due-articles.ts')).dueArticles(context, desk, every, paths)
    : await named(context, desk, paths);
  if (options.due && only?.length === 0) return { result: null };
  const isPlain = only === null && !context.json && !ASKS_MORE.some((option) => options[option]);
  if (isPlain && (await nothingChanged(context, desk, { stamps, looks }))) return nothingToDo(context);
  return publishChosen(context, desk, { every, stamps, looks, only, options });
}

const named = async (context: Context, { newsroom }: Desk, paths: readonly string[]) =>
  paths.length === 0 ? null : (await import('./publishing.ts')).namedArticles(context, newsroom, paths);

function demandNoTake({ takeOurs, takeTheirs }: PublishOptions): void {
  if (takeOurs || takeTheirs)
    throw new NewsctlError(
      'USAGE',
      '`--take-ours` and `--take-theirs` are for hosts that take articles, such as WordPress and Ghost.',
      { hint: 'A site of files is put right by every publish.' },
    );
}

/** Only the plainest call, which cron and tired editors make most, takes the short way where nothing changed. */
const ASKS_MORE = ['dryRun', 'planOut', 'plan', 'strict'] as const;

const sitePlans = () => import('../publish/plan-file.ts');

async function publishChosen(
  context: Context,
  desk: Desk,
  wish: Wish & { options: PublishOptions },
): Promise<Outcome> {
  const { only, options } = wish;
  const wanted = await wantedPlan(context, sitePlans, options);
  const made = wanted ? new Date(wanted.made) : context.now;
  const { work, checked, stamps } = await prepareAndCheck({ ...context, now: made }, desk, wish);
  const { error, warning, review } = checked.counts;
  if (error > 0 || (options.strict && warning + review > 0)) return refused(context, work.prepared, checked);
  const open = review + (work.patched?.reviews ?? 0);
  const now = { host: desk.hostName, made, prepared: work.prepared };
  await followPlan(context, sitePlans, now, { wanted, planOut: options.planOut });
  if (onlyLooks(options)) return withReviews(await planned(context, work.prepared, desk.host.label), open);
  const { carryOut } = await import('./carry-out.ts');
  const { outcome, release } = await carryOut(context, desk, work.prepared, options);
  endLooking();
  if (only === null)
    await (await import('./unchanged.ts')).rememberPublished(context, desk, await stamps, work);
  if (release !== null) work.note?.(release, reviewsOf(checked));
  work.cache?.save();
  return withReviews(outcome, open);
}

/** How many reviews are open, by the files of articles. */
function reviewsOf({ findings }: CheckResult): Map<string, number> {
  const open = new Map<string, number>();
  for (const { severity, path } of findings)
    if (severity === 'review') open.set(path, (open.get(path) ?? 0) + 1);
  return open;
}
