import type { CheckResult } from '../../check/check.ts';
import type { NewsctlError } from '../../errors.ts';
import type { SiteCache } from '../../publish/cache/site-cache.ts';
import type { DeskArticle } from '../../publish/desk-article.ts';
import type { ArticleStamps } from '../../publish/fingerprint.ts';
import type { Prepared } from '../../publish/prepare.ts';
import { count } from '../../text/count.ts';
import { defineCommand } from '../command.ts';
import type { Context, Outcome } from '../context.ts';

interface Options {
  to?: string;
  dryRun?: boolean;
  yes?: boolean;
  confirm?: string;
  strict?: boolean;
}

export const publish = defineCommand<Options>({
  name: 'publish',
  summary: 'bring the site to its readers',
  details:
    'Shows the plan, carries it out all at once, and writes a receipt. Drafts and embargoed articles stay at home and leave no trace; an article with errors stops the publication. Naming articles publishes those alone: the others stay as readers know them.',
  arguments: [{ name: '[paths...]', description: 'the only articles to publish now' }],
  options: [
    { flags: '--to <host>', description: 'a host of newsctl.yaml, in place of the usual one' },
    { flags: '--dry-run', description: 'show the plan and change nothing' },
    { flags: '-y, --yes', description: 'say yes to taking over a folder that is not empty' },
    { flags: '--confirm <name>', description: 'name of the newsroom, to remove more pages than max_remove' },
    {
      flags: '--strict',
      description: 'let warnings, and reviews that nobody has acknowledged, stop the publication too',
    },
  ],
  examples: [
    { line: 'newsctl publish --dry-run', does: 'see what would change for readers' },
    { line: 'newsctl publish', does: 'publish everything that is approved' },
    {
      line: 'newsctl publish articles/2026/11/bridge-closes.md',
      does: 'publish one article and nothing else',
    },
  ],
  group: 'Publish',
  async run(context, paths, options) {
    const { articlePaths, articleStamps, openHost, namedArticles, nothingChanged, rememberPublished } =
      await import('../publishing.ts');
    const desk = await openHost(context, options.to);
    const every = await articlePaths(desk.newsroom);
    const stamps = articleStamps(desk.place.root, every);
    const only = await namedArticles(context, desk.newsroom, paths);
    // Only the plainest call, which cron and tired editors make most, takes the short way.
    const plain = only === null && !options.dryRun && !options.strict && !context.json;
    if (plain && (await nothingChanged(context, desk, stamps))) return nothingToDo(context);
    const { checkOutgoing } = await import('../check-outgoing.ts');
    const work = await prepared(context, desk, { every, stamps, only, options });
    const { outgoing } = work.prepared;
    const going = outgoing.filter(({ article }) => !only || only.includes(article.path));
    const keeps = !options.dryRun && !work.patched;
    const checked = await checkOutgoing(
      context,
      desk,
      going,
      keeps ? 'kept' : work.patched ? 'alone' : 'looked at',
    );
    // Also for a publication that is refused: the next one has but to look at what was put right.
    work.cache?.save();
    const { error, warning, review } = checked.counts;
    if (error > 0 || (options.strict && warning + review > 0))
      return refused(context, work.prepared, checked);
    const open = review + (work.patched?.reviews ?? 0);
    if (options.dryRun) return withReviews(await planned(context, work.prepared, desk.host.label), open);
    const { outcome, release } = await carryOut(context, desk, work.prepared, options);
    if (only === null) await rememberPublished(context, desk, stamps, work);
    if (release !== null) work.note?.(release, reviewsOf(checked));
    work.cache?.save();
    return withReviews(outcome, open);
  },
});

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
  stamps: ArticleStamps;
  only: readonly string[] | null;
  options: Options;
}

