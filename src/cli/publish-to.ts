import type { CheckResult } from '../check/check.ts';
import { NewsctlError } from '../errors.ts';
import type { SiteCache } from '../publish/cache/site-cache.ts';
import type { DeskArticle } from '../publish/desk-article.ts';
import type { ArticleStamps } from '../publish/fingerprint.ts';
import { HostLooks } from '../publish/host-looks.ts';
import type { Prepared } from '../publish/prepare.ts';
import type { VerifyOptions } from './look-after.ts';
import { loadMeanwhile } from './load-meanwhile.ts';
import { lookedAhead } from './look-ahead.ts';
import { endLooking } from '../looks/looker.ts';
import { meanwhile } from '../text/meanwhile.ts';
import { followPlan, onlyLooks, wantedPlan } from './plan-option.ts';
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

async function publishChosen(context: Context, desk: Desk, wish: Wish): Promise<Outcome> {
  const { only, options } = wish;
  const wanted = await wantedPlan(context, sitePlans, options);
  const made = wanted ? new Date(wanted.made) : context.now;
  const { work, checked, stamps } = await preparedAndChecked({ ...context, now: made }, desk, wish);
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

/** How often everything is looked at again because somebody saves an article meanwhile. */
const TIMES = 3;

/**
 * Prepares a publish and checks what goes out. Of a large archive that takes a minute, in which reporters save: then it
 * is looked at once more, which costs what they changed.
 * @throws NewsctlError FILE_CHANGED where it never comes to rest
 */
async function preparedAndChecked(
  context: Context,
  desk: Desk,
  wish: Wish,
): Promise<{ work: Work; checked: CheckResult; stamps: Promise<ArticleStamps> }> {
  for (let times = 1, { stamps, looks } = wish; ; times++) {
    const work = await prepared(context, desk, { ...wish, stamps, looks });
    try {
      return { work, checked: await checkedFor(context, desk, work, wish), stamps };
    } catch (error) {
      if (!isChange(error) || times === TIMES) throw error;
      work.cache?.save();
    }
    const { articleStamps } = await import('./unchanged.ts');
    stamps = meanwhile(articleStamps(desk.place.root, wish.every));
    looks = new HostLooks(desk.host);
  }
}

const isChange = (error: unknown): boolean => error instanceof NewsctlError && error.code === 'FILE_CHANGED';

/** Checks what goes out. */
async function checkedFor(
  context: Context,
  desk: Desk,
  work: Work,
  { only, options }: Wish,
): Promise<CheckResult> {
  const { checkOutgoing } = await import('./check-outgoing.ts');
  const going = work.prepared.outgoing.filter(({ article }) => !only || only.includes(article.path));
  const keeps = !onlyLooks(options) && !work.patched;
  const keeping = keeps ? 'kept' : work.patched ? 'alone' : 'looked at';
  const checked = await checkOutgoing(context, desk, going, keeping, work.prepared.live);
  // Also for a publication that is refused: the next one has but to look at what was put right.
  work.cache?.save();
  return checked;
}

/** A publish that was prepared, with what it was prepared from. */
interface Work {
  prepared: Prepared;
  /** Articles that were looked at. */
  files: DeskArticle[];
  /** When, in milliseconds since 1970. */
  started: number;
  cache?: SiteCache;
  patched?: { reviews: number } | null;
  note?(release: string, reviews: ReadonlyMap<string, number>): void;
}

interface Wish {
  /** Every article file of the newsroom. */
  every: readonly string[];
  stamps: Promise<ArticleStamps>;
  looks: HostLooks;
  only: readonly string[] | null;
  options: PublishOptions;
}

async function prepared(
  context: Context,
  desk: Desk,
  { every, stamps, looks, only, options }: Wish,
): Promise<Work> {
  const [{ gather, siteCache }, { circumstancesMark }, { prepare, prepareNewsroom }, { optimiseForSite }] =
    await Promise.all([
      import('./publishing.ts'),
      import('./check-outgoing.ts'),
      import('../publish/prepare.ts'),
      import('./optimiser.ts'),
    ]);
  const { signal, now } = context;
  const common = { ...desk.place, settings: desk.newsroom.config, host: desk.host, now, signal };
  const audience = only === null ? await circumstancesMark(context, desk) : null;
  const use = { target: `host ${desk.hostName}`, keeps: !onlyLooks(options) };
  const cache = audience === null ? null : siteCache(context, desk.newsroom, use);
  if (audience === null || cache === null) {
    optimiseForSite();
    const gathered = await gather(context, desk.newsroom, every, use);
    return { ...gathered, prepared: await prepare({ ...common, ...gathered, only }) };
  }
  // Whoever wants to hear of every warning has every article looked at.
  const afresh = options.strict === true;
  const work = await prepareNewsroom({
    ...{ ...common, paths: every, stamps, looks, cache, audience, afresh },
    beforeWhole: optimiseForSite,
  });
  const { patched, note, outgoing, atHome } = work;
  return { prepared: work, files: [...outgoing, ...atHome], started: cache.started, cache, patched, note };
}

/** How many reviews are open, by the files of articles. */
function reviewsOf({ findings }: CheckResult): Map<string, number> {
  const open = new Map<string, number>();
  for (const { severity, path } of findings)
    if (severity === 'review') open.set(path, (open.get(path) ?? 0) + 1);
  return open;
}
