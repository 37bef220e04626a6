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
}

export const check = defineCommand<Options>({
  name: 'check',
  summary: 'read articles as a sub-editor would',
  details:
    'Without a path every article of the newsroom is read. Errors end with status 1; warnings do with --strict, or when there are more than --max-warnings. No rule of style looks inside quotation marks, and no fix changes words that somebody said.',
  arguments: [{ name: '[paths...]', description: 'files, folders or patterns; - for stdin' }],
  options: [
    { flags: '--fix', description: 'apply the safe fixes' },
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
  const { reportText } = await import('../../reporters/text.ts');
  const tooMany =
    result.counts.warning > (options.strict ? 0 : (options.maxWarnings ?? Number.POSITIVE_INFINITY));
  return {
    result: { ...result, fixed },
    text: context.json ? '' : await reportText(result, texts, context.paint),
    notes: options.fix ? [`${fixed} ${fixed === 1 ? 'fault' : 'faults'} mended.`] : [],
    exitCode: result.counts.error > 0 || tooMany || (options.strict && result.counts.review > 0) ? 1 : 0,
  };
}