async function prepared(context: Context, desk: Desk, { every, stamps, only, options }: Wish): Promise<Work> {
  const [{ gather, siteCache }, { circumstancesMark }, { prepare, prepareNewsroom }, { optimiseForSite }] =
    await Promise.all([
      import('../publishing.ts'),
      import('../check-outgoing.ts'),
      import('../../publish/prepare.ts'),
      import('../optimiser.ts'),
    ]);
  const common = { ...desk.place, settings: desk.newsroom.config, host: desk.host, now: context.now };
  const audience = only === null ? await circumstancesMark(context, desk) : null;
  const use = { target: `host ${desk.hostName}`, keeps: !options.dryRun };
  const cache = audience === null ? null : siteCache(context, desk.newsroom, use);
  if (audience === null || cache === null) {
    optimiseForSite();
    const gathered = await gather(context, desk.newsroom, every, use);
    return { ...gathered, prepared: await prepare({ ...common, ...gathered, only }) };
  }
  // Whoever wants to hear of every warning has every article looked at.
  const afresh = options.strict === true;
  const work = await prepareNewsroom({
    ...{ ...common, paths: every, stamps, cache, audience, afresh },
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

const nothingToDo = (context: Context): Outcome => ({
  result: null,
  text: `${context.paint.green('✓')} Nothing to publish: readers have everything already.`,
  notes: ['`newsctl status` says what stays at home, and why.'],
});

type Desk = Awaited<ReturnType<typeof import('../publishing.ts').openHost>>;

async function refused(context: Context, prepared: Prepared, checked: CheckResult): Promise<Outcome> {
  const [{ NewsctlError: Failure }, { reportText }, { textsOf }] = await Promise.all([
    import('../../errors.ts'),
    import('../../reporters/text.ts'),
    import('../check-outgoing.ts'),
  ]);
  const found = new Set(checked.findings.map(({ path }) => path));
  const shown = prepared.outgoing.filter(({ article }) => found.has(article.path));
  const texts = new Map((await textsOf(shown)).map(({ path, text }) => [path, text]));
  const error: NewsctlError = new Failure(
    'CHECK_FAILED',
    'Nothing was published: the check found errors in what would go out.',
  );
  return {
    result: { findings: checked.findings, counts: checked.counts },
    text: context.json ? '' : await reportText(checked, texts, context.paint),
    error,
  };
}

async function planned(context: Context, prepared: Prepared, label: string): Promise<Outcome> {
  const { planResult, showPlan } = await import('../../reporters/plan.ts');
  return {
    result: planResult(prepared),
    text: context.json ? '' : showPlan(prepared, label, context.paint),
    notes: ['Nothing was changed: this was a dry run.'],
    warnings: warningsOf(prepared),
  };
}

async function carryOut(
  context: Context,
  desk: Desk,
  prepared: Prepared,
  options: Options,
): Promise<{ outcome: Outcome; release: string | null }> {
  const [{ publish: publishNow }, { planResult, showPlan, showPublished }, { Progress }, { confirmPlan }] =
    await Promise.all([
      import('../../publish/publish.ts'),
      import('../../reporters/plan.ts'),
      import('../progress.ts'),
      import('../publishing.ts'),
    ]);
  if (!context.json && !context.quiet)
    context.stderr.write(`${showPlan(prepared, desk.host.label, context.paintError)}\n`);
  await confirmPlan(context, desk, prepared, options);
  const progress = new Progress(context);
  const done = await publishNow({
    ...desk.run,
    prepared,
    signal: context.signal,
    now: context.now,
    progress: (done, total, path) => progress.update('publishing', done, total, path),
  }).finally(progress.end);
  const outcome = {
    result: { ...planResult(prepared), ...done },
    text: showPublished(prepared, done, desk.host.label, desk.newsroom.config.url, context.paint),
    warnings: [...warningsOf(prepared), ...done.warnings],
  };
  return { outcome, release: done.release };
}

/** What only a person can settle stops no publication, but does not go out unsaid. */
const withReviews = (outcome: Outcome, open: number): Outcome =>
  open === 0
    ? outcome
    : {
        ...outcome,
        notes: [
          ...(outcome.notes ?? []),
          `${count(open, 'review')} of what goes out ${open === 1 ? 'is' : 'are'} open: \`newsctl check\` shows what to ask, \`newsctl ack\` records the answer.`,
        ],
      };

const warningsOf = (prepared: Prepared): string[] => [
  ...prepared.warnings,
  ...prepared.problems.map(({ path, message }) => `${path}: ${message}`),
];
