import type { CheckResult } from '../../check/check.ts';
import type { NewsctlError } from '../../errors.ts';
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
    const { openHost, gather, namedArticles, nothingChanged, rememberPublished } = await import(
      '../publishing.ts'
    );
    const desk = await openHost(context, options.to);
    const files = await gather(context, desk.newsroom);
    const only = await namedArticles(context, desk.newsroom, paths);
    // Only the plainest call, which cron and tired editors make most, takes the short way.
    const plain = only === null && !options.dryRun && !options.strict && !context.json;
    if (plain && (await nothingChanged(context, desk, files))) return nothingToDo(context);
    const [{ prepare }, { check }, { checkRequest }] = await Promise.all([
      import('../../publish/prepare.ts'),
      import('../../check/check.ts'),
      import('../newsroom.ts'),
    ]);
    const prepared = await prepare({
      ...desk.place,
      settings: desk.newsroom.config,
      files,
      only,
      host: desk.host,
      now: context.now,
    });
    const going = prepared.outgoing.filter(({ article }) => !only || only.includes(article.path));
    const circumstances = { host: desk.hostName, base: desk.newsroom.root };
    // Checked is exactly what readers would get: an error in it stops the publication.
    const checked = check(await checkRequest(context, desk.newsroom, await textsOf(going), circumstances));
    const { error, warning, review } = checked.counts;
    if (error > 0 || (options.strict && warning + review > 0)) return refused(context, prepared, checked);
    if (options.dryRun) return withReviews(await planned(context, prepared, desk.host.label), review);
    const outcome = withReviews(await carryOut(context, desk, prepared, options), review);
    if (only === null) await rememberPublished(context, desk);
    return outcome;
  },
});

const nothingToDo = (context: Context): Outcome => ({
  result: null,
  text: `${context.paint.green('✓')} Nothing to publish: readers have everything already.`,
  notes: ['`newsctl status` says what stays at home, and why.'],
});

async function textsOf(outgoing: Prepared['outgoing']): Promise<{ path: string; text: string }[]> {
  const texts: { path: string; text: string }[] = [];
  for (const { article, text } of outgoing) texts.push({ path: article.path, text: await text() });
  return texts;
}

type Desk = Awaited<ReturnType<typeof import('../publishing.ts').openHost>>;

async function refused(context: Context, prepared: Prepared, checked: CheckResult): Promise<Outcome> {
  const [{ NewsctlError: Failure }, { reportText }] = await Promise.all([
    import('../../errors.ts'),
    import('../../reporters/text.ts'),
  ]);
  const texts = new Map((await textsOf(prepared.outgoing)).map(({ path, text }) => [path, text]));
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
): Promise<Outcome> {
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
  return {
    result: { ...planResult(prepared), ...done },
    text: showPublished(prepared, done, desk.host.label, desk.newsroom.config.url, context.paint),
    warnings: [...warningsOf(prepared), ...done.warnings],
  };
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
