import { NewsctlError } from '../../errors.ts';
import { FORMATS } from '../../reporters/formats.ts';
import { type CheckOptions, FAIL_ON } from '../check-options.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { refuseWithoutConfig, VALE_FLAGS, withValeFlags } from '../vale-flags.ts';

export const check = defineCommand<CheckOptions>({
  name: 'check',
  summary: 'read articles as a sub-editor would',
  details:
    'Without a path every article of the newsroom is read. Errors end with status 1; warnings do with --strict, or when there are more than --max-warnings. No rule of style looks inside quotation marks, and no fix changes words that somebody said. With a .vale.ini the flags of Vale are understood too: --output, --minAlertLevel, --glob, --ext, --ignore-syntax, --no-exit. Formats: ' +
    `${FORMATS.map(({ name, summary }) => `${name} (${summary})`).join('; ')}; json (as --json).`,
  arguments: [{ name: '[paths...]', description: 'files, folders or patterns; - for stdin' }],
  options: [
    { flags: '--fix', description: 'apply the safe fixes' },
    { flags: '--dry-run', description: 'with --fix: show the changes as a diff and write nothing' },
    {
      flags: '--unsafe-fixes',
      description: 'with --fix: apply what is only suggested, too; read the diff before you trust it',
    },
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
      description:
        'check only the articles that changed since a revision of git, or whose sources did, and compare them with it, not with what readers have',
    },
    { flags: '--staged', description: 'check what git is about to commit, as it will be committed' },
    { flags: '--write-baseline', description: 'write down all findings of the newsroom, to live with them' },
    { flags: '--no-baseline', description: 'show the findings that the newsroom lives with, too' },
    {
      flags: '--no-cache',
      description: 'read every article anew, also what has not changed since the last check',
    },
    { flags: '--watch', description: 'check again whenever a file that matters is saved, until Ctrl-C' },
    { flags: '--profile-rules', description: 'print on stderr how long each rule took, the slowest first' },
    {
      flags: '--vale-config <file>',
      description: 'check with the styles of a .vale.ini alone, quoted words included, as Vale does',
    },
    { flags: '--config <file>', description: 'the same as --vale-config' },
    { flags: '--stdin-path <name>', description: 'name of the article that comes from stdin' },
    { flags: '--allow-empty', description: 'accept that nothing is there to check' },
    ...VALE_FLAGS,
  ],
  examples: [
    { line: 'newsctl check', does: 'read every article' },
    { line: 'newsctl check articles/2026/11 --fix', does: 'mend what can be mended safely in one folder' },
    {
      line: 'newsctl check --since HEAD',
      does: 'check what was edited since the last commit, and what that took away',
    },
    {
      line: 'newsctl check --format html > check.html',
      does: 'write a page with the findings in the margin',
    },
    {
      line: 'newsctl check --vale-config .vale.ini --format line articles',
      does: 'get the alerts of a Vale configuration',
    },
    { line: 'newsctl check --format sarif > check.sarif', does: 'write what code scanning reads' },
    {
      line: 'newsctl check --json - --stdin-path story.md < story.md',
      does: 'check what an editor pipes in',
    },
  ],
  group: 'Check',
  async run(context, named, written) {
    const { paths, options } = withValeFlags(named, written);
    refuseContradictions(context, paths, options);
    if (options.watch) return (await import('../watch.ts')).watchAndCheck(context, paths, options);
    const valeConfig = await valeConfigFor(context, options);
    if (valeConfig !== null)
      return (await import('../vale-check.ts')).checkStyles(context, paths, options, valeConfig);
    refuseWithoutConfig(options);
    return (await import('../check-articles.ts')).checkArticles(context, paths, options);
  },
});

/** The `.vale.ini` that is alone in charge: one that was named, or outside a newsroom, for lines or with `--output`, one that is found. */
async function valeConfigFor(
  context: Context,
  { valeConfig, config, format, output }: CheckOptions,
): Promise<string | null> {
  const named = valeConfig ?? config;
  if (named !== undefined) return named;
  if (format !== 'line' && output === undefined) return null;
  const [{ findRoot }, { findValeConfig }] = await Promise.all([
    import('../../newsroom/find-root.ts'),
    import('../vale-check.ts'),
  ]);
  return (await findRoot(context.cwd)) === null ? findValeConfig(context.cwd) : null;
}

/** What cannot be meant at once. */
function refuseContradictions(context: Context, paths: readonly string[], options: CheckOptions): void {
  const { format, staged, fix, dryRun, unsafeFixes, since, stdinPath, writeBaseline } = options;
  const refuse = (message: string, hint: string): never => {
    throw new NewsctlError('USAGE', message, { hint });
  };
  if (context.json && format !== undefined && format !== 'json')
    refuse(`--json and --format ${format} cannot go together.`, 'Leave one of them out.');
  if (dryRun && !fix)
    refuse('--dry-run shows what --fix would change: it needs --fix.', 'newsctl check --fix --dry-run');
  if (unsafeFixes && !fix)
    refuse(
      '--unsafe-fixes says which fixes to apply: it needs --fix.',
      'newsctl check --fix --unsafe-fixes --dry-run',
    );
  if (staged && (paths.length > 0 || stdinPath !== undefined || fix))
    refuse(
      '--staged checks what git is about to commit: it takes no paths, and fixes nothing.',
      'Leave the paths, --stdin-path and --fix out.',
    );
  if (writeBaseline && (paths.length > 0 || staged || fix || since !== undefined || stdinPath !== undefined))
    refuse(
      '--write-baseline writes down the findings of the whole newsroom, as it stands.',
      'Leave the paths, --staged, --since, --stdin-path and --fix out.',
    );
}
