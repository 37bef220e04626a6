import type { CheckResult } from '../../check/check.ts';
import { NewsctlError } from '../../errors.ts';
import { FORMATS } from '../../reporters/formats.ts';
import { defineCommand } from '../command.ts';
import type { Context, Outcome } from '../context.ts';
import { optimiseFor } from '../optimiser.ts';

interface Options {
  fix?: boolean;
  format?: string;
  strict?: boolean;
  maxWarnings?: number;
  since?: string;
  stdinPath?: string;
  allowEmpty?: boolean;
}

export const check = defineCommand<Options>({
  name: 'check',
  summary: 'read articles as a sub-editor would',
  details:
    'Without a path every article of the newsroom is read. Errors end with status 1; warnings do with --strict, or when there are more than --max-warnings. No rule of style looks inside quotation marks, and no fix changes words that somebody said. Formats: ' +
    `${FORMATS.map(({ name, summary }) => `${name} (${summary})`).join('; ')}; json (as --json).`,
  arguments: [{ name: '[paths...]', description: 'files, folders or patterns; - for stdin' }],
  options: [
    { flags: '--fix', description: 'apply the safe fixes' },
    {
      flags: '--format <name>',
      description: 'how to print what was found',
      choices: [...FORMATS.map(({ name }) => name), 'json'],
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
    if (context.json && options.format !== undefined && options.format !== 'json')
      throw new NewsctlError('USAGE', `--json and --format ${options.format} cannot go together.`, {
        hint: 'Leave one of them out.',
      });
    if (options.fix && read.some(({ file }) => file === null))
      throw new NewsctlError('USAGE', '--fix changes files; it cannot be used with stdin.');
    const fixed = options.fix ? await writeFixes(context, newsroom, read, options) : 0;
    const result = await inSteps(
      context,
      checkInSteps(await checkRequest(context, newsroom, read, { since: options.since })),
    );
    return outcome(context, result, new Map(read.map(({ path, text }) => [path, text])), options, fixed);
  },
});

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
  const { format = 'text' } = options;
  const tooMany =
    result.counts.warning > (options.strict ? 0 : (options.maxWarnings ?? Number.POSITIVE_INFINITY));
  return {
    result: { ...result, fixed },
    ...(format === 'json' ? { asJson: true } : { text: await printed(context, result, texts, format) }),
    notes: options.fix ? [`${fixed} ${fixed === 1 ? 'fault' : 'faults'} mended.`] : [],
    exitCode: result.counts.error > 0 || tooMany || (options.strict && result.counts.review > 0) ? 1 : 0,
  };
}

async function printed(
  context: Context,
  result: CheckResult,
  texts: Map<string, string>,
  format: string,
): Promise<string> {
  if (context.json) return '';
  const report = await FORMATS.find(({ name }) => name === format)!.load();
  const { packageVersion } = await import('../package.ts');
  return report({ result, texts, paint: context.paint, version: packageVersion(), now: context.now });
}
