import { NewsctlError } from '../../errors.ts';
import { FORMATS } from '../../reporters/formats.ts';
import { defineCommand } from '../command.ts';
import { type CheckOptions, FAIL_ON } from '../check-options.ts';
import type { Context } from '../context.ts';
import { optimiseFor } from '../optimiser.ts';

export const check = defineCommand<CheckOptions>({
  name: 'check',
  summary: 'read articles as a sub-editor would',
  details:
    'Without a path every article of the newsroom is read. Errors end with status 1; warnings do with --strict, or when there are more than --max-warnings. No rule of style looks inside quotation marks, and no fix changes words that somebody said. Formats: ' +
    `${FORMATS.map(({ name, summary }) => `${name} (${summary})`).join('; ')}; json (as --json).`,
  arguments: [{ name: '[paths...]', description: 'files, folders or patterns; - for stdin' }],
  options: [
    { flags: '--fix', description: 'apply the safe fixes' },
    { flags: '--dry-run', description: 'with --fix: show the changes as a diff and write nothing' },
    {
      flags: '--format <name>',
      description: 'how to print what was found',
      choices: [...FORMATS.map(({ name }) => name), 'json'],
    },
    {
      flags: '--fail-on <level>',
      description: 'the mildest level that ends with status 1',
      choices: FAIL_ON,
    },
    { flags: '--strict', description: 'let warnings, and reviews that nobody has acknowledged, fail too' },
    {
      flags: '--max-warnings <number>',
      description: 'fail if there are more warnings than this',
      number: true,
    },
    {
      flags: '--since <revision>',
      description: 'compare with a revision of git, not with what readers have',
    },
    { flags: '--staged', description: 'check what git is about to commit, as it will be committed' },
    { flags: '--write-baseline', description: 'write down all findings of the newsroom, to live with them' },
    { flags: '--no-baseline', description: 'show the findings that the newsroom lives with, too' },
    { flags: '--stdin-path <name>', description: 'name of the article that comes from stdin' },
    { flags: '--allow-empty', description: 'accept that nothing is there to check' },
  ],
  examples: [
    { line: 'newsctl check', does: 'read every article' },
    { line: 'newsctl check articles/2026/11 --fix', does: 'mend what can be mended safely in one folder' },
    { line: 'newsctl check --since HEAD', does: 'see what an edit took away since the last commit' },
    {
      line: 'newsctl check --format html > check.html',
      does: 'write a page with the findings in the margin',
    },
    { line: 'newsctl check --format sarif > check.sarif', does: 'write what code scanning reads' },
    {
      line: 'newsctl check --json - --stdin-path story.md < story.md',
      does: 'check what an editor pipes in',
    },
  ],
  group: 'Check',
  async run(context, paths, options) {
    refuseContradictions(context, paths, options);
    const [{ checkInSteps }, { checkRequest, newsroomIfAny }, { readArticles }, { inSteps }] =
      await Promise.all([
        import('../../check/check.ts'),
        import('../newsroom.ts'),
        import('../read-articles.ts'),
        import('../steps.ts'),
      ]);
    const newsroom = await newsroomIfAny(context);
    const read = options.staged
      ? await (await import('../staged.ts')).stagedArticles(context)
      : await readArticles(context, newsroom, { paths, ...options });
    optimiseFor(read);
    if (options.fix && read.some(({ file }) => file === null))
      throw new NewsctlError('USAGE', '--fix changes files; it cannot be used with stdin.');
    const before = new Map(read.map(({ path, text }) => [path, text]));
    const fixed = options.fix ? await applyFixes(context, newsroom, read, options) : 0;
    const checked = await inSteps(
      context,
      checkInSteps(await checkRequest(context, newsroom, read, { since: options.since })),
    );
    const texts = new Map(read.map(({ path, text }) => [path, text]));
    const { baselined, diffOutcome, outcome } = await import('../check-outcome.ts');
    const { result, notes } = await baselined(context, newsroom, checked, texts, {
      ...options,
      whole: paths.length === 0 && !options.staged,
    });
    if (options.fix && options.dryRun) return diffOutcome(context, result, before, texts, fixed);
    return outcome(context, result, texts, options, fixed, notes);
  },
});

/** What cannot be meant at once. */
function refuseContradictions(context: Context, paths: readonly string[], options: CheckOptions): void {
  const { format, staged, fix, dryRun, stdinPath, writeBaseline } = options;
  const refuse = (message: string, hint: string): never => {
    throw new NewsctlError('USAGE', message, { hint });
  };
  if (context.json && format !== undefined && format !== 'json')
    refuse(`--json and --format ${format} cannot go together.`, 'Leave one of them out.');
  if (dryRun && !fix)
    refuse('--dry-run shows what --fix would change: it needs --fix.', 'newsctl check --fix --dry-run');
  if (staged && (paths.length > 0 || stdinPath !== undefined || fix))
    refuse(
      '--staged checks what git is about to commit: it takes no paths, and fixes nothing.',
      'Leave the paths, --stdin-path and --fix out.',
    );
  if (writeBaseline && (paths.length > 0 || staged || fix || stdinPath !== undefined))
    refuse(
      '--write-baseline writes down the findings of the whole newsroom, as it stands.',
      'Leave the paths, --staged, --stdin-path and --fix out.',
    );
}

type Files = Awaited<ReturnType<typeof import('../read-articles.ts').readArticles>>;
type MaybeNewsroom = Awaited<ReturnType<typeof import('../newsroom.ts').newsroomIfAny>>;

/** Writes the articles that the safe fixes changed, each all at once, unless it is only to be shown; returns how many faults were mended. */
async function applyFixes(
  context: Context,
  newsroom: MaybeNewsroom,
  read: Files,
  { since, dryRun }: CheckOptions,
): Promise<number> {
  const [{ fixInSteps }, { checkRequest }, { writeFileAtomically }, { inSteps }] = await Promise.all([
    import('../../check/check.ts'),
    import('../newsroom.ts'),
    import('../../text/write-file.ts'),
    import('../steps.ts'),
  ]);
  let mended = 0;
  const byPath = new Map(read.map((article) => [article.path, article]));
  const fixed = await inSteps(context, fixInSteps(await checkRequest(context, newsroom, read, { since })));
  for (const { path, text, applied } of fixed) {
    const article = byPath.get(path)!;
    if (context.signal.aborted || text === article.text) continue;
    if (!dryRun) await writeFileAtomically(article.file!, text);
    article.text = text;
    mended += applied.length;
  }
  return mended;
}
