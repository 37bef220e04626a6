import type { CheckResult } from '../../check/check.ts';
import { NewsctlError } from '../../errors.ts';
import { defineCommand } from '../command.ts';
import type { Context, Outcome } from '../context.ts';
import { optimiseFor } from '../optimiser.ts';

interface Options {
  fix?: boolean;
  strict?: boolean;
  maxWarnings?: number;
  since?: string;
  stdinPath?: string;
  allowEmpty?: boolean;
  valeConfig?: string;
  config?: string;
  format?: Format;
}

const FORMATS = ['text', 'line'] as const;
type Format = (typeof FORMATS)[number];

export const check = defineCommand<Options>({
  name: 'check',
  summary: 'read articles as a sub-editor would',
  details:
    'Without a path every article of the newsroom is read. Errors end with status 1; warnings do with --strict, or when there are more than --max-warnings. No rule of style looks inside quotation marks, and no fix changes words that somebody said.',
  arguments: [{ name: '[paths...]', description: 'files, folders or patterns; - for stdin' }],
  options: [
    { flags: '--fix', description: 'apply the safe fixes' },
    { flags: '--strict', description: 'let warnings fail too' },
    {
      flags: '--max-warnings <number>',
      description: 'fail if there are more warnings than this',
      number: true,
    },
    {
      flags: '--since <revision>',
      description: 'compare with a revision of git, not with what readers have',
    },
    {
      flags: '--vale-config <file>',
      description: 'check with the styles of a .vale.ini alone, quoted words included, as Vale does',
    },
    { flags: '--config <file>', description: 'the same as --vale-config' },
    {
      flags: '--format <format>',
      description: 'line is path:line:column:rule:message, one finding a line',
      choices: FORMATS,
    },
    { flags: '--stdin-path <name>', description: 'name of the article that comes from stdin' },
    { flags: '--allow-empty', description: 'accept that nothing is there to check' },
  ],
  examples: [
    { line: 'newsctl check', does: 'read every article' },
    { line: 'newsctl check articles/2026/11 --fix', does: 'mend what can be mended safely in one folder' },
    { line: 'newsctl check --since HEAD', does: 'see what an edit took away since the last commit' },
    {
      line: 'newsctl check --vale-config .vale.ini --format line articles',
      does: 'get the alerts of a Vale configuration',
    },
    {
      line: 'newsctl check --json - --stdin-path story.md < story.md',
      does: 'check what an editor pipes in',
    },
  ],
  group: 'Check',
  async run(context, paths, options) {
    const valeConfig = await valeConfigFor(context, options);
    return valeConfig === null
      ? checkArticles(context, paths, options)
      : checkStyles(context, paths, options, valeConfig);
  },
});

/** The `.vale.ini` that is alone in charge: one that was named, or outside a newsroom, for lines, one that is found. */
async function valeConfigFor(
  context: Context,
  { valeConfig, config, format }: Options,
): Promise<string | null> {
  const named = valeConfig ?? config;
  if (named !== undefined) return named;
  if (format !== 'line') return null;
  const [{ findRoot }, { findValeConfig }] = await Promise.all([
    import('../../newsroom/newsroom.ts'),
    import('../vale-check.ts'),
  ]);
  return (await findRoot(context.cwd)) === null ? findValeConfig(context.cwd) : null;
}

async function checkStyles(
  context: Context,
  paths: readonly string[],
  options: Options,
  config: string,
): Promise<Outcome> {
  if (options.fix)
    throw new NewsctlError(
      'USAGE',
      '--fix mends what rules of newsctl find; the styles of a .vale.ini offer no safe fixes.',
    );
  const [{ readArticles }, { checkWithVale }] = await Promise.all([
    import('../read-articles.ts'),
    import('../vale-check.ts'),
  ]);
  const read = await readArticles(context, null, { ...options, paths: paths.length === 0 ? ['.'] : paths });
  const { result, warnings } = await checkWithVale(context, config, read);
  return { ...(await outcome(context, result, textsOf(read), options, 0)), warnings };
}

const textsOf = (read: Files): Map<string, string> => new Map(read.map(({ path, text }) => [path, text]));

async function checkArticles(context: Context, paths: readonly string[], options: Options): Promise<Outcome> {
  const [{ checkInSteps }, { checkRequest, newsroomIfAny }, { readArticles }, { inSteps }] =
    await Promise.all([
      import('../../check/check.ts'),
      import('../newsroom.ts'),
      import('../read-articles.ts'),
      import('../steps.ts'),
    ]);
  const newsroom = await newsroomIfAny(context);
  const read = await readArticles(context, newsroom, { paths, ...options });
  optimiseFor(read);
  if (options.fix && read.some(({ file }) => file === null))
    throw new NewsctlError('USAGE', '--fix changes files; it cannot be used with stdin.');
  const fixed = options.fix ? await writeFixes(context, newsroom, read, options) : 0;
  const result = await inSteps(
    context,
    checkInSteps(await checkRequest(context, newsroom, read, { since: options.since })),
  );
  return outcome(context, result, textsOf(read), options, fixed);
}

type Files = Awaited<ReturnType<typeof import('../read-articles.ts').readArticles>>;
type MaybeNewsroom = Awaited<ReturnType<typeof import('../newsroom.ts').newsroomIfAny>>;

/** Writes the articles that the safe fixes changed, each all at once; returns how many faults were mended. */
async function writeFixes(
  context: Context,
  newsroom: MaybeNewsroom,
  read: Files,
  { since }: Options,
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
    await writeFileAtomically(article.file!, text);
    article.text = text;
    mended += applied.length;
  }
  return mended;
}

async function outcome(
  context: Context,
  result: CheckResult,
  texts: Map<string, string>,
  options: Options,
  fixed: number,
): Promise<Outcome> {
  const tooMany =
    result.counts.warning > (options.strict ? 0 : (options.maxWarnings ?? Number.POSITIVE_INFINITY));
  return {
    result: { ...result, fixed },
    text: context.json ? '' : await report(context, result, texts, options.format),
    notes: options.fix ? [`${fixed} ${fixed === 1 ? 'fault' : 'faults'} mended.`] : [],
    exitCode: result.counts.error > 0 || tooMany ? 1 : 0,
  };
}

async function report(
  context: Context,
  result: CheckResult,
  texts: ReadonlyMap<string, string>,
  format: Format = 'text',
): Promise<string> {
  if (format === 'line') return (await import('../../reporters/line.ts')).reportLine(result, texts);
  return (await import('../../reporters/text.ts')).reportText(result, texts, context.paint);
}
